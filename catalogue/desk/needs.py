"""The desk's kinds on the editors' first page, counted."""

from typing import Any

from django.db.models import CharField, Count, QuerySet, Value
from django.urls import reverse

from publications.admin import needs
from publications.admin.needs import Need

from .kinds import KINDS
from .matters import Kind


@needs.question
def found_by_workers() -> list[Need]:
    """One query for all kinds."""
    first, *rest = map(_counted, KINDS)
    counts = dict(first.union(*rest, all=True))
    return [
        Need(
            kind.LABEL, counts.get(kind.NAME, 0), f"{reverse('desk')}#{kind.NAME}", kind.PERMISSION
        )
        for kind in KINDS
    ]


def _counted(kind: Kind) -> QuerySet[Any, tuple[str, int]]:
    named = kind.rows().order_by().annotate(matter=Value(kind.NAME, CharField()))
    counted: QuerySet[Any, tuple[str, int]] = named.values_list("matter").annotate(Count("pk"))
    return counted
