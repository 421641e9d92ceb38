"""Asking the index: one page of keys in order, how many there are, and the facets' counts."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

from tantivy import FieldType, Occur, Order, Query, Searcher

from ..index import opening, sorting
from ..index.faults import IndexBrokenError, IndexUnavailableError, engine_faults
from ..index.opening import Opened
from ..index.schema import schema
from . import building, spelling
from .counting import count, how_many
from .filters import Filters
from .parsing import parse

Answer = TypeVar("Answer")
# By relevance no more are numbered: beyond, narrowing or sorting by date helps more.
MOST_BY_RELEVANCE = 1000
ORDERS = {"newest": Order.Desc, "oldest": Order.Asc}
_HIGHEST = (1 << 63) - 1


@dataclass(frozen=True)
class Found:
    """``keys``: works of one page, in order, to be read again through ``public()``.

    ``total``: how many there are. ``counts``: facet -> value -> works, each without its own
    filter. ``after`` and ``before``: sort keys of the last and first, where the order has
    them. ``missing``: words that stand nowhere; ``spellings``: whole questions near to the one
    asked; ``is_relaxed``: nothing has all the words, these have all but one. ``index``: names
    the state of the index, for caches.
    """

    keys: tuple[int, ...]
    total: int
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    after: int | None = None
    before: int | None = None
    missing: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()
    is_relaxed: bool = False
    is_identifier: bool = False
    index: str = ""


def search(
    question: str,
    *,
    reader: str = "",
    filters: Filters | None = None,
    size: int = 20,
    order: str = "relevance",
    page: int = 1,
    after: int | None = None,
    before: int | None = None,
    facets: Collection[str] = (),
) -> Found:
    """One page for a reader of a site language.

    ``order``: ``relevance`` (then ``page`` counts from 1), ``newest`` or ``oldest`` (then
    ``after`` or ``before`` are sort keys of a page seen). Whatever is typed, it raises but
    ``IndexUnavailableError``.
    """
    chosen = filters or Filters()

    def ask(index: Opened) -> Found:
        searcher = index.searcher
        asked = parse(question)
        plan = building.plan(asked, searcher, reader)
        place = _Place(order, size, page, after, before)
        wanted, page_found = plan.query, place.look(searcher, chosen.narrow(plan.query))
        if not page_found.total and plan.relaxed is not None:
            wanted = plan.relaxed
            page_found = place.look(searcher, chosen.narrow(plan.relaxed))
        places, total = page_found
        is_dated = order in ORDERS and bool(places)
        return Found(
            keys=tuple(map(sorting.key_of, places)),
            total=total,
            counts=count(searcher, wanted, chosen, facets),
            after=places[-1] if is_dated else None,
            before=places[0] if is_dated else None,
            missing=plan.missing,
            spellings=() if total else spelling.near(asked, plan.missing, searcher),
            is_relaxed=wanted is plan.relaxed,
            is_identifier=plan.is_identifier,
            index=index.name,
        )

    return _asking(ask)


def keys_of(question: str, *, filters: Filters | None = None) -> list[int]:
    """The primary keys of everything that ``search`` finds, in no order."""

    def ask(index: Opened) -> list[int]:
        searcher = index.searcher
        plan = building.plan(parse(question), searcher, "")
        for asked in filter(None, (plan.query, plan.relaxed)):
            query = (filters or Filters()).narrow(asked)
            if total := how_many(searcher, query):
                hits = searcher.search(query, total, count=False, order_by_field="pk").hits
                return [key for key, _ in hits]
        return []

    return _asking(ask)


def _asking(ask: Callable[[Opened], Answer]) -> Answer:
    """Whatever the engine cannot read makes the index unavailable, and is made anew."""
    index = opening.opened()
    try:
        with engine_faults():
            return ask(index)
    except IndexBrokenError as error:
        opening.give_up(index)
        raise IndexUnavailableError from error


class _Page(NamedTuple):
    """Sort keys of a page's works in order, and how many works there are in all."""

    places: list[int]
    total: int


class _Place(NamedTuple):
    """Which page is asked for, as ``search`` takes it."""

    order: str
    size: int
    page: int
    after: int | None
    before: int | None

    def look(self, searcher: Searcher, query: Query) -> _Page:
        if self.order in ORDERS:
            return self._by_date(searcher, query)
        offset = max(self.page - 1, 0) * self.size
        if offset >= MOST_BY_RELEVANCE:
            return _Page([], how_many(searcher, query))
        answer: Any = searcher.search(query, self.size, offset=offset, weight_by_field="weight")
        places = searcher.fast_field_values("newest", [address for _, address in answer.hits])
        return _Page([int(place or 0) for place in places], int(answer.count))

    def _by_date(self, searcher: Searcher, query: Query) -> _Page:
        descends = ORDERS[self.order] is Order.Desc
        backwards = self.before is not None
        start = self.before if backwards else self.after
        beyond = query if start is None else self._beyond(query, start, descends != backwards)
        answer: Any = searcher.search(
            beyond, self.size, count=start is None, order_by_field=self.order,
            order=Order.Desc if descends != backwards else Order.Asc,
        )  # fmt: skip
        places = [int(place) for place, _ in answer.hits]
        total = int(answer.count) if start is None else how_many(searcher, query)
        return _Page(places[::-1] if backwards else places, total)

    def _beyond(self, query: Query, start: int, downwards: bool) -> Query:
        low, high = (0, start - 1) if downwards else (start + 1, _HIGHEST)
        if not 0 <= low <= high <= _HIGHEST:
            return Query.empty_query()
        rest = Query.range_query(schema(), self.order, FieldType.Unsigned, low, high)
        return Query.boolean_query(
            [(Occur.Must, query), (Occur.Must, Query.const_score_query(rest, 0.0))]
        )
