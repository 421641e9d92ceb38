"""CSV as records: our own columns, and tables of others by the names of their columns."""

from collections.abc import Iterator, Sequence

from ...identifiers.base import gettext_noop
from ..base import Entry, Problem, Source
from ..gathering import Gathering
from . import own, theirs
from .cells import unguarded
from .headers import OWN, Column, columns, is_list_of_serials, normal
from .rows import Lines, Row, delimiter_of, rows

NO_TITLES = gettext_noop(
    "No column of this table is known to hold titles. It has: %(columns)s. Say which column holds "
    "what, such as “%(example)s” the title."
)
SERIALS = gettext_noop(
    "This table lists serials, not works. It has: %(columns)s. If these are titles of works, say "
    "which column holds what."
)
TOO_LONG = gettext_noop("The row is longer than a million characters: it was not read.")
UNCLOSED = gettext_noop(
    "A quotation mark that begins a cell here is closed nowhere: this line was not read."
)
CELLS = gettext_noop(
    "The row has %(found)s cells, and the header %(expected)s: the values may stand in "
    "wrong columns."
)
NO_TITLE = gettext_noop("The row has no title: it was left out.")

_PREFACE = 10
"""Rows before the header that are passed over: a name, a date of export."""


def read(source: Source) -> Iterator[Entry]:
    """The rows of a table in order, after its header."""
    lines = Lines(source.text())
    sample = lines.look()
    delimiter = delimiter_of(sample)
    if sample and normal(sample[0]) == "sep" and "=" in sample[0]:  # a line for Excel
        next(lines)
        delimiter = sample[0].partition("=")[2][:1].strip("\r\n") or delimiter
    found = rows(lines, delimiter)
    first = _header(found, source)
    if first is None:
        return
    header, known = first
    if {name.strip() for name in header} >= OWN:
        for number, row in enumerate(found, 1):
            yield _own(number, row, [name.strip() for name in header])
        return
    if not any(column.field == "title" for column in known) or (
        not source.columns and is_list_of_serials(header, known)
    ):
        yield Entry(1, None, (_no_titles(header, known),), 1)
        return
    for number, row in enumerate(found, 1):
        yield _theirs(number, row, known, len(header))


def _header(found: Iterator[Row], source: Source) -> tuple[list[str], list[Column]] | None:
    """The header and what its columns hold: the first row with a title among its names, else
    the first that has any name we know."""
    first: tuple[list[str], list[Column]] | None = None
    for _, row in zip(range(_PREFACE), found, strict=False):
        if row.cells is None:
            continue
        known = columns(row.cells, source.columns)
        if set(map(str.strip, row.cells)) >= OWN or any(one.field == "title" for one in known):
            return row.cells, known
        if first is None or (known and not first[1]):
            first = row.cells, known
    return first


def _no_titles(header: Sequence[str], known: Sequence[Column]) -> Problem:
    names = [name.strip() for name in header if name.strip()]
    listed = ", ".join(name[:60] for name in names[:40])
    message = SERIALS if is_list_of_serials(header, known) else NO_TITLES
    return Problem(message, {"columns": listed, "example": names[0][:60] if names else ""})


def _own(number: int, row: Row, header: Sequence[str]) -> Entry:
    if row.cells is None:
        return _refused(number, row)
    gathering = Gathering()
    gathering.unreadable("".join(row.cells))
    _count(row.cells, len(header), gathering)
    record = own.record(dict(zip(header, map(unguarded, row.cells), strict=False)), gathering)
    return Entry(number, record, tuple(gathering.problems), row.line, record.key)


def _theirs(number: int, row: Row, known: Sequence[Column], width: int) -> Entry:
    if row.cells is None:
        return _refused(number, row)
    gathering = Gathering()
    gathering.unreadable("".join(row.cells))
    _count(row.cells, width, gathering)
    values = [
        (column, text)
        for column in known
        if column.place < len(row.cells)
        and (text := gathering.text(column.header, unguarded(row.cells[column.place].strip())))
    ]
    record = theirs.record(values, gathering)
    if not record.titles:
        return Entry(number, None, (Problem(NO_TITLE),), row.line, record.key)
    return Entry(number, record, tuple(gathering.problems), row.line, record.key)


def _count(cells: Sequence[str], width: int, gathering: Gathering) -> None:
    # Spreadsheets leave out, or add, empty cells at the end.
    if len(cells) < width or any(cell.strip() for cell in cells[width:]):
        params = {"found": str(len(cells)), "expected": str(width)}
        gathering.problems.append(Problem(CELLS, params))


def _refused(number: int, row: Row) -> Entry:
    return Entry(number, None, (Problem(TOO_LONG if row.is_too_long else UNCLOSED),), row.line)
