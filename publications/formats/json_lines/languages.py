"""Languages as files name them, as BCP 47 tags.

Files write ISO 639 codes of two and three letters (``ara``, ``fre``), tags (``zh-CN``), names
in English and in the language itself, and addresses of the Library of Congress. Codes and
names are CLDR's, which Babel carries. A tag for mainland China or Singapore is taken as
simplified Chinese, one for Taiwan, Hong Kong or Macau as traditional: so CLDR's likely
subtags read them.
"""

import re
from functools import lru_cache

from babel import Locale
from babel.core import get_global

# Languages whose own and English names are known here; the ten of the site and neighbours.
_NAMED_IN = ("en", "fr", "es", "pt", "de", "ru", "ja", "ko", "ar", "zh", "it", "nl", "pl")
_OWN = ("fi", "sv", "da", "cs", "hu", "tr", "fa", "he", "uk", "ro", "hr", "sl", "sr", "el")
_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-(?P<script>[A-Za-z]{4}))?"
    r"(?:-(?P<region>[A-Za-z]{2}|[0-9]{3}))?(?P<rest>(?:-[A-Za-z0-9]{1,8})*)"
)
_ADDRESS = re.compile(r"https?://id\.loc\.gov/vocabulary/(?:languages|iso639-[0-9])/([a-z]{3})")
_SEVERAL = re.compile(r"[;,/|]| and | in ")
_NONE = frozenset({"und", "mul", "zxx", "mis"})
_CHINESE = {"CN": "Hans", "SG": "Hans", "MY": "Hans", "TW": "Hant", "HK": "Hant", "MO": "Hant"}


@lru_cache(maxsize=4096)
def tag(text: str) -> str:
    """The BCP 47 tag of a language as found, empty when it is not known here.

    Of several (``ita; eng``) the first is taken.
    """
    text = text.strip().rstrip(".")
    if address := _ADDRESS.fullmatch(text):
        text = address[1]
    return _tag(text) or _named(text) or _first_of(text)


def says_nothing(text: str) -> bool:
    """Whether the value stands for no one language (ISO 639-2 ``und``, ``mul``, ``zxx``)."""
    return text.strip().lower() in _NONE | {""}


def _tag(text: str) -> str:
    match = _TAG.fullmatch(text.replace("_", "-").casefold())
    if match is None:
        return ""
    language = _code(match["language"])
    if not language or language in _NONE:
        return ""
    script, region = (match["script"] or "").title(), (match["region"] or "").upper()
    if language == "zh" and not script and region in _CHINESE:
        return f"zh-{_CHINESE[region]}"
    return "-".join(filter(None, (language, script, region))) + match["rest"]


def _code(code: str) -> str:
    """``ara`` -> ``ar``; empty for what no list has."""
    aliases = get_global("language_aliases")
    code = str(aliases.get(code, code))
    return code if code in _codes() and "_" not in code else ""


@lru_cache(maxsize=1)
def _codes() -> frozenset[str]:
    # Codes that CLDR has no English name for; they occur in library files.
    more = {"fur", "kld", "bgs", "rmq", "ojb", "oji", "myn", "nai", "gla", "enm", "ang", "lzh"}
    return frozenset(Locale("en").languages) | more


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for locale in map(Locale, (*_NAMED_IN, *_OWN)):
        names.setdefault(str(locale.get_language_name(locale.language)).casefold(), locale.language)
    for locale in map(Locale, _NAMED_IN):
        for code, name in locale.languages.items():
            if "_" not in code:
                names.setdefault(name.casefold(), code)
    return names | {"farsi": "fa", "castellano": "es", "中文": "zh", "汉语": "zh", "漢語": "zh"}


def _named(text: str) -> str:
    return _names().get(re.sub(r"\s*\(.*", "", text).casefold(), "")


def _first_of(text: str) -> str:
    first = _SEVERAL.split(text, maxsplit=1)[0].strip()
    return (_tag(first) or _named(first)) if first and first != text else ""
