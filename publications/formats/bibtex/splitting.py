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
_REACH = 400  # the head of an entry, blanks and all, is shorter
_START = re.compile(
    r"(?:(?<=\n)[ \t\ufeff]{0,40}|(?<=[})])[ \t\n,]{0,80})"
    r"(?P<at>@)\s{0,40}(?P<type>[^\W\d_][\w.+:-]{0,60})\s{0,40}(?P<open>[{(])"
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
    # What stands before ``done`` was given away; it is kept to see what stands before an "@".
    text, done = "\n", 1
    for chunk in _ended(source):
        text += chunk
        limit = max(done, len(text) - _REACH) if chunk else len(text)
        for start in _START.finditer(text, max(0, done - _REACH)):
            at = start.start("at")
            if at < done:
                continue
            if at >= limit:
                break
            body.add(text[done:at])
            following += text.count("\n", done, at)
            yield Block(line, kind, opening, body.text, body.is_cut)
            line, kind, opening, body = following, start["type"].lower(), start["open"], _Body()
            following += text.count("\n", at, start.end())
            done = start.end()
        if done < limit:
            body.add(text[done:limit])
            following += text.count("\n", done, limit)
            done = limit
        cut = max(0, done - _REACH)
        text, done = text[cut:], done - cut
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
    """The text in pieces whose lines end with LF."""
    while piece := source.read(_CHUNK):
        if piece.endswith("\r"):
            piece += source.read(1)
        yield piece.replace("\r\n", "\n").replace("\r", "\n")


def _ended(source: TextIO) -> Iterator[str]:
    """``chunks``, and an empty one that says that there are no more."""
    yield from chunks(source)
    yield ""
