"""The first page: the masthead, the newest, the years, and what is archived where."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from publications.models import Issue, Work
from publications.multilingual import texts

from . import issues, years
from .archived import archived
from .issues import IssueCard
from .masthead import masthead
from .shown import pick
from .works.addresses import work_url
from .works.cards import Card, cards

NEWEST_WORKS = 6
ISSUE_WORKS = 5


def home(request: HttpRequest) -> HttpResponse:
    """At most eleven queries, whatever the size of the catalogue."""
    language = get_language() or "en"
    nameplate = masthead(language)
    issue = _newest_issue(nameplate.pk if nameplate else None, language)
    newest, contents = _works(issue, language)
    by_year = years.counts(Work.objects.public())
    return render(
        request,
        "home.html",
        {
            "masthead": nameplate,
            "issue": issue,
            "contents": contents,
            "newest": newest,
            "works": sum(by_year.values()),
            "bars": years.bars(by_year),
            "undated": by_year.get(None, 0),
            "archived": archived(language),
            "today": timezone.localdate(),
        },
    )


def _newest_issue(leading: int | None, language: str) -> IssueCard | None:
    """The newest of the leading serial, else of any."""
    for chosen in (Issue.objects.filter(serial=leading), Issue.objects.all()):
        newest = chosen.order_by(*issues.NEWEST_FIRST.ordering())[:1]
        for row in issues.rows(newest, *issues.SERIAL_TITLE):
            serial = pick(texts(issues.serial_row(row), "title"), language)
            return issues.card(row, serial, language)
    return None


def _works(issue: IssueCard | None, language: str) -> tuple[list[Card], list[Card]]:
    """The newest works, and the first ones of ``issue``: both in the queries of one list."""
    public = Work.objects.public()
    newest = list(public.newest_first().values_list("pk", "slug")[:NEWEST_WORKS])
    first = []
    if issue:
        inside = public.filter(issue=issue.pk).order_by(*issues.CONTENTS.ordering())
        first = list(inside.values_list("pk", "slug")[:ISSUE_WORKS])
    wanted = dict(newest + first)
    found = {card.url: card for card in cards(list(wanted), language)}

    def those(some: list[tuple[int, str]]) -> list[Card]:
        return [found[url] for _, slug in some if (url := work_url(slug)) in found]

    return those(newest), those(first)
