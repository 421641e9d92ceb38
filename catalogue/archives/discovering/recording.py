"""Writing down what was looked for: the ledger, the proposals and the rows, in one transaction."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Model, Q

from publications.models import ArchiveRecord, Serial, Work

from ...asking import schedule
from ...asking.summary import Summary
from ...evidence.canonical import digest
from ...evidence.ledger import append
from ..conversation import Held
from ..readings import Subject
from ..recording import UNCLEAR_AGAIN, entry
from .base import Discoverer, found_in
from .models import Search

# What is found later is seldom found soon: three times the period of what is checked there.
PERIODS = 3
_LONGEST = ArchiveRecord._meta.get_field("identifier").max_length or 0
_OWNERS: Mapping[str, type[Model]] = {"work": Work, "serial": Serial}


@dataclass
class Look:
    """One row in a run: ``values`` to look for, and what came of each that was."""

    row: Search
    subject: Subject
    values: Sequence[str]
    answers: list[tuple[str, Held]] = field(default_factory=list)

    @property
    def problem(self) -> str:
        """Why one of them could not be asked; empty when all could."""
        return next((held.reading.problem for _, held in self.answers if _unlearnt(held)), "")


def record(
    discoverer: Discoverer,
    looks: Sequence[Look],
    now: datetime,
    *,
    interval: timedelta,
    retry_at: datetime | None = None,
) -> Summary:
    """Write what came of ``looks``, each of which is over. ``interval``: how often what stands
    at the service is checked; ``retry_at``: when it may be asked again, if it could not be."""
    with transaction.atomic():
        entries = [
            entry(discoverer, "archive", f"{discoverer.name}:{value}", held, now)
            for look in looks
            for value, held in look.answers
            if held.outcomes and _is_news(look, held, now)
        ]
        proposed = _propose(discoverer, looks)
        for look in looks:
            _settle(look, discoverer, now, interval, retry_at)
        Search.objects.bulk_update(
            [look.row for look in looks], ["verified_at", "attempted_at", "problem", "due_at"]
        )
        append(entries)
    held = [held for look in looks for _, held in look.answers]
    return Summary(asked=len(held), could_not_ask=sum(map(_unlearnt, held)), changed=proposed)


def _is_news(look: Look, held: Held, now: datetime) -> bool:
    return look.row.is_news(held.reading.problem, learnt=held.reading.learnt, now=now)


def _unlearnt(held: Held) -> bool:
    return not held.reading.learnt


def _settle(
    look: Look,
    discoverer: Discoverer,
    now: datetime,
    interval: timedelta,
    retry_at: datetime | None,
) -> None:
    row, problem = look.row, look.problem
    spread = digest(f"{discoverer.name}:{row.kind}:{row.object_id}")
    if look.answers:
        row.attempted_at, row.problem = now, problem
    if not problem:
        row.verified_at = now if look.answers else row.verified_at
        row.due_at = now + schedule.wait(PERIODS * interval, spread)
    elif retry_at is not None:
        row.due_at = now + schedule.wait(retry_at - now, spread)
    else:
        row.due_at = now + schedule.wait(UNCLEAR_AGAIN, spread)


def _propose(discoverer: Discoverer, looks: Sequence[Look]) -> int:
    """Add proposals for what was found. What stands in the catalogue already, as whatever and
    wherever it does, stands; a thing that is gone meanwhile needs none. Returns how many."""
    found = {
        (one.service, one.identifier): look.row
        for look in looks
        for _, held in look.answers
        for one in found_in(held.reading)
        if len(one.identifier) <= _LONGEST
    }
    if not found:
        return 0
    same = Q(pk__in=[])
    for service, identifier in found:
        same |= Q(service=service, identifier=identifier)
    standing = set(ArchiveRecord.objects.filter(same).values_list("service", "identifier"))
    there = _there(found.values())
    new = [
        ArchiveRecord(
            service=service, identifier=identifier, state=ArchiveRecord.State.PROPOSED,
            **{f"{row.kind}_id": row.object_id},
        )
        for (service, identifier), row in found.items()
        if (service, identifier) not in standing and (row.kind, row.object_id) in there
    ]  # fmt: skip
    # Nobody but editors sees them: they renew no work's datestamp.
    ArchiveRecord.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


def _there(rows: Collection[Search]) -> set[tuple[str, int]]:
    """Which works and serials still exist, and will until the transaction ends."""
    return set(_existing(rows))


def _existing(rows: Collection[Search]) -> Iterator[tuple[str, int]]:
    for kind, model in _OWNERS.items():
        if keys := {row.object_id for row in rows if row.kind == kind}:
            locked = model._default_manager.select_for_update().filter(pk__in=keys).order_by("pk")
            for key in locked.values_list("pk", flat=True):
                yield kind, key
