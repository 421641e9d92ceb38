"""Byte ranges of files. Source: RFC 9110, section 14."""

import re
from collections.abc import Iterator
from typing import IO, NamedTuple

_ONE = re.compile(r"\s*bytes\s*=\s*(\d{0,18})\s*-\s*(\d{0,18})\s*", re.I)
CHUNK = 64 * 1024


class UnsatisfiableRangeError(ValueError):
    """The file has no byte of the range that is asked for."""


class Span(NamedTuple):
    """Bytes from ``first`` to ``last``, both counted in."""

    first: int
    last: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1


def parse(header: str, size: int) -> Span | None:
    """The one range that ``header`` asks for of a file of ``size`` bytes.

    None for no range, another unit, a malformed header or several ranges: the whole file is
    a right answer to each of them. Raises UnsatisfiableRangeError.
    """
    match = _ONE.fullmatch(header)
    if match is None or match[1] == match[2] == "":
        return None
    if not match[1]:
        if int(match[2]) == 0 or size == 0:
            raise UnsatisfiableRangeError(header)
        return Span(max(size - int(match[2]), 0), size - 1)
    first = int(match[1])
    last = int(match[2]) if match[2] else size - 1
    if match[2] and last < first:
        return None
    if first >= size:
        raise UnsatisfiableRangeError(header)
    return Span(first, min(last, size - 1))


def read(file: IO[bytes], span: Span) -> Iterator[bytes]:
    """The bytes of ``span`` in chunks; closes the file at the end."""
    with file:
        file.seek(span.first)
        left = span.length
        while left and (chunk := file.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk
