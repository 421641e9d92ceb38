"""How a title is read and romanised, as alternative titles in another script."""

from collections.abc import Iterable

from ...names import script_of
from ...texts import Text
from .. import xml
from ..lines import line


def readings(titles: Iterable[Text]) -> list[dict[str, str]]:
    """Rows of titleType AlternativeTitle, each tagged with its script."""
    found = []
    for text in titles:
        base = text.lang.split("-")[0] or "und"
        for value, tag in (
            (text.romanised, f"{base}-Latn"),
            (text.reading, reading_tag(base, text.reading)),
        ):
            if value and (kept := line(value)):
                row = {"title": kept, "titleType": "AlternativeTitle"}
                found.append({**row, "lang": tag} if xml.language(tag) else row)
    return found


def reading_tag(base: str, reading: str) -> str:
    """BCP 47: kana, Hangul, or, for Latin letters that are no romanisation, for private use."""
    script = {"Jpan": "-Hrkt", "Hang": "-Hang"}.get(script_of(reading), "")
    return base + (script or "-x-reading")
