"""Right after a change is committed, the process that made it applies it to the index."""

import logging
from typing import Any

from django.db import transaction

from publications.changes import touched

from .applying import apply
from .faults import IndexBrokenError
from .places import home

logger = logging.getLogger(__name__)

# What one save changes. More is left to `keep_index`: nobody waits for a serial's works.
MOST_IN_PASSING = 50


def connect() -> None:
    """Called once, when the application is ready."""
    touched.connect(_changed, dispatch_uid="search")


def _changed(ids: list[int], **_: Any) -> None:
    """Once for a transaction, however many works it touches."""
    connection = transaction.get_connection()
    if any(function is _apply for _, function, *_ in connection.run_on_commit):
        return
    # Robust: a save stands even where the index cannot follow.
    transaction.on_commit(_apply, robust=True)


def _apply() -> None:
    place = home()
    if place.current() is None:  # none is kept here, or it is being made
        return
    try:
        apply(place, most=MOST_IN_PASSING)
    except IndexBrokenError as error:
        logger.warning("The search index could not follow a change: %s", error)
