"""The items of a JSON file of any size, one at a time; a broken one costs no other.

Takes an array, arrays one after another, an object with a list of ``items``, a single object,
and objects a line (JSON Lines, also with the record separator of RFC 7464).
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TextIO

from ...identifiers.base import gettext_noop
from ..base import Problem
from ..gathering import LARGEST, TOO_LARGE

BROKEN = gettext_noop("This is not JSON: %(reason)s. The item was not read; those after it were.")
NOT_AN_ITEM = gettext_noop(
    "“%(value)s” is not an item: an item is an object with a type and a title."
)
TOO_DEEP = gettext_noop("The item is nested too deeply: it was not read.")

_CHUNK = 1 << 16
_BETWEEN = re.compile(r"[\s,\[\]\x1e\ufeff]*")
# Where an item may begin after a broken one: an object behind the end of something.
_NEXT = re.compile(r"(?<=[\]}\n,])\s*\{")
_LIST = re.compile(
    r'\A\s*\{(?:(?!"type"\s*:)[^\[]){0,2000}?"(?:items|references)"\s*:\s*\[', re.DOTALL
)
_decoder = json.JSONDecoder(parse_constant=lambda _: None)


@dataclass(frozen=True)
class Found:
    """``item``, or ``problem`` where there is none; ``raw`` is its text, ``line`` its first."""

    line: int
    item: Mapping[str, Any] | None
    raw: str
    problem: Problem | None = None


class _Buffer:
    """What was read of the text and not used yet; ``line`` is that of its first character."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self.data = ""
        self.line = 1
        self.is_whole = False

    def more(self) -> bool:
        """Read on; twice as much as is there, so that long items are tried few times."""
        chunk = "" if self.is_whole else self._text.read(max(_CHUNK, len(self.data)))
        self.is_whole = not chunk
        self.data += chunk
        return bool(chunk)

    def drop(self, end: int) -> None:
        self.line += self.data.count("\n", 0, end)
        self.data = self.data[end:]


def items(text: TextIO) -> Iterator[Found]:
    """Items in order."""
    buffer = _Buffer(text)
    buffer.more()
    if head := _LIST.match(buffer.data):
        buffer.drop(head.end())
    place = 0
    while True:
        place = _BETWEEN.match(buffer.data, place).end()  # type: ignore[union-attr]
        if place == len(buffer.data):
            buffer.drop(place)
            place = 0
            if not buffer.more():
                return
            continue
        if place > _CHUNK:
            buffer.drop(place)
            place = 0
        found, place = _next(buffer, place)
        if found is not None:
            yield found


def _next(buffer: _Buffer, place: int) -> tuple[Found | None, int]:
    """The item at ``place`` and where it ends, reading on as far as it needs."""
    while True:
        line = buffer.line + buffer.data.count("\n", 0, place)
        start = buffer.data[place : place + 200]
        try:
            value, end = _decoder.raw_decode(buffer.data, place)
        except RecursionError:
            problem = Problem(TOO_DEEP, value=start)
        except ValueError as error:
            problem = Problem(BROKEN, {"reason": str(error).split(":")[0]}, value=start)
        else:
            if end == len(buffer.data) and not isinstance(value, dict) and buffer.more():
                continue  # a number may go on
            raw = buffer.data[place:end]
            if isinstance(value, dict) and len(raw) <= LARGEST:
                return Found(line, value, raw), end
            message = TOO_LARGE if isinstance(value, dict) else NOT_AN_ITEM
            return Found(
                line, None, start, Problem(message, {"value": start[:80]}, value=start)
            ), end
        after = _recovered(buffer.data, place)
        if after is None and len(buffer.data) - place <= LARGEST and buffer.more():
            continue
        if after is None and not buffer.is_whole:
            problem = Problem(TOO_LARGE, value=start)
            return Found(line, None, start, problem), _skipped(buffer)
        if (
            after is None
            and buffer.data[place] == "}"
            and not buffer.data[place + 1 :].strip(" \n}]")
        ):
            return None, len(buffer.data)  # what closed the object with the list
        return Found(line, None, start, problem), len(buffer.data) if after is None else after


def _recovered(data: str, place: int) -> int | None:
    """Where the next whole item begins behind a broken one."""
    for match in _NEXT.finditer(data, place + 1):
        try:
            value, _ = _decoder.raw_decode(data, match.end() - 1)
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict) and "type" in value and ("id" in value or "title" in value):
            return match.end() - 1
    return None


def _skipped(buffer: _Buffer) -> int:
    """Read on, and forget, until an item begins; gives its place."""
    while True:
        buffer.drop(max(0, len(buffer.data) - _CHUNK))
        if not buffer.more():
            return len(buffer.data)
        after = _recovered(buffer.data, 0)
        if after is not None:
            return after
