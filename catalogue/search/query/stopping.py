"""Words that say nothing by themselves (the, der, de, и), by the lists that Tantivy carries.

They count in a phrase, and where nothing else is asked.
"""

from functools import lru_cache

from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

from ..analysis.folding import folded
from ..analysis.languages import table

# What is written onto the next word with an apostrophe, or after one: l’histoire, reader’s.
ELIDED = frozenset(["l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu"])


@lru_cache(maxsize=4096)
def is_stopped(word: str) -> bool:
    """Whether a ``spelled`` word is one of them in any language of the catalogue."""
    if len(word) > 10:
        return False
    plain = folded(word)
    return plain in ELIDED or any(
        not analyzer.analyze(form) for analyzer in _analyzers() for form in {word, plain}
    )


@lru_cache(maxsize=1)
def _analyzers() -> tuple[TextAnalyzer, ...]:
    found = []
    for language in table().values():
        if language.stemmer and language.stemmer != "arabic":  # for Arabic there is no list
            stopping = Filter.stopword(language.stemmer)
            found.append(TextAnalyzerBuilder(Tokenizer.whitespace()).filter(stopping).build())
    return tuple(found)
