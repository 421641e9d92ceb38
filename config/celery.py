"""The Celery application: workers and scheduler take their tasks from here."""

import os
from typing import Any

from celery import Celery
from celery.signals import worker_ready

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("perdura")
app.config_from_object("django.conf:settings", namespace="CELERY")
# Named one by one: autodiscovery would miss the nested packages.
app.autodiscover_tasks(["publications", "catalogue"])


@worker_ready.connect
def look_at_once(**_: Any) -> None:
    """A worker that starts looks at everything: nobody waits a period for the first look, and
    what was missed while none ran is caught up."""
    for entry in app.conf.beat_schedule.values():
        app.send_task(entry["task"], **entry["options"])
