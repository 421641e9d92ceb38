"""A work that somebody claims at ORCID, as a record: as much as its summary tells.

Source: ORCID message schema 3.0, work-summary.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from ...identifiers import IdentifierError, find_isbns, find_issns, parse
from ...names import Name, script_of
from ...outbound.orcid import Person
from ...records import Agent, Record
from ...texts import Text

# ORCID's work types: ours. What is not named here is left unknown.
TYPES = {
    "journal-article": "journal-article",
    "magazine-article": "magazine-article",
    "newspaper-article": "newspaper-article",
    "newsletter-article": "magazine-article",
    "book": "book",
    "edited-book": "book",
    "book-chapter": "chapter",
    "book-review": "book-review",
    "conference-paper": "conference-paper",
    "conference-output": "conference-paper",
    "conference-proceedings": "conference-proceedings",
    "lecture-speech": "lecture",
    "report": "report",
    "working-paper": "working-paper",
    "preprint": "preprint",
    "dissertation": "thesis",
    "dissertation-thesis": "thesis",
    "standards-and-policy": "standard",
    "standard": "standard",
    "patent": "patent",
    "data-set": "dataset",
    "software": "software",
    "research-tool": "software",
    "website": "website",
    "blog-post": "blog-post",
    "image": "image",
    "cartographic-material": "map",
    "sound": "sound",
    "moving-image": "video",
    "musical-composition": "musical-notation",
    "manuscript": "manuscript",
    "transcription": "text",
    "teaching-material": "teaching-material",
    "learning-object": "teaching-material",
}


def record(summary: Mapping[str, Any], person: Person, orcid: str) -> Record:
    """The work of a ``work-summary`` that ``person`` claims. Of its other makers, ORCID's
    list of works says nothing."""
    identifiers = list(_identifiers(summary))
    titles = summary.get("title") if isinstance(summary.get("title"), dict) else {}
    return Record(
        key=_text(summary.get("put-code")),
        url=_value(summary.get("url")),
        work_type=TYPES.get(_text(summary.get("type")), ""),
        titles=_originals(_value(_in(titles, "title"))),
        subtitles=_originals(_value(_in(titles, "subtitle"))),
        contributors=(Agent((_name(person, orcid),), orcid=orcid),),
        date=_date(summary.get("publication-date")),
        container_titles=_originals(_value(summary.get("journal-title"))),
        dois=_of(identifiers, "doi", "self"),
        concept_doi=next(iter(_of(identifiers, "doi", "version-of")), ""),
        isbns=_of(identifiers, "isbn", "self"),
        container_isbns=_of(identifiers, "isbn", "part-of"),
        issns=_of(identifiers, "issn", "part-of"),
    )


def _name(person: Person, orcid: str) -> Name:
    if person.family and person.given:
        return Name(person.family, person.given, "", script_of(person.family))
    whole = person.credit or person.given or person.family or orcid
    return Name(literal=whole, script=script_of(whole))


def _identifiers(summary: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Scheme, relationship and value in normal form; what does not parse is left out."""
    rows = _in(summary.get("external-ids"), "external-id")
    for row in rows if isinstance(rows, list) else ():
        scheme, relation = _text(_in(row, "external-id-type")), _in(row, "external-id-relationship")
        normal = _value(_in(row, "external-id-normalized"))
        for value in _parsed(scheme, normal or _text(_in(row, "external-id-value"))):
            yield scheme, _text(relation), value


def _parsed(scheme: str, value: str) -> list[str]:
    if scheme == "isbn":
        return find_isbns(value)
    if scheme == "issn":
        return find_issns(value)
    try:
        return [parse("doi", value)] if scheme == "doi" else []
    except IdentifierError:
        return []


def _of(found: list[tuple[str, str, str]], scheme: str, relation: str) -> tuple[str, ...]:
    values = [value for one, how, value in found if (one, how) == (scheme, relation)]
    return tuple(dict.fromkeys(values))


def _date(node: Any) -> str:
    year, month, day = (_value(_in(node, part)) for part in ("year", "month", "day"))
    if not (len(year) == 4 and year.isdecimal()):
        return ""
    if not month.isdecimal() or not 1 <= int(month) <= 12:
        return year
    if not day.isdecimal() or not 1 <= int(day) <= 31:
        return f"{year}-{int(month):02}"
    return f"{year}-{int(month):02}-{int(day):02}"


def _originals(value: str) -> tuple[Text, ...]:
    # ORCID does not say in which language a title is.
    return (Text(value, "", "original"),) if value else ()


def _in(node: Any, name: str) -> Any:
    return node.get(name) if isinstance(node, dict) else None


def _value(node: Any) -> str:
    return _text(_in(node, "value"))


def _text(value: Any) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value.strip() if isinstance(value, str) else ""
