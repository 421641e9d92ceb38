"""Some works on a page about something else: newest first, by key."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpRequest

from publications.models import Work

from .cards import Card, cards
from .ordering import DEFAULT, order_called
from .paging import SIZES, fetch, read_key


@dataclass(frozen=True)
class Shelf:
    """A page of works, how many there are in all, and the addresses of its neighbours."""

    cards: Sequence[Card]
    total: int
    next_url: str
    previous_url: str


def shelf(works: QuerySet[Work], request: HttpRequest, reader: str) -> Shelf:
    """``works`` from the position that the address names; an unreadable one is the beginning."""
    order = order_called(DEFAULT, reader)
    after = read_key(request.GET.get("after", ""), order)
    before = read_key(request.GET.get("before", ""), order)
    page = fetch(works, order, SIZES[0], after=after, before=before)
    if not page.keys and (after or before):
        page = fetch(works, order, SIZES[0])
    is_whole = not page.after and not page.before
    return Shelf(
        cards=cards(page.keys, reader),
        total=len(page.keys) if is_whole else works.count(),
        next_url=f"{request.path}?after={page.after}" if page.after else "",
        previous_url=f"{request.path}?before={page.before}" if page.before else "",
    )
