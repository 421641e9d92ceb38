"""Records as RIS."""

import re
from collections.abc import Iterable, Iterator

from ...identifiers import SCHEMES
from ...records import Record
from ...texts import shown
from .. import choosing
from ..dating import Day, when
from ..lines import line
from . import names, notes, types

# Roles with a tag of their own; makers stand in AU, all others in notes.
ROLES = {"edt": "ED", "trl": "A4"}
_RANGE = re.compile(r"(\w+)\s*[-–—]+\s*(\w+)")
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def write(records: Iterable[Record], language: str) -> Iterator[bytes]:
    """Records with CRLF line ends and an empty line after each."""
    for record in records:
        lines = [
            f"{tag}  - {value}" for tag, text in fields(record, language) if (value := line(text))
        ]
        lines += ("ER  - ", "", "")
        yield "\r\n".join(lines).encode()


def fields(record: Record, language: str = "") -> Iterator[tuple[str, str]]:
    """Tags and their texts in order; ``TY`` first, ``ER`` left to the writer."""
    title = choosing.title(record, language)
    container = choosing.container(record, language)
    kind, more = types.written(record.work_type, bool(container))
    yield "TY", kind
    yield "ID", record.key
    yield from _people(record, language)
    yield "TI", choosing.whole_title(record, title)
    yield from _container(kind, container)
    yield from _date(record.date)
    yield "VL", record.volume
    yield "IS", record.issue
    yield from _pages(line(record.pages))
    yield "PB", record.publisher
    yield "CY", record.place
    yield "ET", record.version
    for number in (*record.issns, *record.isbns, *record.container_isbns):
        yield "SN", number
    yield "DO", record.doi
    for address in _addresses(record):
        yield "UR", address
    for file in record.files:
        yield "L1", file.url
    yield "LA", record.language
    yield "M3", more
    for word in choosing.keywords(record, language):
        yield "KW", word
    if record.abstracts:
        sure = [text for text in record.abstracts if text.state not in choosing.NOTES]
        abstract = shown(sure, language)
        yield "AB", abstract.value if abstract else ""
        for note in notes.of_abstract(record, abstract):
            yield "N1", note
    for note in notes.of_titles(record, title):
        yield "N1", note
    for note in notes.of_work(record):
        yield "N1", note


def _people(record: Record, language: str) -> Iterator[tuple[str, str]]:
    """Contributors in their order: authors or other makers, editors, translators, notes."""
    makers = choosing.makers(record)
    role = makers[0].role if makers else ""
    for agent, name in choosing.named(record.contributors, language):
        written = names.written(name)
        if agent.role == role:
            yield "AU", written
        elif agent.role in ROLES:
            yield ROLES[agent.role], written
        else:
            yield "N1", notes.of_role(agent.role, written)
    if role not in ("", "aut"):
        yield "N1", notes.role_of_authors(role)


def _container(kind: str, title: str) -> Iterator[tuple[str, str]]:
    """``T2``; with ``JF``, the older tag that bibutils takes for the journal's full title.

    A chapter's book is ``BT``, as bibutils takes ``T2`` for a series then.
    """
    if kind == "CHAP":
        yield "BT", title
        return
    yield "T2", title
    if kind in types.IN_PERIODICALS:
        yield "JF", title


def _date(edtf: str) -> Iterator[tuple[str, str]]:
    """``PY`` and ``DA`` (YYYY/MM/DD/note) of the first day; a note of what they cannot say."""
    if plain := _DAY.fullmatch(edtf):
        year, month, day = plain.groups("")
        if year != "0000" and month <= "12":
            yield "PY", year
            yield "DA", f"{year}/{month}/{day}/"
            return
    date = when(edtf)
    if date is None:
        return
    first = date.first or date.last
    if first and 0 < first.year <= 9999 and not date.is_within:
        yield "PY", f"{first.year:04}"
        yield "DA", _day(first)
    yield "N1", f"{notes.DATE}: {edtf}"


def _day(day: Day) -> str:
    month, number = (f"{part:02}" if part else "" for part in (day.month, day.day))
    return f"{day.year:04}/{month}/{number}/"


def _pages(pages: str) -> Iterator[tuple[str, str]]:
    match = _RANGE.fullmatch(pages)
    yield "SP", match[1] if match else pages
    yield "EP", match[2] if match else ""


def _addresses(record: Record) -> Iterator[str]:
    """The permanent address, then further DOIs and identifiers as addresses, then links."""
    yield record.url
    for scheme, value in (*(("doi", doi) for doi in record.dois[1:]), *record.identifiers):
        if scheme in SCHEMES and (clean := line(value)):
            yield SCHEMES[scheme].url(clean) or ""
    for link in record.links:
        yield link.url
