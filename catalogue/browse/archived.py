"""What is archived where, in numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from publications.models import ArchiveRecord, Work
from publications.vocabularies.services import SERVICES

from .locales import listed, number
from .stamps import Stamp, stamp

# Proposals are for editors to judge first; the others say that nothing is there.
NOT_HELD = (
    ArchiveRecord.State.PROPOSED,
    ArchiveRecord.State.MISSING,
    ArchiveRecord.State.WITHDRAWN,
)
# The service itself said yes, and no longer ago than its period.
ANSWERED = (ArchiveRecord.State.VERIFIED, ArchiveRecord.State.RESTRICTED)


@dataclass(frozen=True)
class Archived:
    """``services``: “Trove (12) and Zenodo (9)”; ``verified``: how many of ``records``."""

    records: int
    verified: int
    services: str


@dataclass(frozen=True)
class Kept:
    """One record at one archive, as a page shows it."""

    service: str
    identifier: str
    url: str
    stamp: Stamp
    state: str


def archived(language: str) -> Archived:
    """Every record that is held by an archive as far as we know; one query."""
    rows = list(
        ArchiveRecord.objects.exclude(state__in=NOT_HELD)
        .filter(Q(work__isnull=True) | Q(work__status=Work.Status.PUBLISHED))
        .order_by()
        .values_list("service")
        .annotate(held=Count("pk"), answered=Count("pk", filter=Q(state__in=ANSWERED)))
    )
    rows.sort(key=lambda row: (-row[1], row[0]))
    return Archived(
        records=sum(held for _, held, _ in rows),
        verified=sum(answered for _, _, answered in rows),
        services=listed(
            (f"{SERVICES[code].label} ({number(held, language)})" for code, held, _ in rows),
            language,
        ),
    )


def kept(records: QuerySet[ArchiveRecord]) -> Sequence[Kept]:
    """``records`` for readers, proposals left out; one query."""
    rows = (
        records.exclude(state=ArchiveRecord.State.PROPOSED)
        .order_by("service", "pk")
        .values_list("service", "identifier", "state")
    )
    return [
        Kept(
            str(SERVICES[service].label), identifier, SERVICES[service].url(identifier),
            stamp(state), state,
        )
        for service, identifier, state in rows
    ]  # fmt: skip
