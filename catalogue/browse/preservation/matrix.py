"""Works by archives: a page of works, and what each archive says of each."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from publications.models import ArchiveRecord, Work
from publications.vocabularies.services import SERVICES

from ..shown import Shown
from ..stamps import Stamp, stamp
from ..works.addresses import work_url
from ..works.ordering import order_called
from ..works.paging import fetch, read_key
from ..works.rows import TITLE, as_named, row
from ..works.showing import Source, show_all

SIZE = 50


@dataclass(frozen=True)
class Cell:
    """A record of the work at a service: where, in what state. ``count``: further ones."""

    url: str
    stamp: Stamp
    state: str
    more: int = 0


@dataclass(frozen=True)
class Line:
    """A work, and a cell or nothing for each service."""

    url: str
    slug: str
    title: Shown
    year: int | None
    cells: Sequence[Cell | None]


@dataclass(frozen=True)
class Matrix:
    """``services``: the columns that hold anything on this page, in the order of the table."""

    services: Sequence[Promise | str]
    lines: Sequence[Line]
    after: str
    before: str


def matrix(reader: str, *, after: str = "", before: str = "") -> Matrix:
    """A page of public works, the newest first, for a reader of a site language. ``after`` and
    ``before``: places that a page gave; what is none begins at the newest. At most five queries."""
    order = order_called("newest", reader)
    page = fetch(
        Work.objects.public(), order, SIZE,
        after=read_key(after, order) if after else None,
        before=read_key(before, order) if before else None,
    )  # fmt: skip
    rows = as_named(Work.objects.public().filter(pk__in=page.keys)).order_by()
    found = {values["pk"]: values for values in rows.values("pk", "slug", "year", *TITLE)}
    sources = {key: Source("work", key, "title") for key in found}
    titles = show_all([(sources[key], row(found[key], TITLE)) for key in found], reader)
    cells = _cells(list(found))
    codes = [code for code in SERVICES if any(code in held for held in cells.values())]
    lines = [
        Line(
            work_url(found[key]["slug"]), found[key]["slug"], titles[sources[key]],
            found[key]["year"], [cells.get(key, {}).get(code) for code in codes],
        )
        for key in page.keys
        if key in found
    ]  # fmt: skip
    return Matrix([SERVICES[code].label for code in codes], lines, page.after, page.before)


def _cells(keys: Sequence[int]) -> dict[int, dict[str, Cell]]:
    """The best record of each work at each service."""
    records = ArchiveRecord.objects.filter(work__in=keys).exclude(state="proposed").order_by()
    rows = records.values_list("work_id", "service", "identifier", "state")
    cells: dict[int, dict[str, Cell]] = {}
    for work, service, identifier, state in sorted(rows):
        known = cells.setdefault(work, {})
        old = known.get(service)
        new = Cell(SERVICES[service].url(identifier), stamp(state), state)
        if old is None or _rank(new) < _rank(old):
            known[service] = Cell(new.url, new.stamp, state, old.more + 1 if old else 0)
        else:
            known[service] = Cell(old.url, old.stamp, old.state, old.more + 1)
    return cells


_TONES = ("verified", "stale", "unknown", "missing")


def _rank(cell: Cell) -> int:
    return _TONES.index(cell.stamp.tone)
