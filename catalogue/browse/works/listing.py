"""The list of works: what was asked, what was found, and what can be chosen next."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from publications.models import Work

from .addresses import download_url, feed_url
from .cards import Card, cards
from .facets import Rail, rail
from .filters import WorkFilter
from .found import found
from .keys import Key
from .ordering import DEFAULT, Order, order_called, orders
from .paging import SIZES, Page, fetch, read_key
from .selection import Selection


@dataclass(frozen=True)
class Choice:
    """A way to see the list: an order or a page size."""

    label: str
    url: str
    active: bool


@dataclass(frozen=True)
class Listing:
    """The whole page. ``total``: works found; ``remarks``: what could not be used, and why."""

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
    next_url: str
    previous_url: str
    clear_url: str
    download_url: str
    feed_url: str
    year_min: str
    year_max: str
    # What a form must repeat so that searching or narrowing keeps the rest.
    kept_by_search: Sequence[tuple[str, str]]
    kept_by_years: Sequence[tuple[str, str]]


def works(request: HttpRequest) -> HttpResponse:
    """``/{lang}/works/``: never an error, whatever was typed."""
    listing = build(request.GET, reverse("works"), get_language() or "en")
    return render(request, "works/list.html", {"listing": listing, "section": "works"})


def build(data: QueryDict, base: str, reader: str) -> Listing:
    """The list that the parameters ``data`` ask for, for a reader of a site language."""
    filters = WorkFilter(data, Work.objects.public())
    selection = filters.selection
    order = order_called(data.get("sort", ""), reader)
    size = _size(data)
    more = {
        "sort": order.name if order.name != DEFAULT else "",
        "size": str(size) if size != SIZES[0] else "",
    }

    def link(chosen: Selection, **other: str) -> str:
        return base + chosen.query(**{**more, **other})

    page, remarks = _page(filters, order, size, data)
    numbers = found(filters, reader)
    return Listing(
        selection=selection,
        words=" ".join(selection.values("q")),
        cards=cards(page.keys, reader),
        total=numbers.total,
        rail=rail(numbers, selection, link, reader),
        rail_key=f"{numbers.key}:{order.name}:{size}",
        orders=[
            Choice(
                str(one.label), base + selection.query(**{**more, "sort": one.name}), one == order
            )
            for one in orders(reader).values()
        ],
        sizes=[
            Choice(str(one), base + selection.query(**{**more, "size": str(one)}), one == size)
            for one in SIZES
        ],
        remarks=[*_ignored(filters), *_plainly(filters), *remarks],
        next_url=link(selection, after=page.after) if page.after else "",
        previous_url=link(selection, before=page.before) if page.before else "",
        clear_url=link(Selection()),
        download_url=download_url(selection.query()),
        feed_url=feed_url(selection.query()),
        year_min=" ".join(selection.values("year_min")),
        year_max=" ".join(selection.values("year_max")),
        kept_by_search=_kept(selection.lacking("q"), more),
        kept_by_years=_kept(
            selection.lacking("year").lacking("year_min").lacking("year_max"), more
        ),
    )


def _page(filters: WorkFilter, order: Order, size: int, data: QueryDict) -> tuple[Page, list[str]]:
    remarks = []
    keys: dict[str, Key | None] = {"after": None, "before": None}
    for name in keys:
        if text := data.get(name, ""):
            keys[name] = read_key(text, order)
            if keys[name] is None:
                remarks.append(_("The place in the list could not be read: this is its beginning."))
    page = fetch(filters.qs, order, size, **keys)
    if not page.keys and any(keys.values()):
        page = fetch(filters.qs, order, size)
    return page, remarks


def _size(data: QueryDict) -> int:
    return next((size for size in SIZES if str(size) == data.get("size")), SIZES[0])


def _ignored(filters: WorkFilter) -> list[str]:
    return [
        _("“%(value)s” cannot be used for “%(filter)s”: it was left out.")
        % {"value": value[:60], "filter": label}
        for label, value in filters.ignored[:5]
    ]


def _plainly(filters: WorkFilter) -> list[str]:
    if not filters.is_plain_search:
        return []
    return [
        _(
            "The search index is being rebuilt. Until it is ready, words are looked for in titles, "
            "names and identifiers alone."
        )
    ]


def _kept(selection: Selection, more: dict[str, str]) -> list[tuple[str, str]]:
    return [*selection.pairs, *((name, value) for name, value in more.items() if value)]
