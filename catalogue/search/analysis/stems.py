"""Other forms by which a word is known: its Snowball stem, an umlaut written out."""

import re
from functools import lru_cache
from threading import local

import Stemmer

from . import arabic
from .folding import folded, written_out
from .languages import Analysed

# Stems of one letter, or of words longer than any word, help nobody.
_LONGEST = 60
# Autos, Fotos: a plural that Snowball's German stemmer leaves as it is.
_FOREIGN_PLURAL = re.compile("(?<=...)[aeiou]s$")
_held = local()


@lru_cache(maxsize=16384)
def further_forms(word: str, language: Analysed) -> tuple[str, ...]:
    """Of a ``spelled`` word, each folded, none equal to the folded word itself."""
    own = folded(word)
    found: dict[str, None] = {}
    if language.stemmer and len(word) <= _LONGEST:
        for form in (word, own):
            found[_stem(form, language.stemmer)] = None
    if language.stemmer == "german" and _FOREIGN_PLURAL.search(own):
        found[own[:-1]] = None
    if own != word:
        found[written_out(word)] = None
    return tuple(form for form in found if form != own and len(form) > 1)


def _stem(word: str, algorithm: str) -> str:
    if algorithm == "arabic":
        return arabic.stem(word, _stemmer(algorithm).stemWord)
    return folded(_stemmer(algorithm).stemWord(word))


def _stemmer(algorithm: str) -> "Stemmer.Stemmer":
    """One a thread: Snowball's keep state while they work."""
    known: dict[str, Stemmer.Stemmer] = _held.__dict__
    if algorithm not in known:
        known[algorithm] = Stemmer.Stemmer(algorithm)
    return known[algorithm]
