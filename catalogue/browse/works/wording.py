"""The texts of a work in each language they exist in: title, abstract, keywords."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from publications.multilingual import texts, words
from publications.texts import Text

from ..locales import own_name
from ..shown import Shown, pick
from .addresses import works_url
from .selection import Selection
from .showing import Source, States, with_state


@dataclass(frozen=True)
class Version:
    """One language that a text exists in, and where it is read in it."""

    name: str
    lang: str
    direction: str
    url: str
    active: bool
    state: str


@dataclass(frozen=True)
class Abstract:
    """``text`` as it is shown, and every language it exists in."""

    text: Text
    versions: Sequence[Version]


@dataclass(frozen=True)
class Keyword:
    text: Text
    url: str


def abstract(work: Any, states: States, reader: str, wanted: str) -> Abstract | None:
    """For a reader of ``reader``, in the language ``wanted`` where it exists in that."""
    found = with_states(work, "abstract", states)
    chosen = next((text for text in found if wanted and text.lang == wanted), None)
    chosen = chosen or pick(found, reader).text
    if chosen is None:
        return None
    return Abstract(chosen, [_version(text, text is chosen, reader) for text in found])


def titles(work: Any, states: States, shown: Shown) -> list[Text]:
    """The titles besides the one that is shown and the original beside it."""
    named = [one.value for one in (shown.text, shown.original) if one]
    return [text for text in with_states(work, "title", states) if text.value not in named]


def keywords(work: Any, states: States, reader: str) -> list[Keyword]:
    """In one language, each leading to the works that have it in their titles."""
    shown = pick(with_states(work, "keywords", states), reader).text
    if shown is None:
        return []
    return [
        Keyword(word, works_url(Selection((("q", word.value),)).query())) for word in words(shown)
    ]


def with_states(work: Any, field: str, states: States) -> list[Text]:
    """Every text of a field, the original first, each with the state of its translation."""
    source = Source("work", work.pk, field)
    return [with_state(text, source, states) for text in texts(work, field)]


def _version(text: Text, active: bool, reader: str) -> Version:
    name = own_name(text.lang, reader) if text.lang else ""
    return Version(
        name, text.lang, text.direction, f"?abstract={text.lang}#abstract", active, text.state
    )
