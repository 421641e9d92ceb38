"""Facets and years that narrow a search: the site's filters, as the index knows them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from tantivy import FieldType, Occur, Query

from ..index.schema import KEYS, schema

_ALL = (-(10**6), 10**6)


@dataclass(frozen=True)
class Filters:
    """Several values of one filter are alternatives; filters narrow one another.

    ``subject``, ``contributor``, ``serial`` and ``issue`` are primary keys; ``years`` is first
    and last, either None; ``keys`` are works to choose among, None for all.
    """

    type: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    archive: tuple[str, ...] = ()
    archive_state: tuple[str, ...] = ()
    subject: tuple[int, ...] = ()
    contributor: tuple[int, ...] = ()
    serial: tuple[int, ...] = ()
    issue: tuple[int, ...] = ()
    years: tuple[int | None, int | None] = (None, None)
    keys: tuple[int, ...] | None = None
    # Filters that were asked for and can be met by nothing, such as an unknown slug.
    unmet: frozenset[str] = field(default_factory=frozenset)

    def without(self, facet: str) -> "Filters":
        """As if the filter of one facet were not set, so that its alternatives are counted."""
        rest = replace(self, unmet=self.unmet - {facet})
        if facet == "year":
            return replace(rest, years=(None, None))
        return replace(rest, **{facet: ()})  # type: ignore[arg-type]

    def has(self, facet: str) -> bool:
        """Whether that facet's filter is set."""
        if facet == "year":
            return self.years != (None, None)
        return bool(getattr(self, facet)) or facet in self.unmet

    def narrow(self, query: Query) -> Query:
        """``query`` and every filter that is set."""
        narrowing = [(Occur.Must, one) for one in self.queries()]
        return Query.boolean_query([(Occur.Must, query), *narrowing]) if narrowing else query

    def queries(self) -> Iterator[Query]:
        """A query a filter that is set, without scores."""
        if self.unmet:
            yield Query.empty_query()
        for name in ("type", "language", *KEYS):
            if values := getattr(self, name):
                yield _any(name, values)
        yield from self._kept()
        if self.years != (None, None):
            yield years(*self.years)
        if self.keys is not None:
            yield _any("pk", self.keys)

    def _kept(self) -> Iterator[Query]:
        """Service and state, asked together, are asked of the same record."""
        if self.archive and self.archive_state:
            pairs = tuple(f"{one}/{state}" for one in self.archive for state in self.archive_state)
            yield _any("kept", pairs)
        elif self.archive:
            yield _any("archive", self.archive)
        elif self.archive_state:
            yield _any("archive_state", self.archive_state)


def years(first: int | None, last: int | None) -> Query:
    """Works of these years."""
    low = _ALL[0] if first is None else max(first, _ALL[0])
    high = _ALL[1] if last is None else min(last, _ALL[1])
    return Query.const_score_query(
        Query.range_query(schema(), "year", FieldType.Integer, low, high), 0.0
    )


def _any(name: str, values: tuple[str, ...] | tuple[int, ...]) -> Query:
    term: Callable[[str | int], Query] = lambda value: Query.term_query(  # noqa: E731
        schema(), name, value, index_option="basic"
    )
    if not values:
        return Query.empty_query()
    if len(values) == 1:
        return Query.const_score_query(term(values[0]), 0.0)
    if len(values) > 8:
        return Query.const_score_query(Query.term_set_query(schema(), name, list(values)), 0.0)
    return Query.const_score_query(
        Query.boolean_query([(Occur.Should, term(value)) for value in values]), 0.0
    )
