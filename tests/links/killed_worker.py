"""``python -m tests.links.killed_worker POINT``: checks due links with a door that answers from
a table, and is killed (SIGKILL) at one point of it. In a process of its own, by the test."""

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

URLS = [f"https://{host}.example.org/{n}" for host in "abc" for n in range(3)]
# Module, name of the function, whether before or after it, and at which call of it.
POINTS = {
    "before addresses are enrolled": ("checking", "enrol", "before", 1),
    "after addresses are enrolled": ("checking", "enrol", "after", 1),
    "after leases are taken": ("claiming.leases", "take", "after", 1),
    "after hosts are claimed": ("running", "claim", "after", 1),
    "while a host is held": ("running.Run", "_ask_all", "before", 2),
    "before a link is asked": ("running.Run", "_outcome", "before", 5),
    "before an answer is written": ("running", "record", "before", 1),
    "before the ledger is written": ("recording", "append", "before", 1),
    "between the ledger and the states": ("recording", "append", "after", 1),
    "between the states and the commit": ("recording", "_set", "after", 2),
    "after the commit": ("running", "record", "after", 1),
    "before hosts are let go": ("running", "release", "before", 1),
    "after hosts are let go": ("running", "release", "after", 1),
}


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _patch(where: str, name: str, when: str, call: int) -> None:
    from catalogue.links import checking, claiming, recording, running

    owner: Any = {"checking": checking, "claiming": claiming, "recording": recording,
                  "running": running}[where.partition(".")[0]]  # fmt: skip
    for part in where.split(".")[1:]:
        owner = getattr(owner, part)
    function: Callable[..., Any] = getattr(owner, name)
    calls = 0

    def hooked(*args: Any, **kwargs: Any) -> Any:
        nonlocal calls
        calls += 1
        if when == "before" and calls == call:
            _die()
        result = function(*args, **kwargs)
        if when == "after" and calls == call:
            _die()
        return result

    setattr(owner, name, hooked)


def main(point: str) -> None:
    import django

    django.setup()
    from catalogue.links import running
    from catalogue.links.checking import check_due

    from .doors import opening
    from .outcomes import NOON, answer

    running.A_BATCH = 2
    _patch(*POINTS[point])
    check_due(NOON, door=opening(answer()))


if __name__ == "__main__":
    main(sys.argv[1])
