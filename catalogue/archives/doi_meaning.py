"""What doi.org's answer does to a DOI's state: the only place where it is decided. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from publications.outbound import Answer, Outcome, Reason, as_refusal
from publications.outbound.doi_org import READER, HandleAnswer, Kind, read_handle

RULE = READER
# A second "no" counts only this long after the first (apis: confirmed a day later).
CONFIRM_AFTER = timedelta(days=1)
LONGEST_TARGET = 2000

UNCHECKED, REGISTERED, FINDABLE, FAILED = "unchecked", "registered", "findable", "failed"


@dataclass(frozen=True, slots=True)
class DOIFacts:
    """What is known of a DOI before and after an answer."""

    state: str
    target: str = ""
    absent_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class DOIReading:
    """``kind`` as doi.org's client reads it; ``problem`` where nothing was learnt."""

    kind: Kind
    target: str = ""
    problem: str = ""
    detail: str = ""

    @property
    def learnt(self) -> bool:
        """Whether the answer says anything about the DOI."""
        return self.kind in (Kind.PRESENT, Kind.NO_URL, Kind.ABSENT)


def read(outcome: Outcome, doi: str) -> DOIReading:
    """Take the outcome of a handle request for what it says about ``doi``."""
    if not isinstance(outcome, Answer):
        # doi.org does exist: where its name is not found, it is our own network that fails.
        lost = outcome.reason is Reason.NO_SUCH_HOST
        reason = Reason.OFFLINE if lost else outcome.reason
        return DOIReading(Kind.DOWN, problem=reason.value, detail=outcome.detail)
    refusal = as_refusal(outcome)
    answer: HandleAnswer = read_handle(outcome, doi)
    # Only web addresses become links on our pages, whatever a handle holds.
    target = answer.target or ""
    if not target.startswith(("https://", "http://")) or len(target) > LONGEST_TARGET:
        target = ""
    reading = DOIReading(answer.kind, target, detail=answer.detail)
    if reading.learnt:
        return reading
    problem = refusal.reason.value if refusal else answer.kind.value
    return DOIReading(answer.kind, problem=problem, detail=answer.detail)


def after(facts: DOIFacts, reading: DOIReading, now: datetime) -> DOIFacts:
    """The facts after ``reading``. One that could not ask changes none of them."""
    if reading.kind == Kind.PRESENT:
        return DOIFacts(FINDABLE, reading.target)
    if reading.kind == Kind.NO_URL:
        return DOIFacts(REGISTERED)
    if reading.kind != Kind.ABSENT:
        return facts
    if facts.absent_since is None:
        return DOIFacts(facts.state, facts.target, absent_since=now)
    if now - facts.absent_since < CONFIRM_AFTER:
        return facts
    return DOIFacts(FAILED, facts.target, facts.absent_since)
