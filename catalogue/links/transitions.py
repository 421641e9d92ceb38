"""What a reading does to a link's state: the only place where it is decided. Pure."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from . import meaning
from .meaning import Reading

OK, REDIRECTED, BROKEN, BLOCKED = "ok", "redirected", "broken", "blocked"

# A link is broken only after this many failures, each this long after the one before.
FAILURES = 3
APART = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class LinkFacts:
    """What is known of a link before and after an answer."""

    state: str
    moved_to: str = ""
    failures: int = 0
    last_failure_at: datetime | None = None


def after(
    facts: LinkFacts,
    reading: Reading,
    now: datetime,
    *,
    failures: int = FAILURES,
    apart: timedelta = APART,
) -> LinkFacts:
    """The facts after ``reading``. One that could not ask changes none of them."""
    if reading.meaning == meaning.PRESENT:
        return LinkFacts(REDIRECTED if reading.moved_to else OK, moved_to=reading.moved_to)
    if reading.meaning == meaning.BLOCKED:
        return replace(facts, state=BLOCKED, moved_to="")
    if reading.meaning != meaning.ABSENT:
        return facts
    if facts.last_failure_at is not None and now - facts.last_failure_at < apart:
        return facts  # too soon to count again
    count = facts.failures + 1
    broken = count >= failures
    return LinkFacts(
        state=BROKEN if broken else facts.state,
        moved_to="" if broken else facts.moved_to,
        failures=min(count, failures),
        last_failure_at=now,
    )
