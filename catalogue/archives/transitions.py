"""What a reading does to an archive record's state: the only place where it is decided. Pure."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from .readings import Meaning, Reading

# A second "no" counts only this long after the first.
CONFIRM_AFTER = timedelta(days=1)
# A record is stale when its last proof is older than so many of its intervals.
STALE_INTERVALS = 2


@dataclass(frozen=True, slots=True)
class ArchiveFacts:
    """What is known of an archive record before and after an answer. ``identifier``: the new
    one of a merged record. ``verified_at``: when the service last said yes."""

    state: str
    absent_since: datetime | None = None
    identifier: str = ""
    verified_at: datetime | None = None


def after(facts: ArchiveFacts, reading: Reading, now: datetime) -> ArchiveFacts:
    """The facts after ``reading``. One that could not ask changes none of them."""
    match reading.meaning:
        case Meaning.PRESENT | Meaning.RESTRICTED:
            there = "verified" if reading.meaning is Meaning.PRESENT else "restricted"
            state = "changed" if reading.disagreement else there
            return ArchiveFacts(state, verified_at=now)
        case Meaning.WITHDRAWN:
            return replace(facts, state="withdrawn", absent_since=None)
        case Meaning.MERGED:
            return replace(facts, state="merged", absent_since=None, identifier=reading.identifier)
        case Meaning.ABSENT:
            return _absent(facts, now)
        case Meaning.HIDDEN | Meaning.DRAFT:
            return replace(facts, absent_since=None)
    return facts


def _absent(facts: ArchiveFacts, now: datetime) -> ArchiveFacts:
    if facts.absent_since is None:
        return replace(facts, absent_since=now)
    if now - facts.absent_since < CONFIRM_AFTER:
        return facts  # too soon to count again
    return replace(facts, state="missing")


def stale_before(interval: timedelta, now: datetime) -> datetime:
    """A proof older than this is stale."""
    return now - STALE_INTERVALS * interval


def aged(facts: ArchiveFacts, interval: timedelta, now: datetime) -> ArchiveFacts:
    """The facts when nobody could answer for too long: a proof that is old is stale."""
    is_proof = facts.state in ("verified", "restricted")
    proved = facts.verified_at
    is_old = proved is not None and proved < stale_before(interval, now)
    return replace(facts, state="stale") if is_proof and is_old else facts
