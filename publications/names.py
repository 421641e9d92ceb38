"""Names of persons and organisations as plain data: each script's form and order.

Family and given names are never guessed here; where nobody said which is which, the whole
name is ``literal`` and is shown as it was given.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Scripts whose names are written family first, without a space between.
FAMILY_FIRST = frozenset({"Hani", "Hans", "Hant", "Jpan", "Hira", "Kana", "Hang", "Kore"})
_SCRIPTS = (
    ("HANGUL", "Hang"),
    ("HIRAGANA", "Jpan"),
    ("KATAKANA", "Jpan"),
    ("CJK", "Hani"),
    ("ARABIC", "Arab"),
    ("CYRILLIC", "Cyrl"),
    ("GREEK", "Grek"),
    ("HEBREW", "Hebr"),
    ("LATIN", "Latn"),
)


@dataclass(frozen=True)
class Name:
    """One form of a name. ``script``: ISO 15924; ``lang``: BCP 47; both may be empty."""

    family: str = ""
    given: str = ""
    literal: str = ""
    script: str = ""
    lang: str = ""


def display(name: Name) -> str:
    """As running text: ``Zhaohui Wu`` , ``巫朝晖``, or the literal form untouched."""
    if not name.family:
        return name.literal or name.given
    if not name.given:
        return name.family
    if name.script in FAMILY_FIRST:
        return name.family + name.given
    return f"{name.given} {name.family}"


def inverted(name: Name) -> str:
    """Family name first, as in an index: ``Wu, Zhaohui``, ``巫朝晖``."""
    if not name.family or not name.given or name.script in FAMILY_FIRST:
        return display(name)
    return f"{name.family}, {name.given}"


@lru_cache(maxsize=20_000)  # a catalogue says the same names again and again
def script_of(text: str) -> str:
    """ISO 15924 code of the first letter's script, empty when there is none we know.

    Kana anywhere make Japanese: a name in kanji and kana is not Chinese.
    """
    if text.isascii():
        return "Latn" if any(map(str.isalpha, text)) else ""
    found = ""
    for character in text:
        if not character.isalpha():
            continue
        label = unicodedata.name(character, "")
        script = next((code for prefix, code in _SCRIPTS if label.startswith(prefix)), "")
        if script == "Jpan":
            return script
        found = found or script
    return found
