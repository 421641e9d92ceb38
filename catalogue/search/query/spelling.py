"""Near spellings of a word that stands nowhere: the index's own words, a letter or two away."""

from difflib import SequenceMatcher

from ..analysis import words_of
from ..analysis.scripts import script
from ..index.engine import Searcher
from .clauses import Question

# Shorter words have too many neighbours.
SHORTEST = 4
# Words looked through that begin alike: by three letters, by two where a word is short.
_MOST = 5000
_LONG = 6
_LEAST_ALIKE = 0.72
# As words are folded.
_LETTERS = {
    "Latn": "abcdefghijklmnopqrstuvwxyz",
    "Cyrl": "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "Arab": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
}
_FIELDS = ("title", "topic", "name", "text")
MOST_OFFERED = 3


def near(question: Question, missing: tuple[str, ...], searcher: Searcher) -> tuple[str, ...]:
    """Whole questions in which the words that stand nowhere are replaced, the likeliest first."""
    offered = [question.text]
    for text in missing:
        words = [word.parts[0] for word in words_of(text) if not word.is_paired]
        if len(words) != 1 or len(words[0]) < SHORTEST:
            continue
        nearest = _nearest(words[0], searcher)
        offered = [one.replace(text, other) for one in offered for other in nearest]
    return tuple(one for one in dict.fromkeys(offered) if one != question.text)[:MOST_OFFERED]


def _nearest(word: str, searcher: Searcher) -> list[str]:
    """One letter away, the commonest first; else those that begin alike and are mostly alike."""
    scores = {form: number for form in _edited(word) if (number := _frequency(form, searcher))}
    if scores:
        return sorted(scores, key=lambda form: scores[form], reverse=True)[:MOST_OFFERED]
    return _alike(word, searcher)


def _edited(word: str) -> set[str]:
    """Every text one letter away, or with two neighbours exchanged (Damerau 1964)."""
    letters = _LETTERS.get(script(word), _LETTERS["Latn"])
    parts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    found = {one + rest[1:] for one, rest in parts if rest}
    found |= {one + rest[1] + rest[0] + rest[2:] for one, rest in parts if len(rest) > 1}
    found |= {one + letter + rest[1:] for one, rest in parts if rest for letter in letters}
    found |= {one + letter + rest for one, rest in parts for letter in letters}
    return found - {word}


def _frequency(term: str, searcher: Searcher) -> int:
    return max(searcher.doc_freq(name, term) for name in _FIELDS)


def _alike(word: str, searcher: Searcher) -> list[str]:
    size = 3 if len(word) >= _LONG else 2
    begins = {word[:size], word[1] + word[0] + word[2:size]}
    scores: dict[str, tuple[float, int]] = {}
    seen: set[str] = set()
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(word)
    for name in _FIELDS:
        for start in begins:
            for term, number in searcher.terms_with_prefix(name, start, limit=_MOST):
                if abs(len(term) - len(word)) > 2 or term in seen:
                    continue
                seen.add(term)
                matcher.set_seq1(term)
                if (
                    matcher.real_quick_ratio() < _LEAST_ALIKE
                    or matcher.quick_ratio() < _LEAST_ALIKE
                ):
                    continue
                alike = matcher.ratio()
                if alike >= _LEAST_ALIKE:
                    scores[term] = round(alike, 1), number
    return sorted(scores, key=lambda term: scores[term], reverse=True)[:MOST_OFFERED]
