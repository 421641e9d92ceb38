"""What tells one work from another, of a record and of a work alike. No queries."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from ..names import FAMILY_FIRST, Name, display, script_of
from . import keys

_SEPARATORS = re.compile(r"[\s,.·・‐-]+")
_DIGITS = re.compile(r"\d+")
# Scripts of one writing, which may stand beside each other in one title.
_GROUPS = dict.fromkeys(FAMILY_FIRST - {"Hang", "Kore"}, "Hani") | {"Kore": "Hang"}
# What appears in something else, and what stands alone. Types in neither may be both.
PARTS = frozenset({
    "journal-article", "magazine-article", "newspaper-article", "editorial", "book-review",
    "chapter", "conference-paper",
})  # fmt: skip
WHOLES = frozenset({
    "book", "conference-proceedings", "thesis", "dataset", "software", "map", "standard",
    "patent", "musical-notation", "video", "sound",
})  # fmt: skip
MOST_PEOPLE = 20
"""People of one work that are compared; the names of a thousand authors say no more."""


@dataclass(frozen=True)
class Form:
    """One form of a name: its words made comparable, in one script."""

    script: str
    words: frozenset[str]


@dataclass(frozen=True)
class Person:
    """``identifiers`` such as ``orcid:0000-…``; forms of one name in any scripts."""

    identifiers: frozenset[str]
    forms: tuple[Form, ...]


@dataclass(slots=True)
class Facts:
    """Texts are normalised (``keys.normal``); days as in ``publications.dates``.

    ``titles``: alone and with their subtitles. ``people``: the first MOST_PEOPLE.
    """

    titles: frozenset[str] = frozenset()
    subtitles: frozenset[str] = frozenset()
    first_day: int | None = None
    last_day: int | None = None
    people: tuple[Person, ...] = ()
    dois: frozenset[str] = frozenset()
    concept_dois: frozenset[str] = frozenset()
    isbns: frozenset[str] = frozenset()
    containers: frozenset[str] = frozenset()
    issns: frozenset[str] = frozenset()
    volume: str = ""
    issue: str = ""
    pages: str = ""
    work_type: str = ""

    @property
    def is_dated(self) -> bool:
        return self.first_day is not None or self.last_day is not None

    @property
    def is_bare(self) -> bool:
        """Nothing beside the title that could bear it out or speak against it."""
        return not (self.people or self.containers or self.issns or self.is_dated)


def person(identifiers: Iterable[tuple[str, str]], names: Iterable[Name]) -> Person:
    """``identifiers``: pairs of scheme and value, of which empty ones say nothing."""
    known = frozenset(f"{scheme}:{value}" for scheme, value in identifiers if value)
    return Person(known, tuple(form(name) for name in names))


@lru_cache(maxsize=8192)
def form(name: Name) -> Form:
    """Order and punctuation gone: ``Wu, Zhaohui`` is ``Zhaohui Wu``, ``巫 朝晖`` is ``巫朝晖``."""
    script = name.script or script_of(name.family or name.literal or name.given)
    if script in FAMILY_FIRST:
        return Form(
            group(script), frozenset({keys.normal(name.family + name.given or name.literal)})
        )
    words = _SEPARATORS.split(display(name))
    return Form(group(script), frozenset(found for word in words if (found := keys.normal(word))))


def group(script: str) -> str:
    """Simplified, traditional and Japanese can be compared with each other."""
    return _GROUPS.get(script, script)


def scripts(texts: Iterable[str]) -> set[str]:
    return {group(script_of(text)) for text in texts}


def digits(text: str) -> frozenset[int]:
    """The numbers in “Vol. 12 (3)”."""
    return frozenset(int(found[:9]) for found in _DIGITS.findall(text))
