"""From what is read of a work to the document that is kept. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

import tantivy
from django.conf import settings

from ..analysis import Terms, terms
from ..analysis.identified import kept
from ..analysis.languages import analysed
from . import sorting, titles
from .schema import schema

# Fields of the levels of titles, as ``titles.levels_in_each`` gives them.
_LEVELS = [
    name for language in settings.CATALOGUE_LANGUAGES for name in titles.fields(language.code)
]
# (text, BCP 47 tag)
Tagged = tuple[str, str]


class Shared(NamedTuple):
    """What many works have in common (a name, a subject, a serial), analysed once."""

    words: tuple[str, ...] = ()
    further: tuple[str, ...] = ()
    characters: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()


class Facts(NamedTuple):
    """One public work. ``identifiers``: (scheme, value); ``archives``: (service, state)."""

    pk: int
    work_type: str
    language: str
    year: int | None
    day: int
    titles: Sequence[Tagged]
    # By which the work is sorted for the readers of each site language.
    shown_titles: Sequence[str]
    topics: Sequence[Tagged]
    texts: Sequence[Tagged]
    people: Mapping[int, Shared]
    subjects: Mapping[int, Shared]
    serial: tuple[int, Shared] | None
    issue: tuple[int, Shared] | None
    identifiers: Iterable[tuple[str, str]]
    archives: Sequence[tuple[str, str]]


def shared(texts: Iterable[Tagged], identifiers: Iterable[tuple[str, str]] = ()) -> Shared:
    """Of all forms of a name, all labels of a subject, all titles of a serial."""
    found = [terms(text, tag) for text, tag in dict.fromkeys(texts) if text]
    return Shared(
        tuple(dict.fromkeys(" ".join(one.words) for one in found if one.words)),
        tuple(dict.fromkeys(form for one in found for form in one.further)),
        tuple(dict.fromkeys(character for one in found for character in one.characters)),
        tuple(term for scheme, value in identifiers for term in kept(scheme, value)),
    )


def document(facts: Facts) -> tantivy.Document:
    """Ready for the index."""
    fields: dict[str, Any] = {
        "pk": facts.pk,
        "newest": sorting.newest(facts.day, facts.pk),
        "oldest": sorting.oldest(facts.day, facts.pk),
        "weight": sorting.weight(facts.year),
        "type": [facts.work_type] if facts.work_type else [],
        "language": [facts.language] if facts.language else [],
        "subject": list(facts.subjects),
        "contributor": list(facts.people),
        "archive": list(dict.fromkeys(service for service, _ in facts.archives)),
        "archive_state": list(dict.fromkeys(state for _, state in facts.archives)),
        "kept": (pairs := sorted({"/".join(pair) for pair in facts.archives})),
        "holdings": [" ".join(pairs)] if pairs else [],
    }
    if facts.year is not None:
        fields["year"] = facts.year
    if facts.issue is not None:
        fields["issue"] = facts.issue[0]
    if facts.serial is not None:
        fields["serial"] = facts.serial[0]
    fields |= zip(_LEVELS, chain(*titles.levels_in_each(facts.shown_titles)), strict=True)
    _add_words(fields, facts)
    return tantivy.Document.from_dict(
        {name: value for name, value in fields.items() if value != []}, schema()
    )


def _add_words(fields: dict[str, Any], facts: Facts) -> None:
    named = _analysed(facts.titles)
    topics = _analysed(facts.topics)
    texts = _analysed(facts.texts)
    people, subjects = facts.people.values(), facts.subjects.values()
    serial = facts.serial[1] if facts.serial else Shared()
    issue = facts.issue[1] if facts.issue else Shared()
    around: list[Shared] = [*people, *subjects, serial, issue]
    fields["title"] = _lines(named)
    fields["topic"] = _lines(topics) + [line for one in subjects for line in one.words]
    fields["name"] = [line for one in people for line in one.words]
    fields["text"] = [*_lines(texts), *serial.words, *issue.words]
    fields["own"] = _own(facts.titles, named)
    fields["title_forms"] = _once(one.further for one in named)
    fields["title_characters"] = _once(one.characters for one in named)
    rest: list[Terms | Shared] = [*topics, *texts, *around]
    fields["forms"] = _once(one.further for one in rest)
    fields["characters"] = _once(one.characters for one in rest)
    ids = [term for scheme, value in facts.identifiers for term in kept(scheme, value)]
    fields["ids"] = _once([ids, *(one.ids for one in around)])
    fields["langs"] = _once([_langs(facts.language)])


def _analysed(texts: Iterable[Tagged]) -> list[Terms]:
    return [terms(text, tag) for text, tag in texts]


def _lines(analysed_texts: Iterable[Terms]) -> list[str]:
    """A line for a text: phrases do not reach from one into another."""
    return [" ".join(one.words) for one in analysed_texts if one.words]


def _once(parts: Iterable[Iterable[str]]) -> list[str]:
    """One line of terms without order or number."""
    found = {term: None for part in parts for term in part}
    return [" ".join(found)] if found else []


def _own(titles: Iterable[Tagged], analysed_titles: Iterable[Terms]) -> list[str]:
    """Words of titles with the site language that they are in."""
    found: dict[str, None] = {}
    for (_, tag), one in zip(titles, analysed_titles, strict=True):
        if code := analysed(tag).code:
            found |= dict.fromkeys(f"{code}/{word}" for word in one.words)
    return [" ".join(found)] if found else []


def _langs(tag: str) -> list[str]:
    """``zh-Hans`` is found as itself and as ``zh``."""
    tag = tag.lower()
    return [tag, tag.split("-")[0]] if tag else []
