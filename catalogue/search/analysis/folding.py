"""Letters that readers take for one another are made one.

Case, width and compatibility forms by Unicode (NFKC, case folding: UAX 15, UTS 10); Latin and
Greek without their marks, Cyrillic keeping й but not ё; Arabic without vowel signs and tatweel,
its alefs, hamza seats, ta marbuta and alef maqsura made one (as Larkey's light stemmer does:
Larkey, Ballesteros, Connell 2002); Han in simplified form.
"""

import re
import unicodedata
from functools import lru_cache

from .chinese import simplified

# What is written above, below or between letters and changes no word: marks of Latin,
# Hebrew points, Arabic vowel signs and tatweel, joiners, soft hyphens, directions.
_UNHEARD = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u00ad\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u2069\ufeff\ufe00-\ufe0f]+"
)
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_LETTERS = str.maketrans(
    {
        "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae",
        "œ": "oe", "þ": "th", "ß": "ss", "ŋ": "n", "ё": "е", "ς": "σ",
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ؤ": "و", "ئ": "ي",
        "ة": "ه",
    }
)  # fmt: skip
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
# Letters whose marks are left out: Latin and Greek. Those of Cyrillic are letters of their own.
_MARKED = re.compile("[\u00c0-\u024f\u0370-\u03ff\u1e00-\u1fff]")


def spelled(text: str) -> str:
    """As it is spelled, in lower case: what stemmers know. Marks on letters stay."""
    if text.isascii():
        return text.lower()
    # Composed again after folding: İ becomes i with a dot above.
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    text = _UNHEARD.sub("", text)
    return simplified(text) if _HAN.search(text) else text


def folded(word: str) -> str:
    """A ``spelled`` word as it is compared."""
    return word if word.isascii() else _folded(word)


@lru_cache(maxsize=65536)
def _folded(word: str) -> str:
    if _MARKED.search(word):
        word = _UNHEARD.sub("", unicodedata.normalize("NFD", word))
        word = unicodedata.normalize("NFC", word)
    return word.translate(_LETTERS)


def written_out(word: str) -> str:
    """A ``spelled`` word with its umlauts as German types them without: ``haeuser``."""
    return folded(word.translate(_UMLAUTS))
