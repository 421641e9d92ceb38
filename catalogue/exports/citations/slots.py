"""Few formatter processes at once, over all processes of the site: each needs a slot.

Slots are leases in the database, so that web processes and workers on any machine share
them, and one that a killed process held is soon free again.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from time import monotonic, sleep
from typing import Any

from django.utils import timezone

from ...asking import leases
from . import pandoc

PROCESSES = 2
# Longer than a process may take.
PERIOD = timedelta(seconds=pandoc.SECONDS + 15)
# How long who can wait waits for a slot, in seconds, and how often it looks.
PATIENCE = 60.0
_PAUSE = 0.25


class BusyError(pandoc.FormatterError):
    """As many formatters run as may: ask again in some seconds."""


@contextmanager
def slot(patience: float = 0.0, *, wait: Callable[[float], None] = sleep) -> Iterator[None]:
    """Hold a slot, waiting for one at most ``patience`` seconds; raises BusyError."""
    end = monotonic() + patience
    while (name := _take()) is None:
        if monotonic() >= end:
            raise BusyError("All citation formatters are busy.")
        wait(_PAUSE)
    try:
        yield
    finally:
        leases.give_back([name], timezone.now())


def format_items(items: Sequence[dict[str, Any]], style: str, locale: str) -> dict[str, str]:
    """``pandoc.format_items`` in a slot, waited for; raises BusyError too."""
    with slot(PATIENCE):
        return pandoc.format_items(items, style, locale)


def format_items_at_once(
    items: Sequence[dict[str, Any]], style: str, locale: str
) -> dict[str, str]:
    """``pandoc.format_items`` in a slot that is free now, else BusyError."""
    with slot():
        return pandoc.format_items(items, style, locale)


def _take() -> str | None:
    for number in range(PROCESSES):
        if taken := leases.take([f"citation-formatter-{number}"], timezone.now(), PERIOD):
            return taken[0]
    return None
