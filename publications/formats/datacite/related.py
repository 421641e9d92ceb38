"""What a work belongs to and stands beside: relatedIdentifiers and relatedItems.

Source: DataCite Metadata Schema 4.7, properties 12 and 20.
"""

import re
from collections.abc import Sequence
from typing import Any

from ...records import Record, Related
from ...texts import Text
from ...vocabularies.work_types import work_type
from .. import in_order, xml
from ..lines import line
from .readings import readings
from .vocabulary import RELATION_TYPES, UNAVAILABLE

PAGES = re.compile(r"(\w+)\s*[-–—]+\s*(\w+)")
_BOOK_PARTS = frozenset({"chapter", "paper-conference"})


def identifiers(record: Record) -> list[dict[str, str]]:
    """Everything related that has an identifier: the serial or book, all versions, works."""
    rows = [_row("ISSN", value, "IsPartOf") for value in record.issns]
    rows += [_row("ISBN", value, "IsPartOf") for value in record.container_isbns]
    if record.dois and record.concept_doi:
        rows.append(_row("DOI", record.concept_doi, "IsVersionOf"))
    for one in record.related:
        kind, value = _identifier(one)
        if value and one.kind in RELATION_TYPES:
            rows.append(_row(kind, value, one.kind))
    return list({tuple(row.items()): row for row in rows if row["relatedIdentifier"]}.values())


def items(record: Record, language: str) -> list[dict[str, Any]]:
    """What is described besides: where the work appeared, and related works by title."""
    found = [_container(record, language)] if _appeared(record) else []
    for one in record.related:
        titles = in_order.in_order(one.titles, language)
        if not titles or one.kind not in RELATION_TYPES:
            continue
        kind, value = _identifier(one)
        item: dict[str, Any] = {"relatedItemType": "Other", "relationType": one.kind}
        if value:
            item["relatedItemIdentifier"] = _named(kind, value)
        item["titles"] = _titles(titles)
        if item not in found:
            found.append(item)
    return found


def _appeared(record: Record) -> bool:
    return bool(
        record.container_titles or record.volume or record.issue or record.pages
    )  # fmt: skip


def _container(record: Record, language: str) -> dict[str, Any]:
    titles = in_order.in_order(record.container_titles, language) or list(
        record.container_titles[:1]
    )
    first, last = pages(line(record.pages))
    found: dict[str, Any] = {
        "relatedItemType": _container_type(record),
        "relationType": "IsPublishedIn",
        "relatedItemIdentifier": _container_identifier(record),
        "titles": _titles(titles) or [{"title": UNAVAILABLE}],
        "volume": line(record.volume),
        "issue": line(record.issue),
        "firstPage": first,
        "lastPage": last,
    }
    return {key: value for key, value in found.items() if value}


def pages(text: str) -> tuple[str, str]:
    """First and last page; what is no plain range stands whole in the first."""
    match = PAGES.fullmatch(text)
    return (match[1], match[2]) if match else (text, "")


def _container_type(record: Record) -> str:
    if record.issns:
        return "Journal"
    kind = work_type(record.work_type).csl
    if record.container_isbns or kind in _BOOK_PARTS:
        return "ConferenceProceeding" if kind == "paper-conference" else "Book"
    return "Journal" if kind.startswith("article-") else "Other"


def _container_identifier(record: Record) -> dict[str, str]:
    for kind, values in (("ISSN", record.issns), ("ISBN", record.container_isbns)):
        if values and (value := line(values[0])):
            return _named(kind, value)
    return {}


def _titles(texts: Sequence[Text]) -> list[dict[str, str]]:
    found = []
    for number, text in enumerate(texts):
        row = {"title": line(text.value)}
        if number:
            row["titleType"] = "TranslatedTitle"
        if tag := xml.language(text.lang):
            row["lang"] = tag
        if row["title"] and row not in found:
            found.append(row)
    return [*found, *(row for row in readings(texts) if row not in found)]


def _identifier(one: Related) -> tuple[str, str]:
    return ("DOI", line(one.doi)) if line(one.doi) else ("URL", line(one.url))


def _row(kind: str, value: str, relation: str) -> dict[str, str]:
    return {
        "relatedIdentifier": line(value),
        "relatedIdentifierType": kind,
        "relationType": relation,
    }


def _named(kind: str, value: str) -> dict[str, str]:
    return {"relatedItemIdentifier": value, "relatedItemIdentifierType": kind}
