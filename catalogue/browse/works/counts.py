"""How many works stand behind each value of each facet, in one query.

A facet is counted without its own filter, so that its alternatives stay in sight.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import CharField, Count, QuerySet, Value
from django.db.models.functions import Cast

from publications.models import ArchiveRecord, Contribution, WorkSubject

from .filters import TOLD, WorkFilter
from .rows import as_named
from .selection import YEARS

ARCHIVES = ("archive", "archive_state")

# facet -> value -> number of works
Counts = Mapping[str, Mapping[str, int]]


def count(filters: WorkFilter) -> Counts:
    """Counts of every facet: ``type language year serial subject contributor`` (the last
    three by primary key), ``archive archive_state``. What is not known counts under ``""``."""
    first, *rest = _parts(filters)
    result: dict[str, dict[str, int]] = {}
    for facet, value, number in first.union(*rest, all=True):
        result.setdefault(facet, {})[value or ""] = number
    return result


def total_of(counts: Counts, filters: WorkFilter) -> int:
    """How many works there are: each has one type, chosen or not known."""
    chosen = filters.selection.values("type")
    by_type = counts.get("type", {})
    return sum(by_type.get(code, 0) for code in chosen) if chosen else sum(by_type.values())


def _parts(filters: WorkFilter) -> Iterator[QuerySet[Any, Any]]:
    for facet, column, without in (
        ("type", "work_type", ("type",)),
        ("language", "original_language", ("language",)),
        ("year", "year", YEARS),
        ("serial", "serial_id", ("serial",)),
    ):
        works = filters.narrowed(without=without)
        if facet in ("year", "serial"):
            works = works.filter(**{f"{column}__isnull": False})
        yield _part(facet, column, works, Count("pk"))
    for facet, column, model in (
        ("subject", "subject_id", WorkSubject),
        ("contributor", "contributor_id", Contribution),
    ):
        works = filters.narrowed(without=(facet,))
        links = model._default_manager.filter(work__in=works.order_by().values("pk"))
        yield _part(facet, column, links, Count("work_id", distinct=True))
    works = filters.narrowed(without=ARCHIVES)
    records = ArchiveRecord.objects.filter(work__in=works.order_by().values("pk"))
    number = Count("work_id", distinct=True)
    states = filters.selection.values("archive_state") or TOLD
    yield _part("archive", "service", records.filter(state__in=states), number)
    records = records.filter(state__in=TOLD)
    if services := filters.selection.values("archive"):
        records = records.filter(service__in=services)
    yield _part("archive_state", "state", records, number)


def _part(facet: str, column: str, rows: QuerySet[Any, Any], number: Count) -> QuerySet[Any, Any]:
    named = as_named(rows.order_by()).annotate(
        facet=Value(facet, output_field=CharField()), value=Cast(column, CharField())
    )
    counted: QuerySet[Any, Any] = named.values_list("facet", "value").annotate(number=number)
    return counted
