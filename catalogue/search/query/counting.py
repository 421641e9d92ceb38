"""Counts of facets: exact, and each without its own filter, so that its alternatives stay."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from tantivy import Occur, Query

from ..index.engine import Searcher
from ..index.schema import schema
from . import held
from .filters import Filters

# Values of a facet that are counted, the commonest; their counts are exact.
MOST = 30
MOST_YEARS = 2000
# How many values each part of the index hands over; more and more, until the commonest are sure.
# All at once would be exact at once, and make a million works four times as slow.
_WITHIN = (1000, 20_000, 1_000_000)
FACETS = (
    "type", "language", "year", "subject", "contributor", "serial", "archive", "archive_state",
)  # fmt: skip


# Of more works than these, who is commonest is judged by one slice of them: nearly every work
# has people of its own. Twice as many are judged as are told; their counts are exact.
LARGE = 50_000
_JUDGED = 2 * MOST


def count(
    searcher: Searcher, query: Query, filters: Filters, facets: Collection[str], total: int = 0
) -> dict[str, dict[str, int]]:
    """facet -> value (a primary key for subject, contributor, serial) -> works.

    Those whose filter is set are counted one by one, all others together. ``total``: how many
    works the query and the filters find, where that is known.
    """
    wanted = [facet for facet in FACETS if facet in facets]
    plain = [facet for facet in wanted if facet not in held.FACETS]
    together = [facet for facet in plain if not filters.has(facet)]
    counts: dict[str, dict[str, int]] = {}
    if total > LARGE and "contributor" in together:
        together.remove("contributor")
        counts["contributor"] = _judged(searcher, filters.narrow(query), "contributor")
    if together:
        counts |= _counted(searcher, filters.narrow(query), together)
    for facet in plain:
        if facet not in together and facet not in counts:
            counts |= _counted(searcher, filters.without(facet).narrow(query), [facet])
    if len(plain) < len(wanted):
        counts |= held.count(searcher, query, filters)
    return {facet: counts[facet] for facet in wanted}


def how_many(searcher: Searcher, query: Query) -> int:
    """The works that ``query`` finds."""
    # By a field, so that nothing is weighed.
    answer: Any = searcher.search(query, 1, order_by_field="pk")
    return int(answer.count)


def _counted(
    searcher: Searcher, query: Query, facets: Collection[str]
) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = {}
    for within in _WITHIN:
        missing = [facet for facet in facets if facet not in counts]
        if not missing:
            break
        asked = {facet: _terms(facet, within) for facet in missing}
        for facet, answer in searcher.aggregate(query, asked).items():
            found = dict(_read(answer))
            # Works of any value that some part of the index may have kept to itself.
            doubt = answer.get("doc_count_error_upper_bound") or 0
            if not doubt:
                counts[facet] = found
            elif found and doubt < min(found.values()):
                # No value that is left out has as many; those that are in are asked for anew.
                counts[facet] = _asked_anew(searcher, query, facet, found)
    return counts


def _terms(facet: str, within: int) -> dict[str, Any]:
    size = MOST_YEARS if facet == "year" else MOST
    return {"terms": {"field": facet, "size": size, "segment_size": max(within, size)}}


def _read(answer: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    for bucket in answer["buckets"]:
        yield _name(bucket["key"]), bucket["doc_count"]


def _judged(searcher: Searcher, query: Query, facet: str) -> dict[str, int]:
    """The values that are commonest in one slice, with their counts in all of it."""
    part = Query.term_query(schema(), "slice", "0", index_option="basic")
    sample = Query.boolean_query([(Occur.Must, query), (Occur.Must, part)])
    terms = {"terms": {"field": facet, "size": _JUDGED, "segment_size": _WITHIN[0]}}
    found = dict(_read(searcher.aggregate(sample, {facet: terms})[facet]))
    exact = _asked_anew(searcher, query, facet, found)
    return dict(list(exact.items())[:MOST])


def _asked_anew(
    searcher: Searcher, query: Query, facet: str, found: Collection[str]
) -> dict[str, int]:
    counts = {}
    for value in found:
        term = Query.term_query(schema(), facet, _value(facet, value), index_option="basic")
        both = Query.boolean_query([(Occur.Must, query), (Occur.Must, term)])
        counts[value] = how_many(searcher, both)
    return dict(sorted(counts.items(), key=lambda one: -one[1]))


def _value(facet: str, value: str) -> str | int:
    return value if facet in ("type", "language") else int(value)


def _name(value: Any) -> str:
    return str(int(value)) if isinstance(value, float) else str(value)
