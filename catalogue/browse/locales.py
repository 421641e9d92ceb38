"""Languages as readers see them: their names, their numbers, their lists.

Numbers, dates and lists follow CLDR through Babel. Arabic is shown with the digits 0 to 9,
as CLDR's ``ar`` and our identifiers have them, so that one page has one kind of digit.
"""

from collections.abc import Iterable
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError
from babel.lists import format_list
from babel.numbers import format_decimal
from django.conf import settings

# Own names of languages that CLDR has no locale for.
_OWN_NAMES = {"lzh": "文言", "grc": "Ἀρχαία Ἑλληνική", "ang": "Ænglisc"}


@cache
def locale(language: str) -> Locale:
    """Babel's locale of a site language; English for anything else.

    The regions are those of the citation locales: en-GB, pt-PT, zh-CN.
    """
    row = settings.CATALOGUE_LANGUAGES_BY_CODE.get(language)
    return Locale.parse(row.csl if row else "en-GB", sep="-")


@cache
def own_name(tag: str, language: str = "en") -> str:
    """The name of ``tag`` (BCP 47) in that language itself.

    Where nobody has recorded one: its name in ``language``, the reader's; else the tag.
    """
    for row in settings.CATALOGUE_LANGUAGES:
        if tag.lower() in (row.code, row.tag.lower()):
            return str(row.name)
    base = tag.split("-")[0].lower()
    if base in _OWN_NAMES:
        return _OWN_NAMES[base]
    try:
        found = Locale.parse(tag, sep="-").get_display_name()
    except (UnknownLocaleError, ValueError):
        found = None
    return found or locale(language).languages.get(base) or tag


@lru_cache(maxsize=4096)
def number(value: int, language: str) -> str:
    """``1234`` as a reader of ``language`` writes it: 1,234; 1.234; 1 234."""
    return str(format_decimal(value, locale=locale(language)))


def listed(items: Iterable[str], language: str) -> str:
    """``A, B and C`` in ``language``."""
    return format_list(list(items), locale=locale(language))
