"""Serials and their issues: found by ISSN, else by title; the others made. In bulk."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet

from .. import dates
from ..models import MatchKey, Serial
from . import issues, keys, slugs, states, writing
from .facts import WHOLES
from .preparing import Container
from .present import chunks
from .stored_keys import digests
from .writing import Stamp


@dataclass(frozen=True)
class Wanted:
    """A container that a work needs; ``serial_id`` where the work's serial is known already,
    and only its issue is not."""

    container: Container
    date: dates.Span
    work_type: str
    serial_id: int | None = None


@dataclass(eq=False, slots=True)
class _Serial:
    issns: frozenset[str]
    pk: int | None = None
    row: dict[str, Any] = field(default_factory=dict)
    machine: Collection[tuple[str, str]] = ()


def resolve(wanted: Sequence[Wanted], source: str, stamp: Stamp) -> list[dict[str, Any]]:
    """For each, the columns of its work: serial and issue, or a container by its title.

    A serial is made for a type of work that appears in serials, or when an ISSN is given; a
    title alone is that of a serial where the catalogue has one of that title.
    """
    found = [
        None if one.serial_id is not None else serial
        for one, serial in zip(wanted, _serials([one.container for one in wanted]), strict=True)
    ]
    _make({one: None for one in found if one and one.pk is None}, source, stamp)
    columns: list[dict[str, Any]] = []
    asked: dict[int, issues.Asked] = {}
    for place, (one, serial) in enumerate(zip(wanted, found, strict=True)):
        held = one.container
        serial_id = one.serial_id if serial is None else serial.pk
        row: dict[str, Any] = {"volume": held.volume, "number": held.number}
        if serial_id is None:
            row |= {"container_title": held.plain, "container_isbn": " ".join(held.isbns)}
        else:
            row = {"serial_id": serial_id, "container_isbn": " ".join(held.isbns)}
            if one.work_type in WHOLES:
                row |= {"volume": held.volume, "number": held.number}
            elif held.volume or held.number:
                asked[place] = issues.Asked(serial_id, held.volume, held.number, one.date)
        columns.append(row)
    for place, issue_id in zip(
        asked, issues.resolve(list(asked.values()), source, stamp), strict=True
    ):
        columns[place]["issue_id"] = issue_id
    return columns


def _serials(containers: Sequence[Container]) -> list[_Serial | None]:
    by_issn, by_title = _present(containers)
    found: list[_Serial | None] = []
    for one in containers:
        wanted = sorted(keys.digest("serial", text) for text in _titles(one))
        known = next((by_issn[issn] for issn in one.issns if issn in by_issn), None)
        if known is None and not (one.isbns and not one.issns):
            known = _by_title(one, (s for digest in wanted for s in by_title.get(digest, ())))
        if known is None and (one.issns or (one.appears_in_serials and wanted)):
            known = _Serial(frozenset(one.issns), row=_columns(one), machine=one.titles.machine)
        if known is not None and known.pk is None:
            for issn in known.issns:
                by_issn.setdefault(issn, known)
            for digest in wanted:
                there = by_title.setdefault(digest, [])
                if known not in there:
                    there.append(known)
        found.append(known)
    return found


def _by_title(one: Container, named: Iterable[_Serial]) -> _Serial | None:
    """Serials of one name with two ISSNs are two: there are many Bulletins."""
    return next((serial for serial in named if not (one.issns and serial.issns)), None)


def _titles(one: Container) -> set[str]:
    return keys.titles((one.plain, *one.titles.values.values()))


def _present(
    containers: Sequence[Container],
) -> tuple[dict[str, _Serial], dict[int, list[_Serial]]]:
    """Serials that are here, by ISSN and by digest of a title. Three queries."""
    by_title: dict[int, list[_Serial]] = {}
    pairs: list[tuple[int, int]] = []
    wanted = (keys.digest("serial", text) for one in containers for text in _titles(one))
    for some in chunks(wanted):
        rows = MatchKey.objects.filter(kind="serial", digest__in=some).order_by("object_id")
        pairs += rows.values_list("digest", "object_id")
    whose = Q(pk__in={pk for _, pk in pairs})
    for issns in chunks(issn for one in containers for issn in one.issns):
        whose |= Q(issn__in=issns) | Q(issn_l__in=issns)
    known = {
        pk: _Serial(frozenset({issn, issn_l} - {""}), pk)
        for pk, issn, issn_l in QuerySet(Serial).filter(whose).values_list("pk", "issn", "issn_l")
    }
    for digest, pk in pairs:
        if pk in known:
            by_title.setdefault(digest, []).append(known[pk])
    return {issn: one for one in known.values() for issn in one.issns}, by_title


def _columns(one: Container) -> dict[str, Any]:
    return {
        "issn": one.issns[0] if one.issns else "",
        "title": one.titles.values.get("title_en", ""),
        "original_language": one.titles.original_language,
        **one.titles.values,
    }


def _make(serials: Iterable[_Serial], source: str, stamp: Stamp) -> None:
    made = list(serials)
    if not made:
        return
    bases = [
        slugs.base(
            (
                one.row["title"], one.row.get("original_title_romanised", ""),
                one.row.get("original_title", ""), *(f"issn-{issn}" for issn in sorted(one.issns)),
            ),
            "serial",
        )
        for one in made
    ]  # fmt: skip
    for one, slug in zip(made, slugs.free(Serial, bases), strict=True):
        one.row |= {"slug": slug, "source": source}
    for one, pk in zip(made, writing.insert(Serial, [s.row for s in made], stamp), strict=True):
        one.pk = pk
    states.insert(Serial, [(one.pk, one.row, one.machine) for one in made if one.pk], stamp)
    found = [
        {"kind": "serial", "object_id": one.pk, "digest": digest}
        for one in made
        for digest in digests(Serial, one.row)
    ]
    writing.insert_plain(MatchKey, found, stamp)
