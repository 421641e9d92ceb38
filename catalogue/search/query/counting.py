"""Counts of facets: exact, and each without its own filter, so that its alternatives stay."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from tantivy import Query

from ..index.engine import Searcher
from . import held
from .filters import Filters

# Values of a facet that are told, the commonest; their counts are exact.
MOST = 30
MOST_YEARS = 2000
FACETS = (
    "type", "language", "year", "subject", "contributor", "serial", "archive", "archive_state",
)  # fmt: skip
# Works have several of these, of very many: counting them takes longer than everything else, so
# they are offered of so many works at most, and of all works together, which is counted once.
MANY = ("subject", "contributor")
LARGE = 20_000
# The field that says where a work is kept.
_HELD = "holdings"
# How many values each part of the index hands over: first as many as so many works can have.
_WITHIN = (LARGE, 1_000_000)


def count(
    searcher: Searcher, query: Query, filters: Filters, facets: Collection[str], total: int = 0
) -> dict[str, dict[str, int]]:
    """facet -> value (a primary key for subject, contributor, serial) -> works.

    Those whose filter is set are counted one by one, all others together. ``total``: how many
    works the query and the filters find; of more than ``LARGE``, ``MANY`` are left out where
    nothing of them was chosen.
    """
    wanted = [
        facet
        for facet in FACETS
        if facet in facets and (total <= LARGE or facet not in MANY or filters.has(facet))
    ]
    fields = list(dict.fromkeys(_HELD if facet in held.FACETS else facet for facet in wanted))
    together = [name for name in fields if not _is_narrowed(name, filters)]
    counts: dict[str, dict[str, int]] = {}
    if together:
        counts |= _counted(searcher, filters.narrow(query), together)
    for name in fields:
        if name not in together:
            counts |= _counted(searcher, _without(name, filters).narrow(query), [name])
    if _HELD in counts:
        counts |= held.taken_apart(counts[_HELD], filters.archive, filters.archive_state)
    return {facet: counts[facet] for facet in wanted}


def _is_narrowed(name: str, filters: Filters) -> bool:
    return any(map(filters.has, held.FACETS)) if name == _HELD else filters.has(name)


def _without(name: str, filters: Filters) -> Filters:
    if name == _HELD:
        return filters.without("archive").without("archive_state")
    return filters.without(name)


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
        if missing := [facet for facet in facets if facet not in counts]:
            asked = {facet: _terms(facet, within) for facet in missing}
            for facet, answer in searcher.aggregate(query, asked).items():
                # Works of any value that some part of the index may have kept to itself.
                if not answer.get("doc_count_error_upper_bound") or within == _WITHIN[-1]:
                    counts[facet] = dict(_read(answer))
    return counts


def _terms(facet: str, within: int) -> dict[str, Any]:
    size = {"year": MOST_YEARS, _HELD: within}.get(facet, MOST)
    return {"terms": {"field": facet, "size": size, "segment_size": max(within, size)}}


def _read(answer: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    for bucket in answer["buckets"]:
        yield _name(bucket["key"]), bucket["doc_count"]


def _name(value: Any) -> str:
    return str(int(value)) if isinstance(value, float) else str(value)
