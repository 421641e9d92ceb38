"""Asking the index: one page of keys in order, how many there are, and the facets' counts."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

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
        query, total, is_relaxed = _whole(plan, chosen, searcher)
        if order in ORDERS:
            places = _by_place(searcher, query, order, size, after, before)
        else:
            places = _by_relevance(searcher, query, size, page)
        return Found(
            keys=tuple(map(sorting.key_of, places)),
            total=total,
            counts=count(searcher, plan.relaxed if is_relaxed and plan.relaxed else plan.query,
                         chosen, facets),
            after=places[-1] if places and order in ORDERS else None,
            before=places[0] if places and order in ORDERS else None,
            missing=plan.missing,
            spellings=spelling.near(asked, plan.missing, searcher) if not total else (),
            is_relaxed=is_relaxed,
            is_identifier=plan.is_identifier,
            index=index.name,
        )  # fmt: skip

    return _asking(ask)


def keys_of(question: str, *, filters: Filters | None = None) -> list[int]:
    """The primary keys of everything that ``search`` finds, in no order."""

    def ask(index: Opened) -> list[int]:
        searcher = index.searcher
        plan = building.plan(parse(question), searcher, "")
        query, total, _ = _whole(plan, filters or Filters(), searcher)
        if not total:
            return []
        found = searcher.search(query, total, count=False, order_by_field="pk").hits
        return [key for key, _ in found]

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


def _whole(plan: building.Plan, filters: Filters, searcher: Searcher) -> tuple[Query, int, bool]:
    """(the query with its filters, how many it finds, whether it is the relaxed one)."""
    narrowing = [(Occur.Must, query) for query in filters.queries()]
    for asked in (plan.query, plan.relaxed):
        if asked is None:
            continue
        query = Query.boolean_query([(Occur.Must, asked), *narrowing]) if narrowing else asked
        if total := how_many(searcher, query):
            return query, total, asked is plan.relaxed
    return Query.empty_query(), 0, False


def _by_relevance(searcher: Searcher, query: Query, size: int, page: int) -> list[int]:
    offset = max(page - 1, 0) * size
    if offset >= MOST_BY_RELEVANCE:
        return []
    hits = searcher.search(query, size, count=False, offset=offset, weight_by_field="weight").hits
    return [
        int(place or 0) for place in searcher.fast_field_values("newest", [at for _, at in hits])
    ]


def _by_place(
    searcher: Searcher, query: Query, order: str, size: int, after: int | None, before: int | None
) -> list[int]:
    descends = ORDERS[order] is Order.Desc
    backwards = before is not None
    start = before if backwards else after
    if start is not None:
        downwards = descends != backwards
        low, high = (0, start - 1) if downwards else (start + 1, _HIGHEST)
        if not 0 <= low <= high <= _HIGHEST:
            return []
        beyond = Query.range_query(schema(), order, FieldType.Unsigned, low, high)
        query = Query.boolean_query([(Occur.Must, query), (Occur.Must, beyond)])
    way = Order.Desc if descends != backwards else Order.Asc
    hits = searcher.search(query, size, count=False, order_by_field=order, order=way).hits
    places = [int(place) for place, _ in hits]
    return places[::-1] if backwards else places
