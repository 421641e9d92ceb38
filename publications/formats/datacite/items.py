"""The objects of a JSON file one by one, whatever holds them, each broken one by itself.

An array, an answer of DataCite's service (``{"data": [...]}``), objects one a line or one after
another: all are read as they come, a piece of the file in memory.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TextIO

from ..gathering import LARGEST

CHUNK = 1 << 18  # characters
_ANSWER = re.compile(r'\ufeff?\s*\{\s*"data"\s*:\s*(?=\[)')
_AFTER_DATA = re.compile(r'[\s,\]]*(?:"(?:meta|links|included|jsonapi)"|\}\s*$)')
_BETWEEN = re.compile(r"[\s,\[\]}\ufeff]*")
_TOKENS = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|["{}\[\]]', re.DOTALL)
_OPENING = re.compile(r"(?<=\n)\s*[{\[]")
_FIRST_KEY = re.compile(r'\{\s*("[^"\n]{1,100}")\s*:')
_decode = json.JSONDecoder().raw_decode


@dataclass(frozen=True)
class Item:
    """``value`` as it was parsed; ``reason`` (of the parser, in English) where it could not be.

    ``line`` is the first line, from 1. ``is_too_large``: it was not even tried.
    """

    value: Any
    line: int
    reason: str = ""
    is_too_large: bool = False


def items(file: TextIO, start: str = "") -> Iterator[Item]:
    """Every value of ``file``, of which ``start`` was read already.

    Never raises for what stands in it.
    """
    buffer = _Buffer(file, start)
    answer = buffer.match(_ANSWER)
    if answer:
        buffer.go(answer.end())
    while buffer.skip(is_answer=bool(answer)):
        place = buffer.place
        reason = ""
        try:
            value, end = _decode(buffer.text, place)
        except (json.JSONDecodeError, RecursionError) as error:
            found = _end(buffer.text, place)
            if found is None and len(buffer.text) - place <= LARGEST and buffer.more():
                continue
            value, reason = None, _said(error)
            end = _next_start(buffer.text, place, found)
        line, is_too_large = buffer.line, end - place > LARGEST
        buffer.go(end)
        yield Item(None if is_too_large else value, line, reason, is_too_large)


class _Buffer:
    """What of the file is in memory: ``text`` from ``place`` on is unread."""

    def __init__(self, file: TextIO, start: str) -> None:
        self.file, self.text, self.place, self.line = file, start + file.read(CHUNK), 0, 1

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        return pattern.match(self.text, self.place)

    def go(self, place: int) -> None:
        self.line += self.text.count("\n", self.place, place)
        self.place = place

    def more(self) -> bool:
        """Read on, twice as far each time a value does not fit; False at the end."""
        rest = self.text[self.place :]
        piece = self.file.read(max(CHUNK, len(rest)))
        if piece:
            self.text, self.place = rest + piece, 0
        return bool(piece)

    def skip(self, *, is_answer: bool) -> bool:
        """Go to the next value; False when there is none."""
        while True:
            if is_answer and self.match(_AFTER_DATA):
                return False
            between = _BETWEEN.match(self.text, self.place)
            self.go(between.end() if between else self.place)
            if self.place < len(self.text):
                return True
            if not self.more():
                return False


def _said(error: Exception) -> str:
    return error.msg if isinstance(error, json.JSONDecodeError) else "Too deeply nested"


def _end(text: str, start: int) -> int | None:
    """Where the brackets that open at ``start`` are closed; None when they are not."""
    if text[start] not in "{[":
        # No object at all: all that stands before the next one.
        stop = _OPENING.search(text, start)
        return stop.start() if stop else None
    depth = 0
    for token in _TOKENS.finditer(text, start):
        mark = token[0]
        if mark == '"':
            return None
        if mark in "{[":
            depth += 1
        elif mark in "}]":
            depth -= 1
            if depth == 0:
                return token.end()
    return None


def _next_start(text: str, start: int, end: int | None) -> int:
    """Where to go on after a broken object: at its end, or before that where another one
    begins as it did, since a lost quotation mark or bracket makes the end uncertain."""
    limit = len(text) if end is None else end
    if first := _FIRST_KEY.match(text, start):
        again = re.compile(r"[}\]]\s*,?\s*(\{\s*" + re.escape(first[1]) + r"\s*:)")
        if found := again.search(text, start + 1, limit + len(first[0]) + 2):
            return found.start(1)
    return max(limit, start + 1)
