"""A worker's turn at citations: one worker at a time, and not for long."""

import logging
from datetime import datetime
from time import monotonic

from ...asking import leases
from . import preparing
from .slots import BusyError

logger = logging.getLogger(__name__)

_LEASE = "citations"
# A worker may be the only one: links are to be checked within a minute too.
SECONDS = 20.0


def work(now: datetime, *, seconds: float = SECONDS) -> bool:
    """Make what is due for at most ``seconds`` and a step; True when there may be more."""
    if not leases.take([_LEASE], now):
        return False
    made, end = 0, monotonic() + seconds
    try:
        for step in preparing.prepare():
            made += step
            if monotonic() >= end:
                return True
        return False
    except BusyError:
        return False  # the schedule asks again in a minute
    finally:
        if made:
            logger.info("%d citations made", made)
        leases.give_back([_LEASE], now)
