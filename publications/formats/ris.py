"""RIS, the tagged format of reference managers.

Source: RIS Format Specifications (Research Information Systems, 2011 revision), and what
Zotero, EndNote and bibutils read. See ``docs/formats/ris.md``.
"""

import re
from collections.abc import Iterable, Iterator

from ..records import Agent, Record
from ..vocabularies.work_types import work_type
from . import choosing
from .base import Format
from .dating import Day, when
from .lines import line

# MARC relator: tag. Those not named here, and authors' substitutes, see choosing.makers.
ROLES = {"edt": "A2", "com": "A2", "trl": "A4", "ctb": "A3", "ill": "A3", "aui": "A3", "aft": "A3"}
_RANGE = re.compile(r"(\w+)\s*[-–—]+\s*(\w+)")
# Only articles have a journal in RIS; a type we do not know that stands in a serial is one.
_PLAIN, _ARTICLE = "GEN", "MGZN"


def write(records: Iterable[Record], language: str) -> Iterator[bytes]:
    """Records with CRLF line ends and an empty line after each."""
    for record in records:
        lines = [
            f"{tag}  - {value}" for tag, text in fields(record, language) if (value := line(text))
        ]
        yield "\r\n".join([*lines, "ER  - ", "", ""]).encode()


def fields(record: Record, language: str = "") -> Iterator[tuple[str, str]]:
    """Tags and their texts in order; ``TY`` first, ``ER`` left to the writer."""
    title = choosing.title(record, language)
    beside = choosing.title_beside(record, title)
    kind = work_type(record.work_type).ris
    yield "TY", _ARTICLE if kind == _PLAIN and record.container_titles else kind
    yield "ID", record.key
    makers = choosing.makers(record)
    for name in _names(makers, language):
        yield "AU", name
    for agent in record.contributors:
        if agent.role in ROLES and agent not in makers:
            for name in _names([agent], language):
                yield ROLES[agent.role], name
    yield "TI", choosing.whole_title(record, title)
    yield "TT", choosing.whole_title(record, beside)
    yield "T2", choosing.container(record, language)
    yield from _date(record.date)
    yield "VL", record.volume
    yield "IS", record.issue
    yield from _pages(line(record.pages))
    yield "PB", record.publisher
    yield "CY", record.place
    yield "ET", record.version
    for number in (*record.issns, *record.isbns):
        yield "SN", number
    yield "DO", record.doi
    yield "UR", record.url
    for file in record.files:
        yield "L1", file.url
    yield "LA", record.language
    for word in choosing.keywords(record, language):
        yield "KW", word
    yield "AB", choosing.abstract(record, language)
    yield "N1", choosing.note(title)


def _names(agents: Iterable[Agent], language: str) -> Iterator[str]:
    """``Family, Given`` in every script, as the comma is what parts them; else the whole."""
    for _, name in choosing.named(agents, language):
        yield f"{name.family}, {name.given}" if name.family else name.literal


def _date(edtf: str) -> Iterator[tuple[str, str]]:
    """``PY`` and ``DA`` (YYYY/MM/DD/note) of the first day; a note of what they cannot say."""
    date = when(edtf)
    if date is None:
        return
    day = date.first or date.last
    is_plain = not date.is_range and not date.is_vague
    if day and 0 < day.year <= 9999 and not date.is_within:
        yield "PY", f"{day.year:04}"
        yield "DA", _day(day)
        if is_plain and not day.season:
            return
    yield "N1", f"Date (EDTF): {edtf}"


def _day(day: Day) -> str:
    month, number = (f"{part:02}" if part else "" for part in (day.month, day.day))
    return f"{day.year:04}/{month}/{number}/"


def _pages(pages: str) -> Iterator[tuple[str, str]]:
    match = _RANGE.fullmatch(pages)
    yield "SP", match[1] if match else pages
    yield "EP", match[2] if match else ""


FORMAT = Format("ris", "RIS", "application/x-research-info-systems", write, has_charset=True)
