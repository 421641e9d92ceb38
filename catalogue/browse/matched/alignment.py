"""A text as the search index spells it, and where each letter of that is printed. Pure.

Spelling (``catalogue.search.analysis.folding``) makes letters more (ß, ﬁ, …), fewer (ｶﾞ, an
accent on its own, Hangul in parts) or none (tatweel, vowel signs, soft hyphens). Most texts
have little of that: only there is it asked letter by letter.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from catalogue.search.analysis.folding import spelled

# Each of these is spelled as one letter, whatever stands before or behind, unless a mark that
# is none of them follows.
USUAL = (
    "\\x00-\\x7f\u00a1-\u00a7\u00a9\u00ab\u00ac\u00ae\u00b0\u00b1\u00b6\u00b7\u00bb\u00bf-\u00de"
    "\u00e0-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e\u0391-\u03a1\u03a3-\u03a9\u03b1-\u03ce"
    "\u0400-\u0482\u048a-\u052f\u05d0-\u05ea\u060c\u061b\u061f\u0621-\u063a\u0641-\u064a"
    "\u0660-\u066d\u0671-\u0674\u0679-\u06d3\u06f0-\u06f9\u1e02-\u1e95\u1ea0-\u1eff\u2010\u2012-\u2016"
    "\u2018-\u2023\u2030\u2039\u203a\u3001-\u301c\u3041-\u3096\u30a1-\u30fe\u3400-\u9fff"
    "\uac00-\ud7a3\uff01-\uff5e\U00020000-\U0002a6df"
)
_STRANGE = re.compile(f"[^{USUAL}]+")
# Beside marks proper: what joins two letters into one sign.
_JOINING = frozenset("\u200d\ufe0e\ufe0f")


class Aligned(NamedTuple):
    """``plain``: the text as it is spelled. ``pieces``: (where it begins in ``plain``, where in
    print, whether letter stands for letter), the last one empty; none where all of it does."""

    plain: str
    pieces: Sequence[tuple[int, int, bool]] = ()

    def printed(self, start: int, end: int) -> tuple[int, int]:
        """Where ``plain[start:end]``, which is not empty, is printed."""
        if not self.pieces:
            return start, end
        first, last = self._piece(start), self._piece(end - 1)
        spelled_at, printed_at, is_even = self.pieces[first]
        begins = printed_at + (start - spelled_at) * is_even
        spelled_at, printed_at, is_even = self.pieces[last]
        ends = printed_at + end - spelled_at if is_even else self.pieces[last + 1][1]
        return begins, ends

    def _piece(self, at: int) -> int:
        return bisect_right(self.pieces, at, key=_spelled_at) - 1


_spelled_at = itemgetter(0)


def aligned(text: str) -> Aligned:
    """``text`` beside its spelling."""
    if text.isascii() or not _STRANGE.search(text):
        return Aligned(spelled(text))
    plain: list[str] = []
    pieces: list[tuple[int, int, bool]] = []
    at = length = 0
    for match in _STRANGE.finditer(text):
        # What is strange may belong to the letter before it.
        first = max(at, match.start() - 1)
        if first > at:
            plain.append(spelled(text[at:first]))
            pieces.append((length, at, True))
            length += first - at
        for start, letters in _clusters(text[first : match.end()]):
            plain.append(letters)
            pieces.append((length, first + start, False))
            length += len(letters)
        at = match.end()
    plain.append(spelled(text[at:]))
    pieces += ((length, at, True), (length + len(text) - at, len(text), True))
    return Aligned("".join(plain), pieces)


def continues(character: str) -> bool:
    """Whether ``character`` is written onto the one before it: an accent, a vowel sign."""
    return character in _JOINING or unicodedata.category(character) in ("Mn", "Mc", "Me")


def _clusters(text: str) -> tuple[tuple[int, str], ...]:
    return _known_clusters(text) if len(text) < 40 else _parted(text)


def _parted(text: str) -> tuple[tuple[int, str], ...]:
    """(start, spelling) of the shortest pieces that are spelled alike alone and together."""
    found = []
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not (continues(text[at]) or _is_one(text[start:at], text[at])):
            found.append((start, spelled(text[start:at])))
            start = at
    return tuple(found)


_known_clusters = lru_cache(maxsize=8192)(_parted)


def _is_one(before: str, letter: str) -> bool:
    """Whether the two are spelled otherwise together: jamo, half-width kana and their marks."""
    return spelled(before + letter) != spelled(before) + spelled(letter)
