"""When a work's record has changed, its citations are asked for, once for many changes."""

from typing import Any

from celery import current_app
from django.core.cache import cache
from django.db import transaction

from publications.changes import touched

_TASK = "catalogue.tasks.prepare_citations"
# One message is under way at most: it says only "look", and the rows say what is due. Where
# the cache is not shared with the worker, a later change waits this long, or for the schedule.
_UNDER_WAY = "citations-asked-for"
_SECONDS = 10
# By then the schedule has asked: messages never pile up while no worker runs.
_EXPIRES = 60


def connect() -> None:
    """Called once, when the application is ready."""
    touched.connect(_changed, dispatch_uid="citations")


def heard() -> bool:
    """The worker looks now: what changes from here on must ask again. Whether one had asked,
    as far as the cache is shared."""
    return bool(cache.delete(_UNDER_WAY))


def _changed(**_: Any) -> None:
    # Robust: a save must stand even when the broker is away. The schedule asks again.
    transaction.on_commit(_ask, robust=True)


def _ask() -> None:
    if cache.add(_UNDER_WAY, True, timeout=_SECONDS):
        current_app.send_task(_TASK, retry=False, expires=_EXPIRES)
