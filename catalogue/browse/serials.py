"""The list of serials."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from publications.models import Issue, Serial, Work
from publications.multilingual import columns

from .issues import cloth
from .shown import Shown
from .works.showing import Source, show_all

PAGE = 40
_COLUMNS = (
    "pk", "slug", "issn", "publisher", "start_date", "end_date",
    "original_language", *columns("title"),
)  # fmt: skip


@dataclass(frozen=True)
class SerialLine:
    """One serial in the list, with how many issues and public works it has here."""

    slug: str
    title: Shown
    issn: str
    start_date: str
    end_date: str
    publisher: str
    cloth: int
    issues: int
    works: int


def serials(request: HttpRequest) -> HttpResponse:
    """Every serial, by slug; ``after=`` a slug. Five queries."""
    chosen = Serial.objects.order_by("slug")
    after = request.GET.get("after", "").replace("\x00", "")
    if after:
        chosen = chosen.filter(slug__gt=after)
    rows = list(chosen.values_list(*_COLUMNS, named=True)[: PAGE + 1])
    lines = _lines(rows[:PAGE], get_language() or "en")
    more = lines[-1].slug if len(rows) > PAGE else ""
    return render(
        request,
        "serials.html",
        {"section": "serials", "serials": lines, "more": more, "after": after},
    )


def _lines(rows: list[Any], language: str) -> list[SerialLine]:
    ids = [row.pk for row in rows]
    wanted = [(Source("serial", row.pk, "title"), row) for row in rows]
    titles = show_all(wanted, language)
    numbers = _count(Issue.objects.filter(serial__in=ids))
    works = _count(Work.objects.public().filter(serial__in=ids))
    return [
        SerialLine(
            row.slug, titles[source], row.issn, row.start_date, row.end_date, row.publisher,
            cloth(row.slug), numbers.get(row.pk, 0), works.get(row.pk, 0),
        )
        for source, row in wanted
    ]  # fmt: skip


def _count(owned: QuerySet[Any]) -> dict[int, int]:
    return dict(owned.order_by().values_list("serial").annotate(Count("pk")))
