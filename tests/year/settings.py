"""The worker's settings in a rehearsal: no pauses between requests, short patience, and it says
what it has done."""

import os

from config.settings import *  # noqa: F403

from .calendar import LOOKS
from .telling import UNHEARD

OUTBOUND_PAUSE = 0.0
OUTBOUND_READ_TIMEOUT = OUTBOUND_TIMEOUT = 0.4
CELERY_IMPORTS = ("tests.year.telling",)
CACHES = {"default": {**CACHES["default"], "KEY_PREFIX": os.environ["CELERY_QUEUE"]}}  # noqa: F405
# Who looks, and nobody else: what else workers do is not rehearsed.
CELERY_BEAT_SCHEDULE = {
    name: entry
    for name, entry in CELERY_BEAT_SCHEDULE.items()  # noqa: F405
    if name.rpartition(".")[2] in LOOKS
}
CELERY_TASK_ROUTES = {"catalogue.tasks.prepare_citations": {"queue": UNHEARD}}
