"""Asking linked pages whether they are still there: one run, from plain code."""

from collections.abc import Callable
from datetime import datetime

from publications.outbound import Door, run

from ..asking.summary import Summary
from .enrolling import enrol
from .running import Run


def check_due(
    now: datetime,
    *,
    door: Callable[[], Door] = Door,
    written: Callable[[Summary], None] = lambda _: None,
) -> Summary:
    """Check links that are due, of hosts that nobody else is asking, for most of a minute.

    ``written`` is told what each batch of answers did as soon as it is written.
    """
    enrol(now)

    async def main() -> Summary:
        async with door() as asking:
            return await Run(asking, now, written).go()

    return run(main)
