"""``python -m tests.archives.killed_worker POINT``: asks archives about what is due and is killed
(SIGKILL) at one point of it. In a process of its own, by the test."""

import inspect
import os
import signal
import sys
from collections.abc import Callable
from functools import wraps
from typing import Any

# Module, name of the function, whether before or after it, and at which call of it.
POINTS = {
    "before records are enrolled": ("checking", "enrol_records", "before", 1),
    "after leases are taken": ("leases", "take", "after", 1),
    "before a known record is asked for": ("checking", "_canary_reads", "before", 2),
    "after a known record read": ("checking", "_canary_reads", "after", 1),
    "after an answer": ("checking", "hold", "after", 4),
    "before a yes is written": ("checking", "_conclude", "before", 1),
    "before the states are set": ("recording", "_apply", "before", 1),
    "between the states and the ledger": ("recording", "append", "before", 2),
    "between the ledger and the commit": ("recording", "append", "after", 2),
    "after a commit": ("checking", "record", "after", 2),
    "before a no is written": ("checking", "_conclude", "before", 4),
    "after everything is written": ("checking", "_close", "after", 2),
    "before leases are given back": ("leases", "give_back", "before", 1),
    "after leases are given back": ("leases", "give_back", "after", 1),
}


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _patch(where: str, name: str, when: str, call: int) -> None:
    from catalogue.archives import checking, recording
    from catalogue.asking import leases

    owner = {"checking": checking, "recording": recording, "leases": leases}[where]
    function: Callable[..., Any] = getattr(owner, name)
    calls = 0

    def reached(moment: str) -> None:
        nonlocal calls
        calls += moment == "before"
        if moment == when and calls >= call:
            _die()

    if inspect.iscoroutinefunction(function):

        @wraps(function)
        async def waiting(*args: Any, **kwargs: Any) -> Any:
            reached("before")
            result = await function(*args, **kwargs)
            reached("after")
            return result

        setattr(owner, name, waiting)
        return

    @wraps(function)
    def hooked(*args: Any, **kwargs: Any) -> Any:
        reached("before")
        result = function(*args, **kwargs)
        reached("after")
        return result

    setattr(owner, name, hooked)


def main(point: str) -> None:
    """Check what is due, and die."""
    import django

    django.setup()
    from django.conf import settings

    from catalogue.archives.checking import check_due
    from tests.links.outcomes import NOON

    settings.OUTBOUND_PAUSE = 0.0
    _patch(*POINTS[point])
    check_due(NOON)


if __name__ == "__main__":
    main(sys.argv[1])
