"""The lines of a RIS file parted into records of tags, whatever stands between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TextIO

from ..gathering import LARGEST, LONGEST

# Two blanks, a hyphen, a blank, as the specification has it; files have fewer, or tabs.
_TAG = re.compile(
    r"[\s\ufeff]*(?:([A-Z][A-Z0-9])[ \t\xa0]{1,4}|([a-z][a-z0-9])  )-(?:[ \t\xa0]|$)(.*)"
)
_MOST = 1 << 16
"""Characters of a line that are taken at once: no file without line ends fills the memory."""


@dataclass
class Tagged:
    """A record: its tags with their values in order. ``is_too_large``: the rest was left out."""

    line: int
    fields: list[tuple[str, str]] = field(default_factory=list)
    size: int = 0
    is_closed: bool = False

    @property
    def is_too_large(self) -> bool:
        return self.size > LARGEST

    def add(self, tag: str, value: str, size: int) -> None:
        self.size += size
        if not self.is_too_large:
            self.fields.append((tag, value))

    def append(self, value: str) -> None:
        """A line without a tag: it goes on with the value before it; keywords are one a line."""
        self.size += len(value)
        if self.is_too_large or not self.fields or not value.strip():
            return
        tag, before = self.fields[-1]
        if tag == "KW" and before:
            self.fields.append((tag, value.strip()))
        elif len(before) <= LONGEST:
            self.fields[-1] = tag, f"{before}\n{value.strip()}".strip()


def records(lines: "Lines") -> Iterator[Tagged]:
    """Records in order; what stands before, between and after them belongs to none.

    ``TY`` begins a record, also where the one before it has no ``ER``.
    """
    current: Tagged | None = None
    for number, row in lines:
        match = _TAG.match(row.rstrip("\r\n"))
        if match is None:
            if current is not None:
                current.append(row)
            continue
        tag, value = (match[1] or match[2]).upper(), match[3].strip()
        if tag == "ER":
            if current is not None:
                current.is_closed = True
                yield current
            current = None
            continue
        if current is None or tag == "TY":
            if current is not None:
                yield current
            current = Tagged(number)
        current.add(tag, value, len(row))
    if current is not None:
        yield current


class Lines:
    """The lines of a text with their number; ``any`` once one that is not blank was seen."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self.any = False

    def __iter__(self) -> Iterator[tuple[int, str]]:
        """A very long line comes in pieces, none of which looks like a new tag."""
        number, whole = 1, True
        while row := self._text.readline(_MOST):
            self.any = self.any or not row.isspace()
            yield number, row if whole else f"-{row}"
            whole = row.endswith(("\n", "\r"))
            number += whole
