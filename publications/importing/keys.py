"""Texts made comparable, and the digests by which they are found. No queries.

Two titles are the same when nothing but case, diacritics, punctuation, blanks and width
parts them. Traditional and simplified characters stay two texts: to join them is a
judgement, and a title of one work is found by any of its forms.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b

from ..names import Name

# The longest part of a text that is compared: what is the same so far is the same.
_COMPARED = 500
_MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,60}>")
_PLAIN = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """``text`` as it is compared: letters and digits alone, without case and diacritics.

    A text that has none (“???”) is compared as it stands.
    """
    shown = _MARKUP.sub("", text)[: _COMPARED * 2]
    if shown.isascii():
        found = _PLAIN.sub("", shown.lower())
    else:
        spread = unicodedata.normalize("NFKD", shown).casefold()
        letters = unicodedata.normalize("NFKD", spread).translate(_LETTERS)
        found = unicodedata.normalize("NFC", letters)
    return found[:_COMPARED] or " ".join(text.split())[:_COMPARED]


class _Letters(dict[int, int | None]):
    """Which characters of a decomposed text are compared, worked out once for each."""

    def __missing__(self, code: int) -> int | None:
        self[code] = code if _is_letter(chr(code)) else None
        return self[code]


def _is_letter(character: str) -> bool:
    """Letters, digits, and marks that make letters, which diacritics do not.

    Combining classes (UAX #44): 10 to 35 are Hebrew and Arabic points, 200 and above the
    accents of European scripts. The voicing of kana (8) and Indic signs (0, 7, 9) stay, as do
    the tone marks of Thai. The modifier letters that romanisations write for Arabic, Hebrew
    and Korean sounds, and the tatweel, are no more than apostrophes and dashes.
    """
    category = unicodedata.category(character)
    if category == "Lm":
        return not ("\u02b0" <= character <= "\u02ff" or character == "\u0640")
    if category.startswith("M"):
        place = unicodedata.combining(character)
        return place < 10 or 35 < place < 200
    return category[0] in "LN"


_LETTERS = _Letters()


def digest(kind: str, text: str) -> int:
    """64 bits of a normalised text as a signed integer, other for each ``kind``."""
    made = blake2b(text.encode("utf-8", "replace"), digest_size=8, person=kind.encode())
    return int.from_bytes(made.digest(), "big", signed=True)


def titles(title_texts: Iterable[str], whole_titles: Iterable[str] = ()) -> set[str]:
    """The normalised forms of titles, alone and with their subtitles; none for no title."""
    return {normal(text) for text in (*title_texts, *whole_titles) if text.strip()}


def exact(name: Name) -> str:
    """A name form as it is compared to tell persons: nothing but blanks and width may differ."""
    whole = "\0".join(part.strip() for part in (name.family, name.given, name.literal))
    plain = whole if whole.isascii() else unicodedata.normalize("NFKC", whole)
    return " ".join(plain.split())


def heading(scheme: str, label: str) -> str:
    """A subject's label within its scheme."""
    return f"{scheme.strip().lower()}\x1f{normal(label)}"
