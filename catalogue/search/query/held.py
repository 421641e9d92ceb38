"""Where works are kept, counted: services and states, by the sets of both that works have.

A work has few records, and many works have the same ones in the same states. So each such set is
one value of one field, which is counted once and taken apart here.
"""

from collections.abc import Iterator
from typing import Any

from tantivy import Query

from ..index.engine import Searcher
from .filters import Filters

FACETS = ("archive", "archive_state")
# More sets than ten services can make in practice: ever more are asked for until all are there.
_SIZES = (2000, 1_000_000)


def count(searcher: Searcher, query: Query, filters: Filters) -> dict[str, dict[str, int]]:
    """Services with a record in the states that are asked for (in any where none is), and states
    of records at the services that are: facet -> value -> works."""
    bare = filters.without("archive").without("archive_state")
    services: dict[str, int] = {}
    states: dict[str, int] = {}
    for pairs, works in _sets(searcher, bare.narrow(query)):
        for service in {one for one, state in pairs if _is_among(state, filters.archive_state)}:
            services[service] = services.get(service, 0) + works
        for state in {state for one, state in pairs if _is_among(one, filters.archive)}:
            states[state] = states.get(state, 0) + works
    return {"archive": _ranked(services), "archive_state": _ranked(states)}


def _sets(searcher: Searcher, query: Query) -> Iterator[tuple[list[tuple[str, str]], int]]:
    """((service, state) …, works that have exactly these)."""
    answer: Any = {}
    for size in _SIZES:
        terms = {"terms": {"field": "holdings", "size": size, "segment_size": size}}
        answer = searcher.aggregate(query, {"holdings": terms})["holdings"]
        if not answer.get("sum_other_doc_count") and not answer.get("doc_count_error_upper_bound"):
            break
    for bucket in answer["buckets"]:
        pairs = [pair.partition("/") for pair in bucket["key"].split(" ")]
        yield [(service, state) for service, _, state in pairs], bucket["doc_count"]


def _is_among(value: str, chosen: tuple[str, ...]) -> bool:
    return not chosen or value in chosen


def _ranked(counts: dict[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
