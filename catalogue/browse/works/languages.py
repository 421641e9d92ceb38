"""What languages are called: in themselves, and by a reader of another.

Source of the names: Unicode CLDR, as Babel carries it.
"""

from functools import lru_cache

from babel import Locale, UnknownLocaleError
from django.conf import settings


@lru_cache(maxsize=1024)
def own_name(tag: str) -> str:
    """The name of the language ``tag`` (BCP 47) in that language itself: ``suomi``, ``中文 (繁體)``.

    Languages that CLDR cannot name in themselves are named in English, else by their tag.
    """
    for language in settings.CATALOGUE_LANGUAGES:
        if language.tag.lower() == tag.lower():
            return str(language.name)
    locale = _locale(tag)
    own = locale.get_display_name(locale) if locale else None
    return own or _listed(tag, "en") or tag


@lru_cache(maxsize=8192)
def name_for(tag: str, reader: str) -> str:
    """What a reader of ``reader`` (a site code) calls the language ``tag``, its first letter large."""
    locale = _locale(tag)
    name = locale.get_display_name(_reader(reader)) if locale else None
    name = name or _listed(tag, reader) or _listed(tag, "en") or tag
    return name[:1].upper() + name[1:]


def _locale(tag: str) -> Locale | None:
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def _listed(tag: str, reader: str) -> str | None:
    """CLDR names many languages that it has no locale of, such as Literary Chinese (lzh)."""
    return _reader(reader).languages.get(tag.split("-")[0].lower())


def _reader(code: str) -> Locale:
    return Locale.parse(settings.CATALOGUE_LANGUAGES_BY_CODE[code].tag, sep="-")
