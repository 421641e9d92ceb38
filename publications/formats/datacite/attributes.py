"""A record as the attributes of DataCite's JSON, in the words of schema 4.7.

Source: DataCite Metadata Schema 4.7, and the JSON layout of schema 4.5. Languages: in_order.py.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from ...identifiers import SCHEMES
from ...records import Record
from ...texts import Text
from ...vocabularies.licences import licence_name, licence_url
from .. import in_order, xml
from ..lines import line
from . import dated, people, related, vocabulary
from .readings import readings

_DOI = re.compile(r"10\.[0-9]{4,9}/\S+")
_SPDX = "https://spdx.org/licenses/"


def attributes(record: Record, language: str = "") -> dict[str, Any]:
    """The attributes of ``record``; what is demanded and not known has the standard's code."""
    titles = in_order.titles(record, language)
    found: dict[str, Any] = {
        "schemaVersion": vocabulary.SCHEMA,
        "doi": doi(record),
        "url": xml.uri(record.url),
        "types": vocabulary.types(record.work_type),
        "creators": people.creators(record, language),
        "titles": _titles(record, titles, language),
        "publisher": {"name": line(record.publisher) or vocabulary.UNAVAILABLE},
        "publicationYear": dated.year(record.date),
        "contributors": people.contributors(record, language),
        "dates": list(filter(None, [dated.written(record.date)])),
        "language": xml.language(record.language),
        "subjects": _subjects(record, language),
        "descriptions": _descriptions(record, titles, language),
        "alternateIdentifiers": list(_alternates(record)),
        "relatedIdentifiers": related.identifiers(record),
        "relatedItems": related.items(record, language),
        "sizes": _each_once(
            [line(record.extent), *(f"{file.size} bytes" for file in record.files if file.size)]
        ),
        "formats": _each_once([line(file.media_type) for file in record.files]),
        "version": line(record.version),
        "rightsList": _rights(line(record.licence)),
    }
    return {key: value for key, value in found.items() if value}


def doi(record: Record) -> str:
    """The DOI to cite; empty for none, and for what the schema takes for none."""
    value = line(record.doi)
    return value if _DOI.fullmatch(value) else ""


def _titles(record: Record, titles: Sequence[Text], language: str) -> list[dict[str, str]]:
    """The first is the title; others are translations of it, romanised ones alternatives."""
    rows = [
        _tagged("title", text.value, text.lang, titleType="TranslatedTitle" if number else "")
        for number, text in enumerate(titles)
    ]
    rows += readings(titles)
    rows += [
        _tagged("title", text.value, text.lang, titleType="Subtitle")
        for text in in_order.in_order(record.subtitles, language)
    ]
    return _each_once(filter(None, rows)) or [{"title": vocabulary.UNAVAILABLE}]


def _subjects(record: Record, language: str) -> list[dict[str, str]]:
    rows = [
        _tagged("subject", word.value, word.lang)
        for word in in_order.grouped(record.keywords, language)
    ]
    for heading in record.subjects:
        for label in in_order.in_order(heading.labels, language):
            rows.append(
                _tagged(
                    "subject",
                    label.value,
                    label.lang,
                    subjectScheme=line(heading.scheme),
                    valueUri=xml.uri(heading.uri),
                )
            )
    return _each_once(rows)


def _descriptions(record: Record, titles: Sequence[Text], language: str) -> list[dict[str, str]]:
    rows = [
        _tagged("description", text.value, text.lang, descriptionType="Abstract")
        for text in in_order.in_order(record.abstracts, language)
    ]
    if note := in_order.note(titles):
        rows.append(_tagged("description", note, "en", descriptionType="Other"))
    return _each_once(rows)


def _alternates(record: Record) -> Iterator[dict[str, str]]:
    pairs = [
        (vocabulary.LOCAL, record.key),
        *(("DOI", value) for value in record.dois[1:]),
        *(("ISBN", value) for value in record.isbns),
        *((label(scheme), value) for scheme, value in record.identifiers),
    ]
    if record.doi and not doi(record):
        pairs.insert(1, ("DOI", record.doi))
    seen = set()
    for kind, value in pairs:
        kept = line(value)
        if kept and (kind, kept) not in seen:
            seen.add((kind, kept))
            yield {"alternateIdentifier": kept, "alternateIdentifierType": kind}


def label(scheme: str) -> str:
    """How a scheme is called in ``alternateIdentifierType``."""
    return SCHEMES[scheme].label if scheme in SCHEMES else line(scheme) or "Other"


def _rights(licence: str) -> list[dict[str, str]]:
    if not licence:
        return []
    row = {
        "rights": licence_name(licence),
        "rightsUri": xml.uri(licence_url(licence)),
        "rightsIdentifier": licence,
        "rightsIdentifierScheme": "SPDX",
        "schemeUri": _SPDX,
    }
    return [{key: value for key, value in row.items() if value}]


def _tagged(name: str, value: str, tag: str, **more: str) -> dict[str, str]:
    row = {name: line(value), **{key: one for key, one in more.items() if one}}
    if tag := xml.language(tag):
        row["lang"] = tag
    return row if row[name] else {}


def _each_once(rows: Any) -> list[Any]:
    found: list[Any] = []
    seen = set()
    for row in rows:
        key = tuple(row.items()) if isinstance(row, dict) else row
        if row and key not in seen:
            seen.add(key)
            found.append(row)
    return found
