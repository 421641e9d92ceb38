"""Fields that an entry has from another: ``crossref`` and ``xdata`` (biblatex manual, 2.4.1
and 3.11.6, and the default rules of its appendix B).

What identifies the other entry, or describes it alone, is not handed down.
"""

import re
from collections.abc import Iterable, Mapping

POINTERS = ("crossref", "xdata")
DEPTH = 5
MOST_KEYS = 20
MOST = 20_000_000
"""Characters of entries that others point to, which are kept in memory."""

REACH = 2_100
"""Characters that a pointer may be long."""

_POINTER = re.compile(r'\b(?:crossref|xdata)\s*=\s*[{"]([^{}"]{1,2000})[}"]', re.IGNORECASE)
_NAMED = re.compile("crossref|xdata", re.IGNORECASE)
_OWN = frozenset(
    {"crossref", "xref", "xdata", "entryset", "entrysubtype", "execute", "label", "options",
     "presort", "related", "relatedtype", "relatedstring", "shorthand", "sortkey", "ids", "doi",
     "url", "eprint", "eprinttype", "archiveprefix", "abstract", "keywords", "file", "pages",
     "pagetotal", "note", "addendum", "howpublished", "key", "origtitle", "titleaddon",
     "shorttitle", "sorttitle", "indextitle", "copyright", "type"}
)  # fmt: skip
_TITLES = {"title": "booktitle", "subtitle": "booksubtitle"}
_SERIAL_TITLES = {"title": "journaltitle", "subtitle": "journalsubtitle"}
_MULTIVOLUME = {"title": "maintitle", "subtitle": "mainsubtitle"}


def pointed(text: str) -> list[str]:
    """The keys that entries in a text point to."""
    if not _NAMED.search(text):
        return []
    return [key for found in _POINTER.findall(text) for key in keys(found)]


def keys(value: str) -> list[str]:
    """The keys of a pointer's value, in small letters, as BibTeX compares them."""
    return [key.strip().lower() for key in value.split(",")[:MOST_KEYS] if key.strip()]


class Others:
    """The entries that others point to, by key, each with what it has itself from others."""

    def __init__(self, found: Mapping[str, tuple[str, Mapping[str, str]]]) -> None:
        self._found = dict(found)
        self._done: set[str] = set()

    def fields(
        self, kind: str, own: Mapping[str, str], depth: int = DEPTH
    ) -> tuple[Mapping[str, str], list[str]]:
        """The fields of an entry of type ``kind`` with what others give it, and the keys that
        no entry of the file has."""
        if "crossref" not in own and "xdata" not in own:
            return own, []
        found, missing = dict(own), []
        for pointer in POINTERS:
            for key in keys(own.get(pointer, "")):
                if key not in self._found:
                    missing.append(key)
                    continue
                other, theirs = self._resolved(key, depth)
                renamed = _renamed(kind, other) if pointer == "crossref" else None
                _fill(found, theirs.items(), renamed)
        return found, missing

    def _resolved(self, key: str, depth: int) -> tuple[str, Mapping[str, str]]:
        kind, theirs = self._found[key]
        if depth and key not in self._done:
            self._done.add(key)  # first, so that a circle ends
            self._found[key] = kind, self.fields(kind, theirs, depth - 1)[0]
        return self._found[key]


def _fill(
    found: dict[str, str],
    theirs: Iterable[tuple[str, str]],
    renamed: Mapping[str, str] | None,
) -> None:
    for name, value in theirs:
        if renamed is None:
            if name not in POINTERS:
                found.setdefault(name, value)
        elif name.partition("+")[0] not in _OWN:
            base, plus, annotation = name.partition("+")
            found.setdefault(renamed.get(base, base) + plus + annotation, value)


def _renamed(kind: str, other: str) -> Mapping[str, str]:
    """How the titles of an entry of type ``other`` are called in one of type ``kind``."""
    if other == "periodical":
        return _SERIAL_TITLES
    if other.startswith("mv"):
        return _MULTIVOLUME if not kind.startswith("in") else _TITLES
    return _TITLES
