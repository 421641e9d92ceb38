"""A worker's turn at citations: one worker at a time, and not for long."""

import logging
from datetime import datetime
from time import monotonic

from django.core.cache import cache

from publications.models import Change

from ...asking import leases
from . import preparing
from .slots import BusyError

logger = logging.getLogger(__name__)

_LEASE = "citations"
# A worker may be the only one: links are to be checked within a minute too.
SECONDS = 20.0
# The last change of all when everything had been made: while it is the last, a look by
# schedule need not go through every work. Not for ever, as two changes that commit at one
# moment may be numbered the other way round.
_COMPLETE = "citations-complete-up-to"
_TRUSTED = 3600  # seconds


def work(now: datetime, *, seconds: float = SECONDS, announced: bool = False) -> bool:
    """Make what is due for at most ``seconds`` and a step; True when there may be more.

    ``announced``: a change was heard of. Else one query tells whether there was any.
    """
    newest = Change.objects.order_by("-id").values_list("id", flat=True).first() or 0
    if not announced and cache.get(_COMPLETE) == newest:
        return False
    if not leases.take([_LEASE], now):
        return False
    made, end = 0, monotonic() + seconds
    try:
        for step in preparing.prepare():
            made += step
            if monotonic() >= end:
                return True
        cache.set(_COMPLETE, newest, timeout=_TRUSTED)
        return False
    except BusyError:
        return False  # the schedule asks again in a minute
    finally:
        if made:
            logger.info("%d citations made", made)
        leases.give_back([_LEASE], now)
