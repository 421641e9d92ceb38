"""JSON Lines: one JSON object a line, in the layouts of ``docs/formats/json-lines.md``.

Read only. A line that is broken or no work costs only itself.
"""

import json
from collections.abc import Iterable, Iterator
from io import TextIOWrapper
from itertools import chain
from typing import Any

from ...identifiers.base import gettext_noop
from ..base import Entry, Problem, Reader, Source
from .mapping import record_of
from .texts import clean

LONGEST = 5_000_000
"""Characters of a line; a longer record is not taken."""

NOT_JSON = gettext_noop("The line is not JSON (%(error)s).")
NO_OBJECT = gettext_noop("The line is JSON but no object with a title; it was not taken.")
UNREADABLE = gettext_noop(
    "Some characters could not be read and stand as �. The file may be in another encoding: "
    "choose it and read the file again."
)
TOO_LONG = gettext_noop("The record is longer than five million characters; it was not taken.")

_WANTED = frozenset(
    {"id", "type", "title", "titles", "original_title", "citation", "attributes", "record"}
    | {"url", "text", "section", "doi", "DOI"}
)


def read(source: Source) -> Iterator[Entry]:
    """Every line that is not empty as an entry; of one indented document, every row."""
    lines = _lines(source.text())
    first = next((one for one in lines if one[1] is None or one[1].strip()), None)
    if first is None:
        return iter(())
    if first[1] is None or _is_json(first[1]):
        return _entries(chain([first], lines))
    return _of_document(first, lines)


def entries(lines: Iterable[str]) -> Iterator[Entry]:
    """Lines that were read already, as entries."""
    return _entries(enumerate(lines, 1))


def _entries(lines: Iterable[tuple[int, str | None]]) -> Iterator[Entry]:
    number = 0
    for at, line in lines:
        if line is not None and not line.strip():
            continue
        number += 1
        yield _entry(number, at, line)


def _of_document(
    first: tuple[int, str | None], lines: Iterator[tuple[int, str | None]]
) -> Iterator[Entry]:
    """The rows of an array, or of the list called ``works``; else the lines as they are."""
    taken, size = [first], len(first[1] or "")
    for one in lines:
        taken.append(one)
        size += len(one[1] or "")
        if size > LONGEST:
            break
    try:
        whole: Any = json.loads("".join(line or "" for _, line in taken))
    except (ValueError, RecursionError):
        yield from _entries(chain(taken, lines))
        return
    rows = whole.get("works", [whole]) if isinstance(whole, dict) else whole
    for number, row in enumerate(rows if isinstance(rows, list) else [rows], 1):
        yield _of_row(number, 0, row, str(row))


def _is_json(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _lines(text: TextIOWrapper) -> Iterator[tuple[int, str | None]]:
    """Lines with their numbers; None for one that is too long to hold."""
    at = 0
    while line := text.readline(LONGEST + 1):
        at += 1
        if len(line) <= LONGEST:
            yield at, line
            continue
        while line and not line.endswith(("\n", "\r")):
            line = text.readline(LONGEST)
        yield at, None


def _entry(number: int, at: int, line: str | None) -> Entry:
    if line is None:
        return Entry(number, None, (Problem(TOO_LONG),), at)
    try:
        row: Any = json.loads(line)
    except json.JSONDecodeError as error:
        reason = {"error": f"{error.msg}, column {error.colno}"}
        return Entry(number, None, (Problem(NOT_JSON, reason, value=line[:200]),), at)
    except (ValueError, RecursionError) as error:
        reason = {"error": str(error)[:200]}
        return Entry(number, None, (Problem(NOT_JSON, reason, value=line[:200]),), at)
    return _of_row(number, at, row, line)


def _of_row(number: int, at: int, row: Any, line: str) -> Entry:
    if not isinstance(row, dict) or not row.keys() & _WANTED:
        return Entry(number, None, (Problem(NO_OBJECT, value=line[:200]),), at)
    record, problems = record_of(row)
    if record and "\ufffd" in line:
        problems = (*problems, Problem(UNREADABLE))
    return Entry(number, record, problems, at, clean(row.get("id") or row.get("key")))


READER = Reader("jsonl", "JSON Lines", read)
