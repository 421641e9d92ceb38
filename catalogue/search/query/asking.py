"""Asking the index: one page of keys in order, how many there are, and the facets' counts."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from tantivy import Query

from ..index import opening
from ..index.opening import Opened
from . import building, paging, spelling
from .counting import count, how_many
from .filters import Filters
from .parsing import parse

Place = paging.Place


@dataclass(frozen=True)
class Found:
    """``keys``: works of one page, in order, to be read again through ``public()``.

    ``total``: how many there are. ``counts``: facet -> value -> works, each without its own
    filter. ``after`` and ``before``: places of the last and first, where the order has them:
    one number for days (see ``sorting``), ``(*titles.levels(…), pk)`` for titles.
    ``missing``: words that stand nowhere; ``spellings``: whole questions near to the one
    asked; ``is_relaxed``: nothing has all the words, these have all but one. ``index``: names
    the state of the index, for caches.
    """

    keys: tuple[int, ...]
    total: int
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    after: Place | None = None
    before: Place | None = None
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
    after: Place | None = None,
    before: Place | None = None,
    facets: Collection[str] = (),
) -> Found:
    """One page for a reader of a site language.

    ``order``: ``relevance`` (then ``page`` counts from 1), ``newest``, ``oldest`` or ``title``
    (then ``after`` or ``before`` are places of a page seen). Whatever is typed, it raises but
    ``IndexUnavailableError``.
    """
    chosen = filters or Filters()

    with opening.asking() as index:
        searcher = index.searcher
        asked = parse(question)
        plan = building.plan(asked, searcher, reader)

        def look(query: Query) -> paging.Page:
            return paging.look(
                searcher, chosen.narrow(query), reader=reader, order=order, size=size, page=page,
                after=after, before=before,
            )  # fmt: skip

        wanted, one = plan.query, look(plan.query)
        is_relaxed, is_everything = False, not question.strip() and chosen == Filters()
        if not one.total and plan.relaxed is not None:
            wanted, one = plan.relaxed, look(plan.relaxed)
            is_relaxed = one.total > 0
        return Found(
            keys=tuple(one.keys),
            total=one.total,
            counts=(
                _of_all(index, facets)
                if is_everything
                else count(searcher, wanted, chosen, facets, one.total)
            ),
            after=one.places[-1] if one.places else None,
            before=one.places[0] if one.places else None,
            missing=plan.missing,
            spellings=() if one.total else spelling.near(asked, plan.missing, searcher),
            is_relaxed=is_relaxed,
            is_identifier=plan.is_identifier,
            index=index.name,
        )


def _of_all(index: Opened, facets: Collection[str]) -> dict[str, dict[str, int]]:
    """The counts of all works, made once for each state of the index."""
    if missing := [facet for facet in facets if facet not in index.counts]:
        index.counts.update(count(index.searcher, Query.all_query(), Filters(), missing))
    return {facet: index.counts[facet] for facet in facets}


def keys_of(question: str, *, filters: Filters | None = None) -> list[int]:
    """The primary keys of everything that ``search`` finds, in no order."""

    with opening.asking() as index:
        searcher = index.searcher
        plan = building.plan(parse(question), searcher, "")
        for asked in filter(None, (plan.query, plan.relaxed)):
            query = (filters or Filters()).narrow(asked)
            if total := how_many(searcher, query):
                hits = searcher.search(query, total, count=False, order_by_field="pk").hits
                return [key for key, _ in hits]
        return []
