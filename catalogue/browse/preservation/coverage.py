"""How many records of public things stand at each service, by state. Counted once a change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Count, Q
from django.utils.functional import Promise

from publications.models import ArchiveRecord, Work
from publications.vocabularies.services import SERVICES

from ..stamps import STAMPS, Stamp, stamp
from ..works.found import newest_change

SECONDS = 300
_TOLD = tuple(state for state in STAMPS if state in ArchiveRecord.State.values)
_PROVED = (ArchiveRecord.State.VERIFIED, ArchiveRecord.State.RESTRICTED)


@dataclass(frozen=True)
class Part:
    """Records in one state: ``start`` and ``share`` of a bar of 100."""

    stamp: Stamp
    state: str
    records: int
    start: float
    share: float


@dataclass(frozen=True)
class Covered:
    """One service: its records by state, the best first."""

    service: str
    label: Promise | str
    records: int
    parts: Sequence[Part]


@dataclass(frozen=True)
class Coverage:
    """``works``: public ones; ``proved``: those that an archive itself confirmed, by a record of
    their own; ``services``: those with records, the most first."""

    works: int
    proved: int
    services: Sequence[Covered]

    @property
    def share(self) -> int:
        """Proved works in whole per cent, rounded down: a hundred means all."""
        return 100 * self.proved // self.works if self.works else 0


def coverage() -> Coverage:
    """Three queries when a work changed, else one."""
    key = f"preservation:coverage:{newest_change()}"
    kept: tuple[int, int, list[tuple[str, str, int]]] | None = cache.get(key)
    if kept is None:
        kept = _count()
        cache.set(key, kept, SECONDS)
    works, proved, rows = kept
    return Coverage(works, proved, arrange(rows))


def _count() -> tuple[int, int, list[tuple[str, str, int]]]:
    public = Q(work__isnull=True) | Q(work__status=Work.Status.PUBLISHED)
    records = ArchiveRecord.objects.filter(public, state__in=_TOLD).order_by()
    rows = list(records.values_list("service", "state").annotate(Count("pk")))
    works = Work.objects.public()
    proved = ArchiveRecord.objects.filter(
        state__in=_PROVED, work__status=Work.Status.PUBLISHED
    ).aggregate(works=Count("work", distinct=True))["works"]
    return works.count(), proved, rows


def arrange(rows: Sequence[tuple[str, str, int]]) -> list[Covered]:
    """(service, state, records) as services with bars. Pure."""
    by_service: dict[str, dict[str, int]] = {}
    for service, state, number in rows:
        by_service.setdefault(service, {})[state] = number
    found = [
        Covered(code, SERVICES[code].label, sum(states.values()), _parts(states))
        for code, states in by_service.items()
        if code in SERVICES
    ]
    return sorted(found, key=lambda one: (-one.records, one.service))


def _parts(states: Mapping[str, int]) -> list[Part]:
    total, start = sum(states.values()), 0.0
    parts = []
    for state in _TOLD:
        if number := states.get(state, 0):
            share = 100 * number / total
            parts.append(Part(stamp(state), state, number, round(start, 2), round(share, 2)))
            start += share
    return parts
