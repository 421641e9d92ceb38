"""A worker's turn at citations: one worker at a time, and not for long."""

from datetime import datetime
from time import monotonic

from ...asking import leases
from . import preparing

_LEASE = "citations"
# A worker may be the only one: links are to be checked within a minute too.
SECONDS = 20.0


def work(now: datetime, *, seconds: float = SECONDS) -> bool:
    """Make what is due for at most ``seconds`` and a step; True when there may be more."""
    if not leases.take([_LEASE], now):
        return False
    try:
        end = monotonic() + seconds
        return any(monotonic() >= end for _ in preparing.prepare())
    finally:
        leases.give_back([_LEASE], now)
