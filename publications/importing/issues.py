"""Issues of serials: found by volume, number and year; the others made. In bulk."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.utils.text import slugify

from .. import dates
from ..models import Issue
from . import slugs, writing
from .keys import normal
from .present import chunks
from .writing import Stamp


@dataclass(frozen=True)
class Asked:
    """An issue by what a record says of it; the date is that of the work in it."""

    serial_id: int
    volume: str
    number: str
    date: dates.Span

    @property
    def year(self) -> int | None:
        """The one year that the date lies in."""
        first, last = self.date.first, self.date.last
        if first is None or last is None or first // dates.YEAR != last // dates.YEAR:
            return None
        return first // dates.YEAR


Key = tuple[int, str, str]


@dataclass(eq=False, slots=True)
class _Issue:
    year: int | None
    pk: int | None = None
    row: dict[str, Any] = field(default_factory=dict)


def resolve(asked: Sequence[Asked], source: str, stamp: Stamp) -> list[int]:
    """The issue of each. One of another year is another issue: some serials count anew."""
    known = _present(asked)
    found: list[_Issue] = []
    for one in asked:
        there = known.setdefault(_key(one), [])
        issue = next((i for i in there if None in (i.year, one.year) or i.year == one.year), None)
        if issue is None:
            issue = _Issue(one.year, row=_columns(one, source))
            there.append(issue)
        found.append(issue)
    _make([one for one in dict.fromkeys(found) if one.pk is None], stamp)
    return [one.pk for one in found if one.pk is not None]


def _key(one: Asked) -> Key:
    return one.serial_id, _plain(one.volume), _plain(one.number)


def _plain(text: str) -> str:
    return normal(text) if text else ""


def _present(asked: Sequence[Asked]) -> dict[Key, list[_Issue]]:
    """Those of the same serials and volumes. One query."""
    found: dict[Key, list[_Issue]] = {}
    volumes = {one.volume for one in asked}
    for serials in chunks(one.serial_id for one in asked):
        rows: Any = QuerySet(Issue).filter(serial_id__in=serials, volume__in=volumes).order_by("pk")
        for pk, serial, volume, number, year in rows.values_list(
            "pk", "serial_id", "volume", "number", "year"
        ):
            key = serial, _plain(volume), _plain(number)
            found.setdefault(key, []).append(_Issue(year, pk))
    return found


def _columns(one: Asked, source: str) -> dict[str, Any]:
    year = one.year if one.year is not None and 0 <= one.year <= 9999 else None
    span = dates.parse("" if year is None else f"{year:04}")
    return {
        "serial_id": one.serial_id, "volume": one.volume, "number": one.number,
        "date": span.text, "first_day": span.first, "last_day": span.last, "year": span.year,
        "source": source,
    }  # fmt: skip


def _make(issues: Sequence[_Issue], stamp: Stamp) -> None:
    """Slugs are unique within a serial: they are found free as “serial/slug”."""
    if not issues:
        return
    bases = [f"{one.row['serial_id']}/{_base(one.row)}" for one in issues]
    for one, slug in zip(issues, slugs.numbered(bases, _taken), strict=True):
        one.row["slug"] = slug.split("/", 1)[1]
    for one, pk in zip(issues, writing.insert(Issue, [i.row for i in issues], stamp), strict=True):
        one.pk = pk


def _base(row: dict[str, Any]) -> str:
    parts = [part for part in (row["volume"], row["number"]) if part] or [row["date"]]
    return (slugify("-".join(parts), allow_unicode=True) or "issue")[: slugs.LONGEST]


def _taken(asked: list[str]) -> Iterable[str]:
    pairs = [one.split("/", 1) for one in asked]
    rows = Issue.objects.filter(
        serial_id__in={int(serial) for serial, _ in pairs}, slug__in={slug for _, slug in pairs}
    )
    return [f"{serial}/{slug}" for serial, slug in rows.values_list("serial_id", "slug")]
