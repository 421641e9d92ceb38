"""Texts for formats that hold every language: the original, the one asked for, the rest.

A text whose translation nobody stands behind is given only to who asked for its language.
"""

from collections.abc import Iterable, Sequence

from ..records import Record
from ..texts import Text, same_language, shown
from . import choosing
from .lines import line


def in_order(texts: Sequence[Text], language: str, *, unsure: bool = False) -> list[Text]:
    """The texts to write, in their order, each value and language once.

    ``unsure``: those too that nobody stands behind, for a format that says so of each.
    """
    if not texts:
        return []
    if len(texts) == 1:  # most often
        only = texts[0]
        wanted = unsure or _is_wanted(only, language)
        return [only] if wanted and only.value.strip() else []
    given = [
        text for text in texts if (unsure or _is_wanted(text, language)) and text.value.strip()
    ]
    first = next((text for text in given if text.is_original), None) or shown(given, language)
    given.sort(
        key=lambda text: 0 if text is first else 1 + (not same_language(text.lang, language))
    )
    found: dict[tuple[str, str], Text] = {}
    for text in given:
        found.setdefault((text.value, text.lang), text)
    return list(found.values())


def _is_wanted(text: Text, language: str) -> bool:
    return text.state not in choosing.NOTES or same_language(text.lang, language)


def titles(record: Record, language: str) -> list[Text]:
    """The titles to write; where all are unsure, the one that is shown."""
    found = in_order(record.titles, language)
    if found:
        return found
    only = choosing.title(record, language)
    return [only] if only and line(only.value) else []


def note(texts: Iterable[Text]) -> str:
    """What must be said of titles that nobody stands behind."""
    return " ".join(dict.fromkeys(filter(None, map(choosing.note, texts))))


def grouped(texts: Sequence[Text], language: str, *, unsure: bool = False) -> list[Text]:
    """Keywords: each language's together, languages in order, words in their own order."""
    given = in_order(texts, language, unsure=unsure)
    places: dict[str, int] = {}
    for text in given:
        places.setdefault(text.lang, len(places))
    return sorted(given, key=lambda text: places[text.lang])
