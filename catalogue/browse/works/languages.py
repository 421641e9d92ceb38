"""What a reader calls a language. Source of the names: Unicode CLDR, as Babel carries it."""

from functools import lru_cache

from babel import Locale, UnknownLocaleError

from ..locales import locale


@lru_cache(maxsize=4096)
def language_name(tag: str, reader: str) -> str:
    """The language ``tag`` (BCP 47) as a reader of ``reader`` (a site code) calls it.

    Its first letter is large, as it stands in lists; an unknown tag is its own name.
    """
    here = locale(reader)
    name = None
    try:
        name = Locale.parse(tag, sep="-").get_display_name(here)
    except (UnknownLocaleError, ValueError):
        # CLDR names many languages that it has no locale of, such as Literary Chinese (lzh).
        base = tag.split("-")[0].lower()
        name = here.languages.get(base) or locale("en").languages.get(base)
    name = name or tag
    return name[:1].upper() + name[1:]
