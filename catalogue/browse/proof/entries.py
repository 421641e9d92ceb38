"""Entries of the ledger about some things, the newest first, a page at a time by number."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from catalogue.evidence.models import Observation

from ..stamps import Stamp
from .meanings import meaning
from .things import Thing
from .timeline import Seen

AT_ONCE = 100


@dataclass(frozen=True)
class Row:
    """An entry for a reader. ``status``: of the last answer, empty where none came; ``detail``:
    one English sentence; ``text``: the whole entry, whose SHA-256 is ``digest``."""

    number: int
    at: datetime
    thing: Thing
    stamp: Stamp
    status: str
    detail: str
    rule: str
    digest: str
    text: str


def about(things: Sequence[Thing]) -> QuerySet[Observation]:
    """All entries about ``things``."""
    found = Q(pk__in=[])
    for kind in sorted({thing.kind for thing in things}):
        digests = [thing.digest for thing in things if thing.kind == kind]
        found |= Q(kind=kind, subject_digest__in=digests)
    return Observation.objects.filter(found)


def rows(things: Sequence[Thing], *, before: int | None = None, most: int = AT_ONCE) -> list[Row]:
    """At most ``most`` entries older than the one numbered ``before``. One query."""
    if not things:
        return []
    entries = about(things).order_by("-number")
    if before is not None:
        entries = entries.filter(number__lt=before)
    by_subject = {(thing.kind, thing.subject): thing for thing in things}
    return [
        _row(one, by_subject[one.kind, one.subject])
        for one in entries[:most]
        if (one.kind, one.subject) in by_subject
    ]


def _row(one: Observation, thing: Thing) -> Row:
    entry = json.loads(one.text)
    status = entry["evidence"].get("status")
    return Row(
        one.number, one.observed_at, thing, meaning(one.meaning), str(status or ""),
        entry["detail"], entry["rule"], one.digest, one.text,
    )  # fmt: skip


# More marks than these cannot be told apart on a screen.
MOST_MARKS = 2000


def seen(things: Sequence[Thing]) -> Seen:
    """Of the newest entries about ``things``: when, and what they were taken to mean, the oldest
    first, by kind and subject. One query."""
    found: dict[tuple[str, str], list[tuple[datetime, str]]] = {}
    if things:
        newest = about(things).order_by("-number")
        for kind, subject, at, word in reversed(
            newest.values_list("kind", "subject", "observed_at", "meaning")[:MOST_MARKS]
        ):
            found.setdefault((kind, subject), []).append((at, word))
    return found
