"""A text as terms to keep, and a question's words as terms to look for."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from . import korean
from .folding import folded, spelled
from .languages import Analysed, analysed, written_in
from .scripts import joined, runs, script, spaced
from .stems import further_forms

# Tantivy keeps no longer terms (65,530 bytes); nobody types a word of a hundred letters.
LONGEST = 100
MOST_KNOWN = 100_000


class Terms(NamedTuple):
    """``words`` in their order; ``further`` forms and single ``characters`` in none."""

    words: list[str]
    further: list[str]
    characters: list[str]


class Word(NamedTuple):
    """One word of a question.

    ``parts``: what stands in ``Terms.words`` in this order where the word stands in a text.
    ``further``: forms that may stand there, or in ``Terms.further``, in their place, in any
    language that the word's script allows. ``bare``: ``parts`` without a Korean particle.
    """

    text: str
    parts: tuple[str, ...]
    further: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    # Written without blanks: the parts are overlapping pairs of characters.
    is_paired: bool = False


def terms(text: str, tag: str = "") -> Terms:
    """Of a text in the language ``tag`` (BCP 47; empty when not known)."""
    known = _known(analysed(tag))
    plain = spelled(text)
    if (alone := spaced(plain)) is not None:
        found = [known[run] for run in alone]
        further = [form for _, forms in found for form in forms]
        further += [known[run][0] for run in joined(plain)]
        return Terms([word for word, _ in found], further, [])
    words: list[str] = []
    further = [known[run][0] for run in joined(plain)]
    characters: list[str] = []
    for run, is_paired in runs(plain):
        if is_paired:
            words += pairs(run)
            characters += run
            continue
        word, forms = known[run]
        words.append(word)
        further += forms
    return Terms(words, further, characters)


class _Known(dict[str, tuple[str, tuple[str, ...]]]):
    """Words met in one language, folded, with their further forms. Few make up most texts."""

    def __init__(self, language: Analysed) -> None:
        super().__init__()
        self.language = language

    def __missing__(self, run: str) -> tuple[str, tuple[str, ...]]:
        if len(self) >= MOST_KNOWN:
            self.clear()
        word = run[:LONGEST]
        self[run] = found = folded(word), further_forms(word, self.language)
        return found


@lru_cache(maxsize=64)
def _known(language: Analysed) -> _Known:
    return _Known(language)


def pairs(run: str) -> list[str]:
    """Overlapping pairs of characters, or the one."""
    if len(run) < 3:
        return [run]
    return [one + other for one, other in pairwise(run)]


def words_of(text: str) -> Iterator[Word]:
    """The words of a question, each in every language that it can be."""
    for run, is_paired in runs(spelled(text)):
        if is_paired:
            bare = korean.bare(run) if script(run) == "Hang" else run
            stem = tuple(pairs(bare)) if bare != run else ()
            yield Word(run, tuple(pairs(run[:LONGEST])), bare=stem, is_paired=True)
            continue
        word = run[:LONGEST]
        yield Word(run, (folded(word),), _everywhere(word, written_in(script(word))))


def joined_words_of(text: str) -> Iterator[Word]:
    """Words of a question that are typed with hyphens, as if they were typed without."""
    for run in joined(spelled(text)):
        word = run[:LONGEST]
        yield Word(run, (folded(word),), _everywhere(word, written_in(script(word))))


def _everywhere(word: str, languages: tuple[Analysed, ...]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for language in languages:
        found |= dict.fromkeys(further_forms(word, language))
    return tuple(found)
