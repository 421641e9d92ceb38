"""Text to terms, the same way for what is kept and for what is asked. Pure.

``words`` are the terms of a text in their order: folded words, and for Chinese, Japanese and
Korean overlapping pairs of characters. ``further`` are other forms by which a word is known:
its stem, an umlaut written out. ``characters`` are single ones, for questions of one.
"""

from .terms import Terms, Word, joined_words_of, terms, words_of

__all__ = ["Terms", "Word", "joined_words_of", "terms", "words_of"]
