"""Titles, abstracts and subjects, each with its language."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ...records import Heading
from ...texts import Text, same_language
from ..gathering import is_address
from .facts import Facts, rows, said
from .vocabulary import is_unknown

_READINGS = ("hrkt", "hira", "kana", "hang", "reading")


def text(value: str, tag: str, language: str) -> Text:
    """The original's where it is in the work's language."""
    return Text(value, tag, "original" if same_language(tag, language) else "")


def title_fields(facts: Facts, language: str) -> tuple[tuple[Text, ...], tuple[Text, ...]]:
    """Titles and subtitles. The title without a language is in the work's."""
    return titles_of(facts, "titles", facts.value("titles"), language, language)


def titles_of(
    facts: Facts, field: str, given: Any, language: str, unsaid: str = ""
) -> tuple[tuple[Text, ...], tuple[Text, ...]]:
    """Titles and subtitles of ``given``; ``unsaid``: the language of a title that says none."""
    titles: list[Text] = []
    subtitles: list[Text] = []
    others: list[tuple[str, str]] = []
    for row in rows(given):
        value = facts.gathering.text(field, said(row.get("title")))
        if not value or is_unknown(value):
            continue
        tag = facts.tag(said(row.get("lang") or row.get("xml:lang")))
        kind = said(row.get("titleType") or row.get("title_type") or row.get("type"))
        if kind == "Subtitle":
            subtitles.append(text(value, tag or _first(titles), language))
        elif kind == "TranslatedTitle":
            titles.append(Text(value, tag))
        elif kind in ("AlternativeTitle", "Other"):
            others.append((value, tag))
        elif any(one.is_original for one in titles):
            titles.append(Text(value, tag))
        else:
            titles.append(text(value, tag or unsaid, language))
    titles.sort(key=lambda one: not one.is_original)
    return tuple(_with_readings(titles, others)), tuple(subtitles)


def _first(titles: list[Text]) -> str:
    return titles[0].lang if titles else ""


def _with_readings(titles: list[Text], others: list[tuple[str, str]]) -> list[Text]:
    """Alternative titles in another script of the title's own language belong to it."""
    if not titles:
        return [Text(value, tag) for value, tag in others[:1]]
    main = titles[0]
    for value, tag in others:
        base, _, script = tag.lower().partition("-")
        if base not in (main.lang.split("-")[0].lower(), "und"):
            continue
        if script == "latn" and not main.romanised:
            main = replace(main, romanised=value)
        elif script.split("-")[-1] in _READINGS and not main.reading:
            main = replace(main, reading=value)
    return [main, *titles[1:]]


def abstracts(facts: Facts, language: str) -> tuple[Text, ...]:
    """Descriptions that are abstracts."""
    found = []
    for row in rows(facts.value("descriptions")):
        value = facts.gathering.text("descriptions", said(row.get("description")))
        kind = said(row.get("descriptionType") or row.get("type"))
        if value and kind == "Abstract" and not is_unknown(value):
            found.append(text(value, facts.tag(said(row.get("lang"))), language))
    return tuple(found)


def subjects(facts: Facts, language: str) -> tuple[tuple[Text, ...], tuple[Heading, ...]]:
    """Keywords; and headings: those of a scheme or with an address."""
    keywords: list[Text] = []
    headings: list[Heading] = []
    given = facts.value("subjects")
    for row in given if isinstance(given, list) else rows(given):
        row = row if isinstance(row, dict) else {"subject": row}
        value = facts.gathering.text("subjects", said(row.get("subject")))
        if not value:
            continue
        tag = facts.tag(said(row.get("lang")))
        heading = _heading(facts, row)
        if not heading.scheme and not heading.uri:
            keywords.append(text(value, tag, language))
        elif headings and _is_same(headings[-1], heading):
            headings[-1] = replace(headings[-1], labels=(*headings[-1].labels, Text(value, tag)))
        else:
            headings.append(replace(heading, labels=(Text(value, tag, "original"),)))
    return tuple(dict.fromkeys(keywords)), tuple(headings)


def _heading(facts: Facts, row: Mapping[str, Any]) -> Heading:
    scheme = facts.gathering.text("subjects", said(row.get("subjectScheme")))
    uri = said(row.get("valueUri") or row.get("valueURI"))
    return Heading((), scheme, uri if is_address(uri) else "")


def _is_same(one: Heading, other: Heading) -> bool:
    return bool(one.uri) and (one.uri, one.scheme) == (other.uri, other.scheme)
