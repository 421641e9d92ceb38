"""The list as the search index finds it."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from catalogue.search.query import Filters, counting
from catalogue.search.query import Found as Hits
from catalogue.search.query import search as ask_engine
from catalogue.search.query.paging import MOST_BY_RELEVANCE

from . import asking, found, search
from .answers import Answer
from .keys import encode
from .ordering import RELEVANCE
from .places import engine_place, read_places
from .selection import Selection
from .wanted import Wanted

# Facets whose values are cut off at ``counting.MOST``: what was chosen may be beyond.
_MANY = ("type", "language", "subject", "contributor", "serial")


class _Page(NamedTuple):
    hits: Hits
    keys: Collection[int]
    number: int = 0
    after: str = ""
    before: str = ""


def answer(wanted: Wanted) -> Answer:
    """One page. Raises ``IndexUnavailableError``.

    The engine is asked once for the page and its counts; at most six queries: the newest
    change, slugs, names of values, the places of the page's ends.
    """
    known = asking.read_slugs(wanted.selection)
    filters = asking.narrowing(wanted.selection, known)
    change = found.newest_change()

    def key(index: str) -> str:
        return found.key_of(wanted.selection, wanted.reader, change, index)

    numbers = found.kept(key(search.state()))
    engine = _Engine(wanted, filters, () if numbers else tuple(found.SOURCES))
    page = _numbered(engine, wanted) if wanted.order == RELEVANCE else _by_key(engine, wanted)
    hits = page.hits
    if numbers is None:
        counts = engine.complete_counts()
        numbers = found.keep(key(hits.index), counts, hits.total, wanted.selection, wanted.reader)
    return Answer(
        keys=tuple(page.keys),
        numbers=numbers._replace(total=hits.total),
        order=wanted.order,
        number=page.number,
        after=page.after,
        before=page.before,
        missing=hits.missing,
        spellings=hits.spellings,
        is_relaxed=hits.is_relaxed,
        is_identifier=hits.is_identifier,
        without={} if hits.total else _without(wanted.selection, known, engine),
    )


class _Engine:
    """One question, asked of the index with its counts, and those only once."""

    def __init__(self, wanted: Wanted, filters: Filters, facets: Collection[str]) -> None:
        self._wanted, self._filters, self._facets = wanted, filters, facets
        self._counts: Mapping[str, Mapping[str, int]] = {}

    def page(self, **place: Any) -> Hits:
        """``place``: as ``search`` takes it."""
        facets = () if self._counts else self._facets
        hits = ask_engine(
            self._wanted.words, reader=self._wanted.reader, filters=self._filters,
            order=self._wanted.order, facets=facets, **place,
        )  # fmt: skip
        self._counts = self._counts or hits.counts
        return hits

    def total(self, words: str, filters: Filters) -> int:
        """How many works another question finds."""
        return ask_engine(words, reader=self._wanted.reader, filters=filters, size=1).total

    def complete_counts(self) -> dict[str, Mapping[str, int]]:
        """What was counted, and every chosen value: also one that has few works among many."""
        counts = dict(self._counts)
        for facet in _MANY:
            if len(counts.get(facet, ())) < counting.MOST:
                continue
            beyond = {
                str(value): self._total_with(facet, value)
                for value in getattr(self._filters, facet)
                if str(value) not in counts[facet]
            }
            counts[facet] = {**counts[facet], **beyond}
        return counts

    def _total_with(self, facet: str, value: Any) -> int:
        alone: Any = {facet: (value,)}
        return self.total(self._wanted.words, replace(self._filters.without(facet), **alone))


def _numbered(engine: _Engine, wanted: Wanted) -> _Page:
    """A page by relevance; a number beyond the last one is the last one."""
    most = MOST_BY_RELEVANCE // wanted.size
    number = min(max(wanted.number, 1), most)
    hits = engine.page(page=number, size=wanted.size)
    if not hits.keys and hits.total and number > 1:
        number = min(-(-hits.total // wanted.size), most)
        hits = engine.page(page=number, size=wanted.size)
    return _Page(hits, hits.keys, number)


def _by_key(engine: _Engine, wanted: Wanted) -> _Page:
    """A page after or before a place, the first one without; as ``paging.fetch`` has it."""
    size, order, reader = wanted.size, wanted.order, wanted.reader
    after = engine_place(wanted.after, order, reader)
    before = engine_place(wanted.before, order, reader)
    if before is not None:
        hits = engine.page(size=size + 1, before=before)
        if len(hits.keys) > size:
            return _with_ends(hits, hits.keys[1:], wanted, on=True, back=True)
        after = None
    hits = engine.page(size=size + 1, after=after)
    if not hits.keys and after is not None:
        after = None
        hits = engine.page(size=size + 1)
    return _with_ends(
        hits, hits.keys[:size], wanted, on=len(hits.keys) > size, back=after is not None
    )


def _with_ends(hits: Hits, keys: tuple[int, ...], wanted: Wanted, *, on: bool, back: bool) -> _Page:
    """The places of the first and last work that are still there: one query where needed."""
    if not (on or back):
        return _Page(hits, keys)
    places = read_places(keys, wanted.order, wanted.reader)
    there = [places[key] for key in keys if key in places]
    return _Page(
        hits,
        keys,
        after=encode(there[-1]) if there and on else "",
        before=encode(there[0]) if there and back else "",
    )


def _without(selection: Selection, known: asking.Known, engine: _Engine) -> dict[str, int]:
    """How many works there are without each filter, and under ``""`` with the words alone."""
    rest = {name: selection.lacking_filter(name) for name in selection.filters}
    if words := selection.values("q"):
        rest[""] = Selection().asking(*words)
    return {
        name: engine.total(" ".join(one.values("q")), asking.narrowing(one, known))
        for name, one in rest.items()
    }
