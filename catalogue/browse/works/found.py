"""What a search of the list found, as numbers: kept in the cache until a work changes.

The key holds the newest entry of the change log. Whatever changes what a list shows is
logged there, so that the page costs the same with ten works and with thirty thousand.
"""

import hashlib
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.core.cache import cache

from catalogue.search.query import counting
from publications.models import Change

from . import options
from .counts import Counts
from .options import Option
from .selection import Selection

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

    ``key`` names this answer in a cache. ``years``: works of every year.
    """

    key: str
    total: int
    options: Mapping[str, Sequence[Option]]
    values: Mapping[str, int]
    years: Mapping[int, int]

    def is_cut(self, facet: str) -> bool:
        """Whether there may be more values than were counted."""
        return facet != "year" and self.values[facet] >= counting.MOST


def key_of(selection: Selection, reader: str, change: str, index: str) -> str:
    """Names what is found for a reader of a site language, as long as ``change`` is the newest.

    ``index``: its state, where it was asked: it follows the log a moment later, and counts of
    an older state are not kept as newer.
    """
    question = hashlib.sha256(repr(selection.pairs).encode()).hexdigest()
    return f"works:found:{change}:{index}:{reader}:{question}"


def kept(key: str) -> Found | None:
    found: Found | None = cache.get(key)
    return found


def keep(key: str, counts: Counts, total: int, selection: Selection, reader: str) -> Found:
    """``counts`` with names for a reader, kept under ``key``. At most three queries."""
    known, values = {}, {}
    for facet, source in SOURCES.items():
        numbers = {value: number for value, number in counts.get(facet, {}).items() if value}
        known[facet] = source(numbers, selection.values(facet), reader)
        values[facet] = len(numbers)
    years = {int(year): number for year, number in counts.get("year", {}).items() if year}
    found = Found(key, total, known, values, years)
    cache.set(key, found, SECONDS)
    return found


def newest_change() -> str:
    """The newest entry of the change log, as part of a cache key. One query.

    Its time too, so that a database restored from an older copy meets no newer counts.
    """
    newest = Change.objects.order_by("-pk").values_list("pk", "changed_at").first()
    return f"{newest[0]}-{newest[1].timestamp():.6f}" if newest else "0"
