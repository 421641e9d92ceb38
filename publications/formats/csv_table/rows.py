"""The rows of a table of any size: no cell without an end swallows the rows after it."""

import csv
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TextIO

LONGEST_ROW = 1_000_000
"""Characters of a row; a longer one is none, but a quotation mark that was never closed."""
DELIMITERS = ",;\t|"
_LOOKED_AT = 30


@dataclass(frozen=True)
class Row:
    """``cells`` is None for a row that is too long, or whose quotation mark has no end."""

    line: int
    cells: list[str] | None
    is_too_long: bool = False


class _TooLongError(Exception):
    pass


class Lines:
    """The lines of a text, which can be put back."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self._back: deque[str] = deque()
        self.number = 1

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        row = self._back.popleft() if self._back else self._read()
        if not row:
            raise StopIteration
        self.number += 1
        return row

    def _read(self) -> str:
        row = self._text.readline(LONGEST_ROW + 1).replace("\0", "")
        if len(row) > LONGEST_ROW and not row.endswith(("\n", "\r")):
            while (rest := self._text.readline(LONGEST_ROW)) and not rest.endswith(("\n", "\r")):
                pass  # the rest of a line that is refused anyway
        return row

    def put_back(self, rows: Sequence[str]) -> None:
        self._back.extendleft(reversed(rows))
        self.number -= len(rows)

    def look(self) -> list[str]:
        """The first lines, which stay."""
        found = [row for _, row in zip(range(_LOOKED_AT), self, strict=False)]
        self.put_back(found)
        return found


def rows(lines: Lines, delimiter: str) -> Iterator[Row]:
    """Rows in order. Blank ones are left out."""
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_ROW + 1))
    width = 0
    while True:
        start = lines.number
        taken: list[str] = []
        try:
            cells = next(csv.reader(_fed(lines, taken), delimiter=delimiter), None)
        except (_TooLongError, csv.Error):
            lines.put_back(taken[1:])
            yield Row(start, None, is_too_long=True)
            continue
        if cells is None:
            return
        if len(taken) > 1 and _is_unclosed(cells, taken, width, delimiter):
            lines.put_back(taken[1:])
            yield Row(start, None)
            continue
        if any(cells):
            width = width or len(cells)
            yield Row(start, cells)


def _fed(lines: Lines, taken: list[str]) -> Iterator[str]:
    size = 0
    for row in lines:
        taken.append(row)
        size += len(row)
        if size > LONGEST_ROW:
            raise _TooLongError
        yield row


def _is_unclosed(cells: list[str], taken: list[str], width: int, delimiter: str) -> bool:
    """Whether a row of several lines is that only for a quotation mark that nobody closed:
    the file ends within it, or the row has not its cells and the line behind its first has."""
    if sum(row.count('"') for row in taken) % 2:
        return True
    if not width or len(cells) == width:
        return False
    alone = next(csv.reader(taken[1:2], delimiter=delimiter), [])
    return len(alone) == width


def delimiter_of(sample: list[str]) -> str:
    """What parts the cells: the sign by which most lines have as many cells as the first."""
    return max(DELIMITERS, key=lambda sign: _score(sample, sign))


def _score(sample: list[str], sign: str) -> tuple[bool, float, int]:
    counts = [len(cells) for cells in csv.reader(sample, delimiter=sign) if any(cells)]
    widest = max(counts, default=0)
    if widest < 2:
        return False, 0.0, 0
    usual = max(set(counts), key=counts.count)
    return usual > 1, round(counts.count(usual) / len(counts), 1), usual
