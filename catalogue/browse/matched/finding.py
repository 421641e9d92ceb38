"""Where a text has the words of a question, each in every form that the index finds. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from catalogue.search.analysis.scripts import joined, runs
from catalogue.search.analysis.terms import pairs
from catalogue.search.query.matching import Matched
from catalogue.search.query.wording import LOOSE_FROM, MOST_OF

from .alignment import Aligned, aligned
from .beginnings import Beginnings

# Of a longer text only its beginning is looked through.
LONGEST = 20_000


class Mark(NamedTuple):
    """``text[start:end]`` is meant. ``words``: a bit for each word of the question it is."""

    start: int
    end: int
    words: int


class Finder:
    """For one question, given as its words. It remembers what it has judged."""

    def __init__(self, words: Sequence[Matched]) -> None:
        self._words = words
        self._beginnings = Beginnings(form for word in words for form in word.forms)
        self._runs = [(1 << place, word.runs) for place, word in enumerate(words) if word.runs]
        self._pieces: dict[tuple[str, str], tuple[Mark, ...]] = {}

    @property
    def everything(self) -> int:
        """The bits of all words."""
        return (1 << len(self._words)) - 1

    def marks(self, text: str, tag: str = "") -> list[Mark]:
        """In a text in the language ``tag`` (BCP 47), in their order, none touching another."""
        if not self._words or not text:
            return []
        whole = aligned(text[:LONGEST])
        found = [*self._spaced(whole.plain, tag), *self._unspaced(whole.plain)]
        return _joined(_printed(whole, found)) if found else []

    def _spaced(self, plain: str, tag: str) -> Iterator[Mark]:
        """Words with blanks between."""
        end = 0
        for at in sorted({*self._beginnings.places(plain)}):
            if at < end:
                continue
            start = plain.rfind(" ", 0, at) + 1
            end = plain.find(" ", at)
            if end < 0:
                end = len(plain)
            for first, last, bits in self._within(plain[start:end], tag):
                yield Mark(start + first, start + last, bits)

    def _within(self, piece: str, tag: str) -> tuple[Mark, ...]:
        """The marks in what stands between two blanks."""
        found = self._pieces.get((piece, tag))
        if found is None:
            found = self._pieces[piece, tag] = tuple(self._words_in(piece, tag))
        return found

    def _words_in(self, piece: str, tag: str) -> Iterator[Mark]:
        at = 0
        for run, is_paired in runs(piece):
            at = piece.index(run, at)
            if not is_paired and (bits := self._bits(run, tag)):
                yield Mark(at, at + len(run), bits)
            at += len(run)
        for word in joined(piece):
            if bits := self._bits(word, tag):
                for match in re.finditer("[-‐]?".join(map(re.escape, word)), piece):
                    yield Mark(match.start(), match.end(), bits)

    def _bits(self, word: str, tag: str) -> int:
        return sum(
            1 << place
            for place, one in enumerate(self._words)
            if one.forms and one.is_word(word, tag)
        )

    def _unspaced(self, plain: str) -> Iterator[Mark]:
        """Words written without blanks, wherever they stand; else most of their pairs."""
        for bit, forms in self._runs:
            known = [mark for run in forms for mark in _everywhere(plain, run, bit)]
            yield from known or _loosely(plain, forms[-1], bit)


def _loosely(plain: str, run: str, bit: int) -> list[Mark]:
    if len(run) < LOOSE_FROM:
        return []
    wanted = pairs(run)
    there = [pair for pair in dict.fromkeys(wanted) if pair in plain]
    if len(there) < max(2, round(len(wanted) * MOST_OF)):
        return []
    return [mark for pair in there for mark in _everywhere(plain, pair, bit)]


def _everywhere(plain: str, run: str, bits: int) -> Iterator[Mark]:
    at = plain.find(run)
    while at >= 0:
        yield Mark(at, at + len(run), bits)
        at = plain.find(run, at + len(run))


def _printed(whole: Aligned, marks: Iterable[Mark]) -> list[Mark]:
    return [Mark(*whole.printed(mark.start, mark.end), mark.words) for mark in marks]


def _joined(marks: list[Mark]) -> list[Mark]:
    """In their order; those that overlap or touch are one."""
    marks.sort()
    found = [marks[0]]
    for mark in marks[1:]:
        last = found[-1]
        if mark.start <= last.end:
            end = max(last.end, mark.end)
            found[-1] = Mark(last.start, end, last.words | mark.words)
        else:
            found.append(mark)
    return found
