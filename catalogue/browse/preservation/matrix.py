"""Works by archives: a page of works, and what each archive says of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _

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
_COLUMNS = ("pk", "slug", "year", "issue_id", "serial_id", *TITLE)


@dataclass(frozen=True)
class Cell:
    """A record at a service: where, in what state. ``whole``: what is kept, where it is more than
    the work; ``more``: further records."""

    url: str
    stamp: Stamp
    state: str
    whole: str = ""
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
    found = {values["pk"]: values for values in rows.values(*_COLUMNS)}
    sources = {key: Source("work", key, "title") for key in found}
    titles = show_all([(sources[key], row(found[key], TITLE)) for key in found], reader)
    cells = _cells(found)
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


def _cells(found: Mapping[int, Mapping[str, Any]]) -> dict[int, dict[str, Cell]]:
    """The best record of each work at each service: its own, else its issue's, its serial's."""
    owners = {
        "work_id": {key: [key] for key in found},
        "issue_id": _works_by(found, "issue_id"),
        "serial_id": _works_by(found, "serial_id"),
    }
    held = Q()
    for owner, keys in owners.items():
        held |= Q(**{f"{owner}__in": list(keys)})
    records = ArchiveRecord.objects.filter(held).exclude(state="proposed").order_by()
    rows = sorted(records.values_list("service", "identifier", "state", *owners), key=repr)
    cells: dict[int, dict[str, Cell]] = {}
    for owner, whole in (
        ("work_id", ""), ("issue_id", _("the whole issue")), ("serial_id", _("the whole serial")),
    ):  # fmt: skip
        place = 3 + list(owners).index(owner)
        for one in rows:
            service, identifier, state = one[:3]
            new = Cell(SERVICES[service].url(identifier), stamp(state), state, whole)
            for work in owners[owner].get(one[place], ()):
                known = cells.setdefault(work, {})
                known[service] = _better(known.get(service), new)
    return cells


def _works_by(found: Mapping[int, Mapping[str, Any]], owner: str) -> dict[int, list[int]]:
    works: dict[int, list[int]] = {}
    for key, values in found.items():
        if values[owner] is not None:
            works.setdefault(values[owner], []).append(key)
    return works


def _better(old: Cell | None, new: Cell) -> Cell:
    """The one that says most; a record of the work itself says more than one of its issue."""
    if old is None:
        return new
    if old.whole != new.whole:
        return old
    first, __ = sorted((old, new), key=lambda cell: _TONES.index(cell.stamp.tone))
    return replace(first, more=old.more + 1)


_TONES = ("verified", "stale", "unknown", "missing")
