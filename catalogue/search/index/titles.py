"""The order of titles: each language's own, of the title that its readers are shown.

By the Unicode collation algorithm with the tailorings of CLDR (UTS 10, UTS 35 part 5), as ICU
carries them: Chinese by pinyin, Japanese by its reading where one is given. Letters alone
count, so that case and marks part nothing.
"""

from collections.abc import Sequence
from functools import lru_cache
from struct import Struct

import icu
from django.conf import settings

from publications.texts import same_language

# A place in the order begins with so many numbers of 64 bits: the first bytes of a sort key,
# two dozen letters of most scripts. Titles alike until there stand by their primary key.
LEVELS = 3
_NUMBERS = Struct(f">{LEVELS}Q")
# Letters that are looked at: many more than make those bytes, for marks make none.
_LETTERS = 200
Levels = tuple[int, ...]


def levels(title: str, language: str) -> Levels:
    """Where ``title`` stands among titles, for a reader of a site language (its code).

    Comparing what two titles give is comparing them in the language's order.
    """
    return levels_by(_collator(_known(language)), title)


def levels_in_each(titles: Sequence[str]) -> list[Levels]:
    """Of a title for each language, as ``shown_in_each`` gives them. Alike ones are keyed once."""
    known: dict[tuple[str, str], Levels] = {}
    found = []
    for code, title in zip(_codes(), titles, strict=True):
        rules = _rules(code)
        place = known.get((rules, title))
        if place is None:
            place = known[rules, title] = levels_by(_collator(code), title)
        found.append(place)
    return found


def shown(texts: Sequence[str | None], original_language: str, reading: str, reader: str) -> str:
    """The text by which a work stands in the order of a reader of a site language.

    ``texts``: of ``multilingual.columns("title")``. Which is shown is as ``publications.texts``
    has it: the reader's language, the original, English, any. ``reading``: of the original,
    in kana; it stands for a Japanese one.
    """
    return _choose(texts, original_language, reading, _codes().index(_known(reader)))


def shown_in_each(
    texts: Sequence[str | None], original_language: str, reading: str
) -> tuple[str, ...]:
    """``shown`` for each site language, in the site's order."""
    return tuple(
        _choose(texts, original_language, reading, place) for place in range(len(_codes()))
    )


def fields(language: str) -> tuple[str, ...]:
    """The index's fields that hold the levels for a reader of ``language``, the first first."""
    column = settings.CATALOGUE_LANGUAGES_BY_CODE[_known(language)].column
    return tuple(f"title_{column}_{number}" for number in range(1, LEVELS + 1))


def levels_by(collator: icu.Collator, title: str) -> Levels:
    key = collator.getSortKey(title[:_LETTERS])[:-1]  # without the zero that ends it
    return _NUMBERS.unpack(key[: _NUMBERS.size].ljust(_NUMBERS.size, b"\0"))


def _choose(texts: Sequence[str | None], original_language: str, reading: str, place: int) -> str:
    original = (texts[0] or "").strip()
    own = (texts[place + 1] or "").strip()
    if original and (not own or place in _places_of(original_language)):
        is_read = reading and original_language.lower().split("-")[0] == "ja"
        return reading if is_read else original
    if own:
        return own
    english = (texts[_codes().index("en") + 1] or "").strip()
    return english or next((text.strip() for text in texts if text and text.strip()), "")


@lru_cache(maxsize=256)
def _places_of(tag: str) -> frozenset[int]:
    """The site languages in which a text in ``tag`` is one of the reader's own."""
    return frozenset(
        place
        for place, language in enumerate(settings.CATALOGUE_LANGUAGES)
        if same_language(language.tag, tag)
    )


@lru_cache(maxsize=1)
def _codes() -> tuple[str, ...]:
    return tuple(language.code for language in settings.CATALOGUE_LANGUAGES)


def _known(language: str) -> str:
    return language if language in settings.CATALOGUE_LANGUAGES_BY_CODE else settings.LANGUAGE_CODE


@lru_cache(maxsize=32)
def _collator(code: str) -> icu.Collator:
    tag = settings.CATALOGUE_LANGUAGES_BY_CODE[code].tag
    collator = icu.Collator.createInstance(icu.Locale.forLanguageTag(tag))
    collator.setStrength(icu.Collator.PRIMARY)
    return collator


@lru_cache(maxsize=32)
def _rules(code: str) -> str:
    """What makes a language's order another than the common one; empty where nothing does."""
    return str(_collator(code).getRules())
