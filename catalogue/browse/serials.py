"""The list of serials, and a serial with its issues."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from publications.identifiers import IdentifierError, parse
from publications.models import ArchiveRecord, Issue, Link, Serial, Work
from publications.multilingual import columns, texts

from . import archived, issues
from .issues import NEWEST_FIRST, IssueCard
from .shown import Shown
from .works.showing import Source, show_all

PAGE = 40
ISSUES_PAGE = 50

_TITLE = ("original_language", *columns("title"))
_COLUMNS = (
    "pk", "slug", "issn", "issn_l", "medium", "frequency", "publisher", "place", "url",
    "start_date", "end_date", "original_title_reading", "original_title_romanised", *_TITLE,
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


@dataclass(frozen=True)
class SerialFacts:
    """What a serial's page says of it; every text may be empty."""

    pk: int
    slug: str
    title: Shown
    reading: str
    romanised: str
    issn: str
    issn_l: str
    medium: str
    frequency: str
    publisher: str
    place: str
    url: str
    start_date: str
    end_date: str
    language: str
    languages: tuple[str, ...]


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


def serial(request: HttpRequest, slug: str) -> HttpResponse:
    """A serial with its newest issues, those of a year (``year=``), or older ones (``after=``)."""
    language = get_language() or "en"
    facts = find(slug, language)
    if facts is None:
        return _by_issn(slug)
    all_issues = Issue.objects.filter(serial=facts.pk)
    years = list(
        all_issues.order_by("-year").values_list("year").annotate(Count("pk"))
    )  # fmt: skip
    year = _chosen_year(request, years)
    key = NEWEST_FIRST.read(request.GET.get("after", ""))
    cards, more = _page(all_issues, facts.title, language, year, key)
    return render(
        request,
        "serial.html",
        {
            "section": "serials",
            "serial": facts,
            "years": [(year, found) for year, found in years if year is not None],
            "year": year,
            "after": key,
            "groups": _by_year(cards),
            "more": more,
            "issues": sum(found for _, found in years),
            "works": Work.objects.public().filter(serial=facts.pk).count(),
            "kept": archived.kept(ArchiveRecord.objects.filter(serial=facts.pk)),
            "links": Link.objects.filter(serial=facts.pk).values_list("url", "label"),
        },
    )


def find(slug: str, language: str) -> SerialFacts | None:
    """The serial ``slug`` for a reader of ``language``; two queries."""
    row: Any = (
        Serial.objects.filter(slug=slug).values_list(*_COLUMNS, named=True).first()
        if "\x00" not in slug
        else None
    )
    if row is None:
        return None
    source = Source("serial", row.pk, "title")
    return SerialFacts(
        pk=row.pk,
        slug=row.slug,
        title=show_all([(source, row)], language)[source],
        reading=row.original_title_reading,
        romanised=row.original_title_romanised,
        issn=row.issn,
        issn_l=row.issn_l if row.issn_l != row.issn else "",
        medium=_label(Serial.Medium, row.medium),
        frequency=_label(Serial.Frequency, row.frequency),
        publisher=row.publisher,
        place=row.place,
        url=row.url,
        start_date=row.start_date,
        end_date=row.end_date,
        language=row.original_language,
        languages=tuple(text.lang for text in texts(row, "title")),
    )


def _label(choices: Any, value: str) -> str:
    return str(choices(value).label) if value in choices.values else value


def _by_issn(slug: str) -> HttpResponse:
    """An ISSN in place of the slug leads to the serial that has it."""
    try:
        issn = parse("issn", slug)
    except IdentifierError as error:
        raise Http404 from error
    owner = Serial.objects.filter(issn=issn) or Serial.objects.filter(issn_l=issn)
    found = owner.values_list("slug", flat=True).first()
    if found is None:
        raise Http404
    return redirect("serial", found)


def _lines(rows: list[Any], language: str) -> list[SerialLine]:
    ids = [row.pk for row in rows]
    wanted = [(Source("serial", row.pk, "title"), row) for row in rows]
    titles = show_all(wanted, language)
    numbers = _count(Issue.objects.filter(serial__in=ids))
    works = _count(Work.objects.public().filter(serial__in=ids))
    return [
        SerialLine(
            row.slug, titles[source], row.issn, row.start_date, row.end_date, row.publisher,
            issues.cloth(row.slug), numbers.get(row.pk, 0), works.get(row.pk, 0),
        )
        for source, row in wanted
    ]  # fmt: skip


def _count(owned: QuerySet[Any]) -> dict[int, int]:
    return dict(owned.order_by().values_list("serial").annotate(Count("pk")))


def _chosen_year(request: HttpRequest, years: Iterable[tuple[int | None, int]]) -> int | None:
    asked = request.GET.get("year", "")
    return next((year for year, _ in years if year is not None and str(year) == asked), None)


def _page(
    chosen: QuerySet[Issue], title: Shown, language: str, year: int | None, key: Any
) -> tuple[list[IssueCard], str]:
    """The issues to show, newest first, and the key of the last where more follow."""
    if year is not None:
        chosen = chosen.filter(year=year)
    if key is not None:
        chosen = chosen.filter(NEWEST_FIRST.after(key))
    rows = issues.rows(chosen.order_by(*NEWEST_FIRST.ordering())[: ISSUES_PAGE + 1])
    cards = issues.cards(rows[:ISSUES_PAGE], title, language)
    return cards, cards[-1].key if len(rows) > ISSUES_PAGE else ""


def _by_year(cards: list[IssueCard]) -> list[tuple[int | None, list[IssueCard]]]:
    return [(year, list(group)) for year, group in groupby(cards, key=lambda card: card.year)]
