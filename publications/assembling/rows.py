"""The columns of a work that its record shows, and no others."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any, NamedTuple

from ..models import Work
from ..multilingual import NO_STATES, States, as_named, columns, read
from ..texts import Text
from .among import Among


class Facts(NamedTuple):
    """A work's own columns, as they are named, but for its texts."""

    pk: int
    slug: str
    status: str
    work_type: str
    original_language: str
    original_title_reading: str
    original_title_romanised: str
    date: str
    serial_id: int | None
    issue_id: int | None
    container_title: str
    container_isbn: str
    volume: str
    number: str
    pages: str
    extent: str
    publisher: str
    place: str
    version: str
    licence: str
    datestamp: datetime


class Row(NamedTuple):
    """One work. ``texts``: those of its four translated fields, as ``multilingual`` reads them."""

    facts: Facts
    texts: tuple[str | None, ...]


FIELDS = ("title", "subtitle", "abstract", "keywords")
_TEXTS = tuple(name for field in FIELDS for name in columns(field))
_WIDTH = len(columns(FIELDS[0]))
_PLACES = {field: slice(n * _WIDTH, (n + 1) * _WIDTH) for n, field in enumerate(FIELDS)}
_OWN = len(Facts._fields)


def rows_of(keys: Collection[int]) -> Iterable[Row]:
    """The works with these keys, in no order. One query."""
    works = as_named(Work._base_manager.filter(Among("pk", keys))).order_by()
    for values in works.values_list(*Facts._fields, *_TEXTS):
        yield Row(Facts._make(values[:_OWN]), values[_OWN:])


def row_of(work: Work) -> Row:
    """The same of a loaded work."""
    values: list[Any] = [getattr(work, name) for name in Facts._fields]
    return Row(Facts._make(values), tuple(getattr(work, name) for name in _TEXTS))


def texts_of(row: Row, field: str, states: States = NO_STATES) -> list[Text]:
    """Every text of one of ``FIELDS``, the original first."""
    facts, values = row.facts, row.texts[_PLACES[field]]
    if field != "title":
        return read(values, facts.original_language, field, states)
    return read(
        values, facts.original_language, field, states,
        reading=facts.original_title_reading, romanised=facts.original_title_romanised,
    )  # fmt: skip
