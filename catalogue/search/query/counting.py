"""Counts of facets: exact, and each without its own filter, so that its alternatives stay."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

from tantivy import Query

from ..index.engine import Searcher
from .filters import Filters

# Values of a facet that are counted; the counts of these are exact.
MOST = 200
MOST_YEARS = 2000
_WITHIN = 1_000_000
FACETS = (
    "type", "language", "year", "subject", "contributor", "serial", "archive", "archive_state",
)  # fmt: skip


def count(
    searcher: Searcher, query: Query, filters: Filters, facets: Collection[str]
) -> dict[str, dict[str, int]]:
    """facet -> value (a primary key for subject, contributor, serial) -> works.

    Those whose filter is set are counted one by one, all others together.
    """
    wanted = [facet for facet in FACETS if facet in facets]
    together = [facet for facet in wanted if not _is_narrowed(facet, filters)]
    counts: dict[str, dict[str, int]] = {}
    if together:
        counts |= _counted(searcher, filters.narrow(query), together)
    for facet in wanted:
        if facet in together:
            continue
        if facet in ("archive", "archive_state"):
            counts[facet] = _of_pairs(searcher, query, filters, facet)
        else:
            counts |= _counted(searcher, filters.without(facet).narrow(query), [facet])
    return {facet: counts[facet] for facet in wanted}


def _is_narrowed(facet: str, filters: Filters) -> bool:
    if facet in ("archive", "archive_state"):
        return filters.has("archive") or filters.has("archive_state")
    return filters.has(facet)


def _of_pairs(searcher: Searcher, query: Query, filters: Filters, facet: str) -> dict[str, int]:
    """Services with a record in the states asked for, or states of records at the services.

    A work may have several records, so each value is asked for by itself.
    """
    other = "archive_state" if facet == "archive" else "archive"
    bare = filters.without("archive").without("archive_state")
    values = _counted(searcher, bare.narrow(query), [facet])[facet]
    chosen = getattr(filters, other)
    if not chosen:
        return values
    found = {}
    for value in values:
        narrowed = replace(bare, **{facet: (value,), other: chosen})
        if number := how_many(searcher, narrowed.narrow(query)):
            found[value] = number
    return found


def how_many(searcher: Searcher, query: Query) -> int:
    """The works that ``query`` finds."""
    # By a field, so that nothing is weighed.
    answer: Any = searcher.search(query, 1, order_by_field="pk")
    return int(answer.count)


def _counted(
    searcher: Searcher, query: Query, facets: Collection[str]
) -> dict[str, dict[str, int]]:
    asked = {
        facet: {
            "terms": {
                "field": facet,
                "size": MOST_YEARS if facet == "year" else MOST,
                "segment_size": _WITHIN,
            }
        }
        for facet in facets
    }
    return dict(_read(searcher.aggregate(query, asked)))


def _read(answer: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, int]]]:
    for facet, one in answer.items():
        yield facet, {_name(bucket["key"]): bucket["doc_count"] for bucket in one["buckets"]}


def _name(value: Any) -> str:
    return str(int(value)) if isinstance(value, float) else str(value)
