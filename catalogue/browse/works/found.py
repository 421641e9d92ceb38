"""What a search of the list found, as numbers: kept in the cache until a work changes.

The key holds the newest entry of the change log. Whatever changes what a list shows is
logged there, so that the page costs the same with ten works and with thirty thousand.
"""

import hashlib
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.core.cache import cache

from publications.models import Change

from . import options, search
from .counts import count, total_of
from .filters import WorkFilter
from .options import Option

# Two changes may be committed out of order under one number: nothing is kept longer.
SECONDS = 300
SOURCES = {
    "type": options.types,
    "language": options.languages,
    "year": options.years,
    "subject": options.subjects,
    "contributor": options.contributors,
    "serial": options.serials,
    "archive": options.archives,
    "archive_state": options.archive_states,
}


class Found(NamedTuple):
    """``total`` works; by facet: ``options`` worth showing, and how many values there are.

    ``key`` names this answer in a cache.
    """

    key: str
    total: int
    options: Mapping[str, Sequence[Option]]
    values: Mapping[str, int]


def found(filters: WorkFilter, reader: str) -> Found:
    """For filters of public works and a reader of a site language.

    One query when it is kept, else five.
    """
    question = hashlib.sha256(repr(filters.selection.pairs).encode()).hexdigest()
    # The index follows the log a moment later: counts of an older state are not kept as newer.
    index = search.state() if filters.selection.values("q") else ""
    key = f"works:found:{newest_change()}:{index}:{reader}:{question}"
    kept: Found | None = cache.get(key)
    if kept is None:
        kept = _find(key, filters, reader)
        cache.set(key, kept, SECONDS)
    return kept


def newest_change() -> str:
    """The newest entry of the change log, as part of a cache key. One query.

    Its time too, so that a database restored from an older copy meets no newer counts.
    """
    newest = Change.objects.order_by("-pk").values_list("pk", "changed_at").first()
    return f"{newest[0]}-{newest[1].timestamp():.6f}" if newest else "0"


def _find(key: str, filters: WorkFilter, reader: str) -> Found:
    counts = count(filters)
    selection = filters.selection
    known, values = {}, {}
    for facet, source in SOURCES.items():
        numbers = {value: number for value, number in counts.get(facet, {}).items() if value}
        known[facet] = source(numbers, selection.values(facet), reader)
        values[facet] = len(numbers)
    return Found(key, total_of(counts, filters), known, values)
