"""What a reading does to a link's state: the only place where it is decided. Pure."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.conf import settings

from . import meaning
from .meaning import Reading

OK, REDIRECTED, BROKEN, BLOCKED = "ok", "redirected", "broken", "blocked"


@dataclass(frozen=True, slots=True)
class Rules:
    """A link is broken only after ``failures`` failures, each ``apart`` after the one before."""

    failures: int = 3
    apart: timedelta = timedelta(days=3)


USUAL = Rules()


def rules() -> Rules:
    """Those of the site: ``LINK_FAILURES`` and ``LINK_FAILURES_APART_DAYS``."""
    days = getattr(settings, "LINK_FAILURES_APART_DAYS", None)
    return Rules(
        failures=int(getattr(settings, "LINK_FAILURES", USUAL.failures)),
        apart=USUAL.apart if days is None else timedelta(days=float(days)),
    )


@dataclass(frozen=True, slots=True)
class LinkFacts:
    """What is known of a link before and after an answer."""

    state: str
    moved_to: str = ""
    failures: int = 0
    last_failure_at: datetime | None = None


def after(facts: LinkFacts, reading: Reading, now: datetime, rules: Rules = USUAL) -> LinkFacts:
    """The facts after ``reading``. One that could not ask changes none of them."""
    if reading.meaning == meaning.PRESENT:
        return LinkFacts(REDIRECTED if reading.moved_to else OK, moved_to=reading.moved_to)
    if reading.meaning == meaning.BLOCKED:
        return replace(facts, state=BLOCKED, moved_to="")
    if reading.meaning != meaning.ABSENT:
        return facts
    if facts.last_failure_at is not None and now - facts.last_failure_at < rules.apart:
        return facts  # too soon to count again
    count = facts.failures + 1
    broken = count >= rules.failures
    return LinkFacts(
        state=BROKEN if broken else facts.state,
        moved_to="" if broken else facts.moved_to,
        failures=min(count, rules.failures),
        last_failure_at=now,
    )
