"""Attributes that every text of MODS has: its language, and whether anyone stands behind it."""

from functools import lru_cache

from ...texts import Text
from ...vocabularies import marc_languages
from .. import xml

# ``displayLabel`` of a text in a state of which readers must be told.
LABELS = {
    "machine": "Machine translation",
    "outdated": "Translation of an earlier wording",
}


@lru_cache(maxsize=1024)
def language(tag: str) -> dict[str, str]:
    """``lang`` (ISO 639-2/B), ``xml:lang`` (BCP 47) and ``script`` (ISO 15924) of a tag."""
    valid = xml.language(tag)
    if not valid:
        return {}
    code = marc_languages.to_marc(valid)
    return {
        "lang": "" if code == marc_languages.UNKNOWN else code,
        "xml:lang": valid,
        "script": script(valid),
    }


def script(tag: str) -> str:
    """The script subtag of a BCP 47 tag, as ISO 15924 writes it; empty where it has none."""
    parts = tag.split("-")[1:3]
    return next((part.title() for part in parts if len(part) == 4 and part.isalpha()), "")


def text(value: Text) -> dict[str, str]:
    """The attributes of ``value``."""
    found = language(value.lang)
    label = LABELS.get(value.state)
    return {**found, "displayLabel": label} if label else found
