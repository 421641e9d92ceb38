"""One issue: its contents in order, and its neighbours."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from publications.models import ArchiveRecord, Issue, Work

from . import archived, issues
from .issues import CONTENTS, NEWEST_FIRST, IssueCard
from .shown import Shown
from .works.addresses import work_url
from .works.cards import Card, cards
from .works.showing import Source, show_all

PAGE = 100


@dataclass(frozen=True)
class Item:
    """A work in the contents, and its ``pages``."""

    work: Card
    pages: str


def issue(request: HttpRequest, slug: str, issue: str) -> HttpResponse:
    """At most twelve queries, however long the contents or the serial."""
    language = get_language() or "en"
    row = _find(slug, issue)
    title = _titles(row, language)
    serial = title[Source("serial", row.serial_id, "title")]
    card = issues.card(row, serial, language)
    key = CONTENTS.read(request.GET.get("after", ""))
    items, more = _contents(row.pk, key, language)
    return render(
        request,
        "issue.html",
        {
            "section": "serials",
            "issue": card,
            "title": title[Source("issue", row.pk, "title")],
            "items": items,
            "more": more,
            "after": key,
            "earlier": _neighbour(row, serial, language, earlier=True),
            "later": _neighbour(row, serial, language, earlier=False),
            "kept": archived.kept(ArchiveRecord.objects.filter(issue=row.pk)),
        },
    )


def _find(slug: str, issue: str) -> Any:
    if "\x00" in slug + issue:
        raise Http404
    chosen = Issue.objects.filter(serial__slug=slug, slug=issue)
    for row in issues.rows(chosen, *issues.SERIAL_TITLE):
        return row
    raise Http404


def _titles(row: Any, language: str) -> dict[Source, Shown]:
    return show_all(
        [
            (Source("issue", row.pk, "title"), row),
            (Source("serial", row.serial_id, "title"), issues.serial_row(row)),
        ],
        language,
    )


def _contents(pk: int, key: Any, language: str) -> tuple[list[Item], str]:
    """The works of the issue in order, and the key of the last where more follow."""
    works = Work.objects.public().filter(issue=pk)
    if key is not None:
        works = works.filter(CONTENTS.after(key))
    rows = list(
        works.order_by(*CONTENTS.ordering()).values("pk", "slug", "position", "pages")[: PAGE + 1]
    )
    shown = {card.url: card for card in cards([row["pk"] for row in rows[:PAGE]], language)}
    items = [
        Item(shown[url], row["pages"])
        for row in rows[:PAGE]
        if (url := work_url(row["slug"])) in shown
    ]
    return items, CONTENTS.write(rows[PAGE - 1]) if len(rows) > PAGE else ""


def _neighbour(row: Any, serial: Shown, language: str, *, earlier: bool) -> IssueCard | None:
    key = NEWEST_FIRST.key(row)
    chosen = Issue.objects.filter(serial=row.serial_id)
    if earlier:
        chosen = chosen.filter(NEWEST_FIRST.after(key)).order_by(*NEWEST_FIRST.ordering())
    else:
        chosen = chosen.filter(NEWEST_FIRST.before(key)).order_by(*NEWEST_FIRST.reversed())
    return next(iter(issues.cards(issues.rows(chosen[:1]), serial, language)), None)
