"""Where each text of a record stands in a row: the original, or one of the ten languages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from django.conf import settings

from ..formats.base import Problem
from ..formats.lines import line
from ..identifiers.base import gettext_noop
from ..models.fields import LANGUAGE_TAG
from ..texts import Text, same_language

NO_PLACE = gettext_noop(
    "The catalogue has no column for a translation into %(language)s: the text was left out."
)
NO_LANGUAGE = gettext_noop(
    "There are two texts, and nothing says which language the second is in: it was left out."
)
TWO_TEXTS = gettext_noop("There are two texts in %(language)s: the second was left out.")
BAD_TAG = gettext_noop("“%(value)s” is no language tag: the language was left out.")


@dataclass
class Placed:
    """``values``: column -> text. ``machine``: (field, language code) of machine translations."""

    original_language: str = ""
    values: dict[str, str] = field(default_factory=dict)
    machine: set[tuple[str, str]] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def place(texts: Mapping[str, Sequence[Text]], language: str) -> Placed:
    """Texts by field, what it is called by first, of something in ``language`` (BCP 47 or empty).

    The original title is the one that says so, else the one whose language is not said, else
    the one in ``language``. A title in another of the ten languages is a translation.
    """
    placed = Placed()
    tag = canonical(language)
    if language.strip() and not tag:
        placed.problems.append(Problem(BAD_TAG, {"value": line(language)}, "language", language))
    titles = next(iter(texts.values()))
    original = _original(titles, tag)
    placed.original_language = (canonical(original.lang) if original else "") or tag
    for name, given in texts.items():
        for text in _joined(given) if name == "keywords" else given:
            value = _multiline(text.value) if name in ("abstract", "keywords") else line(text.value)
            if value:
                _put(placed, name, text, value, is_original=text is original)
    return placed


def _original(titles: Sequence[Text], tag: str) -> Text | None:
    for title in titles:
        if title.is_original:
            return title
    for title in titles:
        if not title.lang or same_language(title.lang, tag):
            return title
    if titles and not any(site_language(title.lang) for title in titles):
        return titles[0]  # else it would have no title at all
    return None


def _put(placed: Placed, name: str, text: Text, value: str, *, is_original: bool) -> None:
    own = placed.original_language
    if is_original or text.is_original or not text.lang or same_language(text.lang, own):
        column, code = f"original_{name}", ""
    elif site := site_language(text.lang):
        column, code = f"{name}_{site[1]}", site[0]
    else:
        placed.problems.append(Problem(NO_PLACE, {"language": text.lang}, name, value))
        return
    if column in placed.values:
        if placed.values[column] != value:
            message = TWO_TEXTS if text.lang else NO_LANGUAGE
            placed.problems.append(Problem(message, {"language": text.lang}, name, value))
        return
    placed.values[column] = value
    if code and text.state == "machine":
        placed.machine.add((name, code))
    if column == "original_title":
        placed.values |= {
            f"{column}_{kind}": said
            for kind in ("reading", "romanised")
            if (said := line(getattr(text, kind)))
        }


def _joined(words: Iterable[Text]) -> list[Text]:
    """Keywords of one language as one text, one on each line."""
    grouped: dict[tuple[str, str], list[str]] = {}
    for word in words:
        grouped.setdefault((word.lang, word.state), []).append(line(word.value))
    return [
        Text("\n".join(dict.fromkeys(filter(None, found))), lang, state)
        for (lang, state), found in grouped.items()
    ]


def _multiline(text: str) -> str:
    """Without what is invisible and could do harm, its paragraphs kept."""
    return "\n".join(map(line, text.splitlines())).strip()


@lru_cache(maxsize=1024)
def site_language(tag: str) -> tuple[str, str] | None:
    """Code and column suffix of the language of the site that ``tag`` is, None for another."""
    for language in settings.CATALOGUE_LANGUAGES:
        if same_language(tag, language.tag):
            return language.code, language.column
    return None


@lru_cache(maxsize=1024)
def canonical(tag: str) -> str:
    """A BCP 47 tag in its usual case (RFC 5646, section 2.1.1); empty for what is none."""
    first, *rest = tag.strip().replace("_", "-").split("-")
    parts = [first.lower()]
    for part in rest:
        if len(part) == 4 and part.isalpha():
            parts.append(part.title())
        else:
            parts.append(part.upper() if len(part) == 2 or part.isdigit() else part.lower())
    found = "-".join(parts)
    return found if LANGUAGE_TAG.fullmatch(found) and len(found) <= 35 else ""
