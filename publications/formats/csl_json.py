"""CSL-JSON: what citation programs take. Source: CSL 1.0.2 specification and csl-data.json.

What the schema has no field for, the titles in other languages among it, stands in
``custom``, which the schema keeps for that. See ``docs/formats/csl-json.md``.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from ..names import display
from ..records import Agent, Record
from ..texts import Text
from ..vocabularies.work_types import work_type
from . import choosing
from .base import Format
from .dating import Day, When, when
from .lines import line

# MARC relator: CSL name variable. "author" is settled by choosing.makers.
ROLES = {
    "edt": "editor",
    "trl": "translator",
    "com": "compiler",
    "ctb": "contributor",
    "ivr": "interviewer",
    "ill": "illustrator",
    "cmp": "composer",
    "nrt": "narrator",
    "drt": "director",
    "pro": "producer",
}
_ISSUED_IN = "article-magazine"


def item(record: Record, language: str = "") -> dict[str, Any]:
    """One CSL-JSON item; nothing that the record does not know."""
    title = choosing.title(record, language)
    beside = choosing.title_beside(record, title)
    found: dict[str, Any] = {
        "id": line(record.key) or line(record.doi) or line(record.url) or "item",
        "type": _type(record),
        "title": choosing.whole_title(record, title),
        "original-title": choosing.whole_title(record, beside)
        if beside and beside.is_original
        else "",
        **names(record, language),
        "issued": issued(when(record.date)),
        "container-title": choosing.container(record, language),
        "volume": line(record.volume),
        "issue": line(record.issue),
        "page": line(record.pages).replace("–", "-"),
        "publisher": line(record.publisher),
        "publisher-place": line(record.place),
        "version": line(record.version),
        "DOI": line(record.doi),
        "ISSN": ", ".join(map(line, record.issns)),
        "ISBN": ", ".join(map(line, record.isbns)),
        "URL": line(record.url),
        "language": line(record.language),
        "keyword": ", ".join(choosing.keywords(record, language)),
        "abstract": choosing.abstract(record, language),
        "note": choosing.note(title),
        "custom": _custom(record),
    }
    return {key: value for key, value in found.items() if value}


def write(records: Iterable[Record], language: str) -> Iterator[bytes]:
    """A JSON array, an item at a time."""
    opening = b"[\n"
    for record in records:
        yield opening
        yield json.dumps(item(record, language), ensure_ascii=False, indent=1).encode()
        opening = b",\n"
    yield b"[]\n" if opening == b"[\n" else b"\n]\n"


def issued(date: When | None) -> dict[str, Any]:
    """A CSL date. An open range is given by the end that is known."""
    if date is None:
        return {}
    days = [date.first or date.last, date.last or date.first]
    parts = [_parts(day) for day in dict.fromkeys(days) if day]
    found: dict[str, Any] = {"date-parts": parts}
    if len(parts) == 1 and (season := next(day.season for day in days if day)):
        found["season"] = season
    if date.is_vague:
        found["circa"] = True
    return found


def _parts(day: Day) -> list[int]:
    # CSL counts years before our era without a year 0: -50 is 50 BCE.
    year = day.year if day.year > 0 else day.year - 1
    return [part for part in (year, day.month, day.day) if part]


def _type(record: Record) -> str:
    kind = work_type(record.work_type).csl
    if record.container_titles:
        return _ISSUED_IN if kind == "document" else kind
    # Styles write "In:" and nothing after it for an article that appeared nowhere.
    return "document" if kind.startswith("article-") else kind


def names(record: Record, language: str) -> dict[str, list[dict[str, str]]]:
    makers = choosing.makers(record)
    found = {"author": _list(makers, language)}
    for agent in record.contributors:
        if agent.role in ROLES and agent not in makers:
            found.setdefault(ROLES[agent.role], []).extend(_list([agent], language))
    return found


def _list(agents: Iterable[Agent], language: str) -> list[dict[str, str]]:
    return [
        {"literal": display(name)}
        if choosing.is_whole(name)
        else {"family": name.family, "given": name.given}
        for _, name in choosing.named(agents, language)
    ]


def _custom(record: Record) -> dict[str, Any]:
    found = {
        "titles": [_titled(text) for text in record.titles],
        "contributors": [
            {
                "name": line(display(agent.name)),
                "role": agent.role,
                **{
                    scheme: value
                    for scheme in ("orcid", "isni", "viaf")
                    if (value := line(getattr(agent, scheme)))
                },
            }
            for agent in record.contributors
        ],
        "license": line(record.licence),
        "date": line(record.date),
        "concept-doi": line(record.concept_doi) if record.dois else "",
    }
    return {key: value for key, value in found.items() if value}


def _titled(text: Text) -> dict[str, str]:
    row = {
        "value": line(text.value),
        "language": text.lang,
        "state": text.state,
        "reading": line(text.reading),
        "romanised": line(text.romanised),
    }
    return {key: value for key, value in row.items() if value}


FORMAT = Format("csl.json", "CSL-JSON", "application/vnd.citationstyles.csl+json", write)
