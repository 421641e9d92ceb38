"""Where in a text a word that may be meant stands, told by two letters: no other is stemmed. Pure.

Stemmers take off endings, and folding changes a letter in its place, so that a word and its
forms begin alike. In Arabic they take off beginnings too; there letters from within are
looked for.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product

from catalogue.search.analysis.folding import folded, written_out
from catalogue.search.analysis.scripts import script

# English stems of which only one letter is sure: dying, lying, tying.
_SHORT = 3
_ASCII = re.compile("[a-z0-9]")
_ACCENTED = re.compile("[\u00df-\u024f\u1e00-\u1eff]")
# The first character that is written without blanks; before it letters make words.
_FIRST_UNSPACED = "\u1100"


class Beginnings:
    """Of words in any of ``forms``, which are folded."""

    def __init__(self, forms: Iterable[str]) -> None:
        latin: set[str] = set()
        others: set[str] = set()
        within: set[str] = set()
        for form in forms:
            start = form[:1] if len(form) <= _SHORT else form[:2]
            if form.isascii():
                latin.add(start)
            elif mixed := _ASCII.search(form):
                # Letters of two alphabets in one word: neither is folded as by itself.
                within.add(mixed[0])
            elif script(form) == "Arab":
                within.add(form[1 : min(4, len(form) - 1)] or form[1:] or form)
            else:
                others.add(start)
        self._latin = sorted(latin)
        self._single = sorted({letter for start in latin for letter in _ligatures(start)})
        self._others = sorted({one for start in others for one in _spellings(start)})
        self._within = sorted({one for core in within for one in _spellings(core)})

    def places(self, plain: str) -> Iterator[int]:
        """In a ``spelled`` text, in no order: each within a word, or at its beginning."""
        bare = _bare(plain) if self._latin or self._within else plain
        yield from _beginning(bare, self._latin)
        if not plain.isascii():
            yield from _beginning(plain, self._single)
            yield from _beginning(plain, self._others)
        for core in self._within:
            at = bare.find(core)
            while at >= 0:
                yield at
                at = bare.find(core, at + 1)


def _beginning(plain: str, starts: Iterable[str]) -> Iterator[int]:
    for start in starts:
        at = plain.find(start)
        while at >= 0:
            before = plain[at - 1] if at else " "
            if not before.isalnum() or before >= _FIRST_UNSPACED:
                yield at
            at = plain.find(start, at + 1)


def _bare(plain: str) -> str:
    """The same length, Latin letters without their marks."""
    if not plain.isascii():
        for letter in set(_ACCENTED.findall(plain)):
            plain = plain.replace(letter, _unmarked().get(letter, letter))
    return plain


@lru_cache(maxsize=1)
def _unmarked() -> dict[str, str]:
    """Latin letters without their marks; those that make two are their first."""
    letters = map(chr, (*range(0xDF, 0x250), *range(0x1E00, 0x1F00)))
    return {letter: plain[0] for letter in letters if (plain := folded(letter)) != letter}


@lru_cache(maxsize=1024)
def _ligatures(start: str) -> tuple[str, ...]:
    """The single letters that are read as ``start``: æ and ä as ae."""
    return tuple(
        letter for letter in _unmarked()
        for form in {folded(letter), written_out(letter)}
        if len(form) > 1 and form[:2] == start
    )  # fmt: skip


@lru_cache(maxsize=1)
def _written() -> dict[str, list[str]]:
    """By a folded letter, those that become it: Greek, Cyrillic, Arabic."""
    found: dict[str, list[str]] = {}
    for code in (*range(0x370, 0x530), *range(0x600, 0x700), *range(0x1F00, 0x2000)):
        letter = chr(code)
        # Beside a Greek letter with a mark it may lose its own.
        for form in {folded(letter), folded(letter + "ά")[:-1]}:
            found.setdefault(form, []).append(letter)
    return found


def _spellings(start: str) -> list[str]:
    """Every way in which a folded beginning may be spelled."""
    letters = (_written().get(letter, [letter]) for letter in start)
    return ["".join(spelling) for spelling in product(*letters)]
