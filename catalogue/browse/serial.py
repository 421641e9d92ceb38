"""One serial with its issues, or with its works where it has no issues here."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from publications.identifiers import IdentifierError, parse
from publications.models import ArchiveRecord, Issue, Link, Serial, Work

from . import archived, issues
from .issues import NEWEST_FIRST, IssueCard
from .serial_facts import SerialFacts, find
from .shown import Shown
from .works.cards import cards

ISSUES_PAGE = 50
NEWEST_WORKS = 12


def serial(request: HttpRequest, slug: str) -> HttpResponse:
    """A serial with its newest issues, those of a year (``year=``), or older ones (``after=``)."""
    language = get_language() or "en"
    facts = find(slug, language)
    if facts is None:
        return _by_issn(slug)
    all_issues = Issue.objects.filter(serial=facts.pk)
    years = list(all_issues.order_by("-year").values_list("year").annotate(Count("pk")))
    if years:
        contents = _issues(request, all_issues, years, facts, language)
    else:
        contents = _works(facts.pk, language)
    return render(
        request,
        "serial.html",
        {
            "section": "serials",
            "serial": facts,
            "kept": archived.kept(ArchiveRecord.objects.filter(serial=facts.pk)),
            "links": Link.objects.filter(serial=facts.pk).values_list("url", "label"),
            **contents,
        },
    )


def _issues(
    request: HttpRequest,
    chosen: QuerySet[Issue],
    years: list[tuple[int | None, int]],
    facts: SerialFacts,
    language: str,
) -> dict[str, Any]:
    """The covers of one page, and how many issues and public works the serial has."""
    year = _chosen_year(request, years)
    key = NEWEST_FIRST.read(request.GET.get("after", ""))
    covers, more = _page(chosen, facts.title, language, year, key)
    return {
        "years": [(year, found) for year, found in years if year is not None],
        "year": year,
        "after": key,
        "groups": _by_year(covers),
        "more": more,
        "issues": sum(found for _, found in years),
        "works": Work.objects.public().filter(serial=facts.pk).count(),
    }


def _works(pk: int, language: str) -> dict[str, Any]:
    """The newest works of a serial that has no issues here; six queries."""
    newest = Work.objects.public().filter(serial=pk).newest_first()
    found = list(newest.values_list("pk", flat=True)[: NEWEST_WORKS + 1])
    return {
        "newest": cards(found[:NEWEST_WORKS], language),
        "works": len(found) if len(found) <= NEWEST_WORKS else None,
    }


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
    covers = issues.cards(rows[:ISSUES_PAGE], title, language)
    return covers, covers[-1].key if len(rows) > ISSUES_PAGE else ""


def _by_year(covers: list[IssueCard]) -> list[tuple[int | None, list[IssueCard]]]:
    return [(year, list(group)) for year, group in groupby(covers, key=lambda card: card.year)]
