"""One page of what a query finds, in an order, and how many works there are in all.

A place in an order is a tuple of numbers: one for the orders of days (see ``sorting``); the
levels of the title, then the primary key, for that of titles (see ``titles``). The engine
orders by one number at a time, so what is alike in the first level is asked for again by the
next: a page takes a handful of questions, however many works there are.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from tantivy import FieldType, Occur, Order, Query

from ..index import sorting, titles
from ..index.engine import Searcher
from ..index.schema import schema
from .counting import how_many

# By relevance no more are numbered: beyond, narrowing or sorting by date helps more.
MOST_BY_RELEVANCE = 1000
DATED = {"newest": Order.Desc, "oldest": Order.Asc}
TITLE = "title"
_HIGHEST = (1 << 64) - 1
Place = tuple[int, ...]


class Page(NamedTuple):
    """``keys`` of works in order, their ``places`` where the order has them, and the total."""

    keys: list[int]
    places: list[Place]
    total: int


def look(
    searcher: Searcher,
    query: Query,
    *,
    reader: str,
    order: str,
    size: int,
    page: int = 1,
    after: Place | None = None,
    before: Place | None = None,
) -> Page:
    """As ``asking.search`` takes it. A place that the order cannot have is none."""
    fields: tuple[str, ...]
    if order in DATED:
        fields, descends = (order,), DATED[order] is Order.Desc
    elif order == TITLE:
        fields, descends = (*titles.fields(reader), "pk"), False
    else:
        return _by_relevance(searcher, query, size, page)
    start = after if before is None else before
    if start is not None and len(start) != len(fields):
        start = before = None
    backwards = before is not None
    lister = _Lister(searcher, fields, descends != backwards)
    beyond = query if start is None else _both(query, lister.beyond(start))
    places, total = lister.first(beyond, size)
    if start is not None:
        total = how_many(searcher, query)
    if backwards:
        places = places[::-1]
    keys = [sorting.key_of(place[-1]) for place in places]
    return Page(keys, places, total)


def _by_relevance(searcher: Searcher, query: Query, size: int, page: int) -> Page:
    offset = max(page - 1, 0) * size
    if offset >= MOST_BY_RELEVANCE:
        return Page([], [], how_many(searcher, query))
    answer: Any = searcher.search(query, size, offset=offset, weight_by_field="weight")
    keys = searcher.fast_field_values("pk", [address for _, address in answer.hits])
    return Page(keys, [], int(answer.count))


class _Lister:
    """Lists by several fields, the first first; the last one parts all works."""

    def __init__(self, searcher: Searcher, fields: Sequence[str], descends: bool) -> None:
        self.searcher = searcher
        self.fields = fields
        self.descends = descends

    def first(self, query: Query, most: int) -> tuple[list[Place], int]:
        """At most ``most`` places from the start, and how many works ``query`` finds."""
        return self._first(query, most, 0)

    def _first(self, query: Query, most: int, level: int) -> tuple[list[Place], int]:
        is_last = level + 1 == len(self.fields)
        answer: Any = self.searcher.search(
            query, most if is_last else most + 1, count=level == 0,
            order_by_field=self.fields[level], order=Order.Desc if self.descends else Order.Asc,
        )  # fmt: skip
        hits = answer.hits
        total = int(answer.count) if level == 0 else 0
        if not is_last and len(hits) > most:
            # Those alike at the edge were given in any order, and there may be more of them.
            edge = hits[-1][0]
            whole = [hit for hit in hits if hit[0] != edge]
            alike = _both(query, _range(self.fields[level], edge, edge))
            rest = most - len(whole)
            more = self._first(alike, rest, level + 1)[0] if rest else []
            return self._sorted(whole) + more, total
        return self._sorted(hits), total

    def _sorted(self, hits: Sequence[tuple[Any, Any]]) -> list[Place]:
        if len(self.fields) == 1:
            return [(int(value),) for value, _ in hits]
        addresses = [address for _, address in hits]
        columns = [self.searcher.fast_field_values(name, addresses) for name in self.fields]
        return sorted(zip(*columns, strict=True), reverse=self.descends)

    def beyond(self, start: Place) -> Query:
        """What stands after ``start`` in the direction of listing."""
        found: Query | None = None
        for name, value in reversed(list(zip(self.fields, start, strict=True))):
            low, high = (0, value - 1) if self.descends else (value + 1, _HIGHEST)
            further = _range(name, low, high)
            if found is not None:
                alike = _both(_range(name, value, value), found)
                further = Query.boolean_query([(Occur.Should, further), (Occur.Should, alike)])
            found = further
        return found or Query.empty_query()


def _range(name: str, low: int, high: int) -> Query:
    """Outside of 64 bits, as an address may have it, there is nothing."""
    if not 0 <= low <= high <= _HIGHEST:
        return Query.empty_query()
    numbers = Query.range_query(schema(), name, FieldType.Unsigned, low, high)
    return Query.const_score_query(numbers, 0.0)


def _both(one: Query, other: Query) -> Query:
    return Query.boolean_query([(Occur.Must, one), (Occur.Must, other)])
