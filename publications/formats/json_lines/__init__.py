"""JSON Lines: one JSON object a line, in the layouts of ``docs/formats/json-lines.md``.

Read only. A line that is broken or no work costs only itself.
"""

import json
from collections.abc import Iterable, Iterator
from io import TextIOWrapper
from typing import Any

from ...identifiers.base import gettext_noop
from ..base import Entry, Problem, Reader, Source
from .mapping import record_of
from .texts import clean

LONGEST = 5_000_000
"""Characters of a line; a longer record is not taken."""

NOT_JSON = gettext_noop("The line is not JSON (%(error)s).")
NO_OBJECT = gettext_noop("The line is JSON but no object with a title; it was not taken.")
TOO_LONG = gettext_noop("The record is longer than five million characters; it was not taken.")

_WANTED = frozenset(
    {"id", "type", "title", "titles", "original_title", "citation", "attributes"}
    | {"url", "text", "section", "doi", "DOI"}
)


def read(source: Source) -> Iterator[Entry]:
    """Every line that is not empty as an entry."""
    return _entries(_lines(source.text()))


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
    if not isinstance(row, dict) or not row.keys() & _WANTED:
        return Entry(number, None, (Problem(NO_OBJECT, value=line[:200]),), at)
    record, problems = record_of(row)
    return Entry(number, record, problems, at, clean(row.get("id")))


READER = Reader("jsonl", "JSON Lines", read)
