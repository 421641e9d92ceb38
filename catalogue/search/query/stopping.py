"""Words that say nothing by themselves (the, der, de, и), by the lists that Tantivy carries.

They count in a phrase, and where nothing else is asked. The lists are made for one language
each, and a question may be in any: of what they hold, only short words are taken, and none
that is a word worth looking for in another language (German ``war``, French ``son`` and ``été``).
"""

# ruff: noqa: SIM905 (lists of words)
from functools import lru_cache

from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

from ..analysis.folding import folded
from ..analysis.languages import table

# What is written onto the next word with an apostrophe, or after one: l’histoire, reader’s.
SHORT = 3
LONGER = frozenset(
    "with from this that their pour dans avec leur para como eine einer einem einen eines oder "
    "nach uber fur".split()
)
LOOKED_FOR = frozenset(
    "war son man men sin ete eau era den hat bin art ton mon uno not ihr sol mes dos".split()
)
ELIDED = frozenset(["l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu"])


@lru_cache(maxsize=4096)
def is_stopped(word: str) -> bool:
    """Whether a ``spelled`` word is one of them in any language of the catalogue."""
    plain = folded(word)
    if plain in ELIDED or plain in LONGER:
        return True
    if len(plain) > SHORT or plain in LOOKED_FOR:
        return False
    return any(not analyzer.analyze(form) for analyzer in _analyzers() for form in {word, plain})


@lru_cache(maxsize=1)
def _analyzers() -> tuple[TextAnalyzer, ...]:
    found = []
    for language in table().values():
        if language.stemmer and language.stemmer != "arabic":  # for Arabic there is no list
            stopping = Filter.stopword(language.stemmer)
            found.append(TextAnalyzerBuilder(Tokenizer.whitespace()).filter(stopping).build())
    return tuple(found)
