"""Which terms of a text answer a question: for whoever marks them in what is shown. Pure."""

from typing import NamedTuple

from ..analysis import terms
from ..analysis.folding import folded, spelled
from .building import words_in
from .parsing import parse


class Matched(NamedTuple):
    """``forms``: of words with blanks between, folded, in all their forms.

    ``runs``: of words written without blanks, as ``analysis.folding.spelled`` gives them, the
    longest first: they are marked wherever they stand within a text.
    """

    forms: frozenset[str]
    runs: tuple[str, ...]

    def is_word(self, word: str, tag: str = "") -> bool:
        """Whether one word of a text in the language ``tag``, as it is printed, is meant."""
        plain = spelled(word)
        return folded(plain) in self.forms or not self.forms.isdisjoint(terms(word, tag).further)


def matched_terms(question: str) -> Matched:
    """Of everything that ``question`` looks for in texts; what it takes away is left out."""
    words = matched_words(question)
    runs = {run for word in words for run in word.runs}
    forms: frozenset[str] = frozenset().union(*(word.forms for word in words))
    return Matched(forms, tuple(sorted(runs, key=lambda run: (-len(run), run))))


def matched_words(question: str) -> list[Matched]:
    """The same for each of its words: to tell which of them a text has."""
    found = []
    for word in words_in(parse(question)):
        if not word.is_paired:
            found.append(Matched(frozenset((*word.parts, *word.further)), ()))
        elif word.bare:
            found.append(Matched(frozenset(), (word.text, word.text[: len(word.bare) + 1])))
        else:
            found.append(Matched(frozenset(), (word.text,)))
    return list(dict.fromkeys(found))
