"""A BibTeX file cut where its entries begin, so that memory stays flat and a brace that is
never closed ends with its own entry.

An entry begins with ``@word{`` or ``@word(`` at the start of a line or after the brace that
ends another. So does text in a value that looks just like it; then its entry is rejected.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

LARGEST = 5_000_000
"""Characters of an entry; what is beyond is not kept in memory."""

_CHUNK = 1 << 16
_LONGEST_LINE = 1 << 20
_REACH = 400  # the head of an entry, blanks and all, is shorter
_START = re.compile(
    r"(?:(?<=\n)[ \t\ufeff]{0,40}|(?<=[})])[ \t\n,]{0,80})"
    r"@\s{0,40}(?P<type>[^\W\d_][\w.+:-]{0,60})\s{0,40}(?P<open>[{(])"
)


@dataclass(frozen=True)
class Block:
    """From one entry's ``@`` to the next one's. ``line`` is its first line, from 1; ``type``
    is in small letters, empty before the first entry; ``body`` is what follows ``opening``,
    the brace. ``is_cut``: it was larger than an entry may be."""

    line: int
    type: str
    opening: str
    body: str
    is_cut: bool = False

    @property
    def text(self) -> str:
        return f"@{self.type}{self.opening}{self.body}" if self.type else self.body


def blocks(source: TextIO) -> Iterator[Block]:
    """The blocks of a file, in their order, read as they are asked for."""
    line = following = 1
    kind = opening = ""
    body = _Body()
    before = "\n"
    for chunk in chunks(source):
        text = before + chunk
        place = 1
        for start in _START.finditer(text, 1):
            following += text.count("\n", place, start.start("type"))
            body.add(text[place : start.start()])
            yield Block(line, kind, opening, body.text, body.is_cut)
            line, kind, opening, body = following, start["type"].lower(), start["open"], _Body()
            following += text.count("\n", start.start("type"), start.end())
            place = start.end()
        following += text.count("\n", place)
        body.add(text[place:])
        before = text[-1]
    yield Block(line, kind, opening, body.text, body.is_cut)


class _Body:
    """Pieces of text, as far as they are kept."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._size = 0

    def add(self, piece: str) -> None:
        if self._size <= LARGEST:
            self._pieces.append(piece[: LARGEST + 1 - self._size])
        self._size += len(piece)

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    @property
    def is_cut(self) -> bool:
        return self._size > LARGEST


def chunks(source: TextIO) -> Iterator[str]:
    """The text in pieces that do not end within the head of an entry; lines end with LF."""
    held = ""
    while piece := source.read(_CHUNK):
        piece += source.readline(_LONGEST_LINE)
        text = held + piece.replace("\r\n", "\n").replace("\r", "\n")
        at = text.rfind("@", max(0, len(text) - _REACH))
        cut = len(text) if at < 0 else max(0, at - _REACH)
        text, held = text[:cut], text[cut:]
        if text:
            yield text
    if held:
        yield held
