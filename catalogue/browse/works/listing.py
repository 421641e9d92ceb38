"""The list of works: what was asked, what was found, and what can be chosen next."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from catalogue.search.query import IndexUnavailableError
from publications.models import Work

from . import indexed, plainly, wanted
from .addresses import download_url, feed_url, work_url
from .answers import Answer
from .cards import Card, cards
from .facets import Rail, rail
from .filters import WorkFilter
from .helping import Help, help_for
from .links import Links
from .ordering import offered
from .pagers import Pager, pager
from .paging import SIZES
from .selection import Selection
from .wanted import Wanted


@dataclass(frozen=True)
class Choice:
    """A way to see the list: an order or a page size."""

    label: str
    url: str
    active: bool


@dataclass(frozen=True)
class Listing:
    """The whole page. ``total``: works found; ``remarks``: what could not be used, and why.

    ``help``: where nothing was found.
    """

    selection: Selection
    words: str
    cards: Sequence[Card]
    total: int
    rail: Rail
    # Names the facets as they are drawn: the same until a work changes.
    rail_key: str
    orders: Sequence[Choice]
    sizes: Sequence[Choice]
    remarks: Sequence[str]
    pager: Pager
    clear_url: str
    download_url: str
    feed_url: str
    year_min: str
    year_max: str
    # What a form must repeat so that searching or narrowing keeps the rest.
    kept_by_search: Sequence[tuple[str, str]]
    kept_by_years: Sequence[tuple[str, str]]
    help: Help | None = None

    @property
    def next_url(self) -> str:
        return self.pager.next_url

    @property
    def previous_url(self) -> str:
        return self.pager.previous_url


def works(request: HttpRequest) -> HttpResponse:
    """``/{lang}/works/``: never an error, whatever was typed.

    An identifier that names one work, asked for by itself, leads to the work.
    """
    asked = wanted.read(request.GET, get_language() or "en")
    answer = answer_to(asked)
    if asked.is_bare and answer.is_identifier and len(answer.keys) == answer.numbers.total == 1:
        slugs = Work.objects.public().filter(pk=answer.keys[0]).values_list("slug", flat=True)
        if slug := slugs.first():
            return redirect(work_url(slug))
    listing = compose(asked, answer, reverse("works"))
    return render(request, "works/list.html", {"listing": listing, "section": "works"})


def build(data: QueryDict, base: str, reader: str) -> Listing:
    """The list that the parameters ``data`` ask for, for a reader of a site language."""
    asked = wanted.read(data, reader)
    return compose(asked, answer_to(asked), base)


def answer_to(asked: Wanted) -> Answer:
    """By the search index, else by the database."""
    try:
        return indexed.answer(asked)
    except IndexUnavailableError:
        return plainly.answer(asked)


def compose(asked: Wanted, answer: Answer, base: str) -> Listing:
    """The page of what was asked and found. At most as many queries as its cards need."""
    selection, reader = asked.selection, asked.reader
    links = Links(base, asked.order, asked.size)
    beside = rail(answer.numbers, selection, links, reader)
    shown = cards(answer.keys, reader, asked.words)
    # What was withdrawn a moment ago, the index may still count.
    total = answer.numbers.total if shown or len(answer.keys) < answer.numbers.total else 0
    names = offered(reader, has_words=bool(asked.words) and not answer.is_plain)
    return Listing(
        selection=selection,
        words=asked.words,
        cards=shown,
        total=total,
        rail=beside,
        rail_key=f"{answer.numbers.key}:{asked.order}:{asked.size}",
        orders=[
            Choice(str(label), links.ordered(selection, name), name == answer.order)
            for name, label in names.items()
        ],
        sizes=[
            Choice(str(size), links.sized(selection, size), size == asked.size) for size in SIZES
        ],
        remarks=[
            *_ignored(asked.filters), *_plainly(asked, answer), *_relaxed(answer), *asked.remarks
        ],
        # Without the index, pages of words go by key, and say so.
        pager=pager(answer, selection, Links(base, answer.order, asked.size)),
        clear_url=links(Selection()),
        download_url=download_url(selection.query()),
        feed_url=feed_url(selection.query()),
        year_min=" ".join(selection.values("year_min")),
        year_max=" ".join(selection.values("year_max")),
        kept_by_search=links.kept(selection, "q"),
        kept_by_years=links.kept(selection, "year"),
        help=None if total else help_for(answer, selection, beside.chips, links),
    )  # fmt: skip


def _ignored(filters: WorkFilter) -> list[str]:
    return [
        _("“%(value)s” cannot be used for “%(filter)s”: it was left out.")
        % {"value": value[:60], "filter": label}
        for label, value in filters.ignored[:5]
    ]


def _plainly(asked: Wanted, answer: Answer) -> list[str]:
    if not (answer.is_plain and asked.words):
        return []
    return [
        _(
            "The search index is being rebuilt. Until it is ready, words are looked for in titles, "
            "names and identifiers alone."
        )
    ]


def _relaxed(answer: Answer) -> list[str]:
    if not answer.is_relaxed or not answer.numbers.total:
        return []
    missing = [_("No work has “%(word)s”.") % {"word": word} for word in answer.missing[:3]]
    return [" ".join([_("No work has all of these words. These have all but one."), *missing])]
