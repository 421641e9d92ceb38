"""A MARC record as plain data, whatever file it stands in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

_TAGS = """
001 003 005 008 020 022 024 035 040 041 046 100 110 111 130 240 242 245 246 250 260 264 300 440
490 502 520 540 600 610 611 630 650 651 653 655 700 710 711 720 740 765 767 770 772 773 774 775
776 780 785 787 830 856 880 883
"""
READ = frozenset(_TAGS.split())
"""Fields of MARC 21 that are read; local ones and holdings make up half of many files."""


class Field(NamedTuple):
    """A field. A control field (001 to 009) has no indicators, and its text under code ``""``."""

    tag: str
    indicators: str
    subfields: tuple[tuple[str, str], ...]

    @property
    def data(self) -> str:
        """The text of a control field."""
        return self.subfields[0][1] if self.subfields else ""

    def first(self, codes: str) -> str:
        """The first text under one of ``codes``; empty when there is none."""
        return next((value for code, value in self.subfields if code in codes and value), "")

    def all(self, codes: str) -> list[str]:
        """Every text under one of ``codes``, in the field's order."""
        return [value for code, value in self.subfields if code in codes and value]


def control(tag: str, text: str) -> Field:
    return Field(tag, "", (("", text),))


@dataclass
class Marc:
    """A leader of 24 characters, and fields in the file's order."""

    leader: str
    fields: list[Field]
    _by_tag: dict[str, list[Field]] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        for one in self.fields:
            self._by_tag.setdefault(one.tag, []).append(one)

    def all(self, *tags: str) -> Iterator[Field]:
        """Fields of ``tags``, tag by tag."""
        for tag in tags:
            yield from self._by_tag.get(tag, ())

    def in_order(self, *tags: str) -> Iterator[Field]:
        """Fields of ``tags`` in the record's own order."""
        return (one for one in self.fields if one.tag in tags)

    def first(self, *tags: str) -> Field | None:
        return next(self.all(*tags), None)

    def has(self, *tags: str) -> bool:
        return any(tag in self._by_tag for tag in tags)

    def text(self, tag: str, codes: str = "") -> str:
        """The first text of the first field that has one; of a control field without codes."""
        for one in self.all(tag):
            if found := one.first(codes) if codes else one.data:
                return found
        return ""

    def texts(self, tags: Iterable[str], codes: str) -> Iterator[str]:
        for one in self.all(*tags):
            yield from one.all(codes)

    @property
    def is_plain(self) -> bool:
        """Whether ISBD punctuation is left out (leader 18), so that none is to be taken away."""
        return self.leader[18:19] == "c"
