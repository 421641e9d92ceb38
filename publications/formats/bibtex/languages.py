"""Languages as LaTeX's babel and biblatex name them (babel manual, section 1.24), and BCP 47."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from ...texts import same_language
from ..gathering import Gathering
from ..latex import escape
from .annotations import MARK, items, of_field, quoted
from .untex import plain

# The first name of a tag is the one that is written.
NAMES = {
    "english": "en", "chinese-hans": "zh-Hans", "chinese-hant": "zh-Hant", "french": "fr",
    "spanish": "es", "portuguese": "pt", "ngerman": "de", "russian": "ru", "japanese": "ja",
    "korean": "ko", "arabic": "ar", "italian": "it", "latin": "la", "finnish": "fi",
    "dutch": "nl", "greek": "el", "hebrew": "he", "persian": "fa", "vietnamese": "vi",
    "indonesian": "id",
    "american": "en-US", "usenglish": "en-US", "british": "en-GB", "ukenglish": "en-GB",
    "australian": "en-AU", "newzealand": "en-NZ", "canadian": "en-CA", "german": "de",
    "germanb": "de", "austrian": "de-AT", "naustrian": "de-AT", "swissgerman": "de-CH",
    "nswissgerman": "de-CH", "francais": "fr", "acadian": "fr-CA", "canadien": "fr-CA",
    "brazilian": "pt-BR", "brazil": "pt-BR", "portuges": "pt", "mexican": "es-MX",
    "chinese": "zh", "chinese-simplified": "zh-Hans", "chinese-traditional": "zh-Hant",
    "chinesesimplified": "zh-Hans", "chinesetraditional": "zh-Hant", "farsi": "fa",
    "polutonikogreek": "el-polyton", "ancientgreek": "grc", "magyar": "hu", "norsk": "no",
    "nynorsk": "nn", "serbianc": "sr-Cyrl", "slovene": "sl", "bahasa": "id", "bahasai": "id",
    "uppersorbian": "hsb", "lowersorbian": "dsb", "scottish": "gd", "malay": "ms",
}  # fmt: skip
_WRITTEN = {tag: name for name, tag in reversed(NAMES.items())}
# biblatex's keys of languages in ``language``, ``origlanguage``: langgerman.
_KEY = re.compile(r"lang(?=[a-z]{4})")
_FIRST = re.compile(r"\s+and\s+|,")


@lru_cache(maxsize=1024)
def babel(tag: str) -> str:
    """The name LaTeX knows a language by, else its tag."""
    if found := _WRITTEN.get(tag):
        return found
    for known, name in _WRITTEN.items():
        if known != "zh" and same_language(tag, known):
            return name
    return escape(tag)


@lru_cache(maxsize=1024)
def exact(tag: str) -> bool:
    """Whether the name that is written for ``tag`` is read as ``tag``."""
    return NAMES.get(babel(tag), tag if babel(tag) == tag else "") == tag


def write(field: str, tag: str) -> Iterator[tuple[str, str]]:
    """The field of a language, and its tag where LaTeX's name does not say all of it."""
    if tag:
        yield field, babel(tag)
        if not exact(tag):
            yield f"{field}{MARK}tag", of_field(quoted(tag))


def read(field: str, fields: Mapping[str, str], gathering: Gathering) -> str:
    """The BCP 47 tag of the language that a field names; empty where there is none."""
    if said := fields.get(f"{field}{MARK}tag"):
        return items(said).get(0, "")
    value = fields.get(field)
    return tag(field, plain(value), gathering) if value else ""


def tag(field: str, value: str, gathering: Gathering) -> str:
    """BCP 47 tag of what a field names; of several, the first one's."""
    first = _FIRST.split(value, maxsplit=1)[0].strip()
    name = _KEY.sub("", first.lower(), count=1) if _KEY.match(first.lower()) else first.lower()
    return NAMES.get(name) or gathering.language(field, first)
