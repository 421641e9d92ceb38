"""Records as BibLaTeX entries."""

import re
from collections.abc import Iterable, Iterator

from ...records import Record
from ...texts import Text, same_language, shown
from .. import choosing
from ..citation_keys import citation_key
from ..dating import When, when
from ..latex import escape, part, protect_capitals
from . import languages, numbers, people, texts
from .annotations import MARK, of_field, quoted
from .types import entry_type, subtype

# Entry types that appear in something, and the field that names it; the others take a series.
CONTAINERS = {
    "article": "journaltitle",
    "incollection": "booktitle",
    "inproceedings": "booktitle",
}
# What a publisher is called by types that have none.
PUBLISHERS = {
    "thesis": "institution",
    "report": "institution",
    **dict.fromkeys(("misc", "online", "software", "image", "audio", "video"), "organization"),
}
# Entry types whose versions are editions.
EDITIONS = frozenset({"book", "incollection", "inbook", "inproceedings", "proceedings"})

# What BibLaTeX reads of EDTF (ISO 8601-2, levels 0 and 1); anything else is given as years.
_MONTH = r"(?:-(?:0[1-9]|1[0-2]|2[1-4]))"
_DATE = rf"-?\d{{4}}(?:{_MONTH}(?:-\d\d)?)?[?~%]?"
_BIBLATEX_DATE = re.compile(
    rf"{_DATE}|{_DATE}/(?:{_DATE}|\.\.)?|(?:{_DATE}|\.\.)?/{_DATE}"
    rf"|Y-?\d{{5,9}}|\d{{3}}X|\d\dXX|\d{{4}}-XX(?:-XX)?|\d{{4}}{_MONTH}-XX"
)


def write(records: Iterable[Record], language: str) -> Iterator[bytes]:
    """Entries, each with an empty line after it."""
    for record in records:
        rows = [f"  {name} = {{{value}}}," for name, value in fields(record, language) if value]
        head = f"@{entry_type(record)}{{{citation_key(record)},"
        yield "\n".join([head, *rows, "}", "", ""]).encode()


def fields(record: Record, language: str = "") -> Iterator[tuple[str, str]]:
    """Names and escaped values of an entry's fields, empty ones among them."""
    kind = entry_type(record)
    title = choosing.title(record, language)
    tag = (title.lang if title else "") or record.language
    yield from people.write(record, language)
    yield from _titles(record, title, language, tag)
    yield "entrysubtype", subtype(record, kind, is_preprint=bool(numbers.preprint(record)))
    sure = [text for text in record.container_titles if text.state not in choosing.NOTES]
    serial = shown(sure or record.container_titles, language)
    yield from texts.write(
        CONTAINERS.get(kind, "series"), serial, record.container_titles, language, tag
    )
    yield from _date(record.date)
    yield "volume", escape(record.volume)
    yield "number", escape(record.issue)
    yield "pages", escape(re.sub("[-–—]+", "–", record.pages)).replace("–", "--")
    yield "pagetotal", escape(record.extent)
    yield PUBLISHERS.get(kind, "publisher"), part(record.publisher)
    yield "location", part(record.place)
    yield "edition" if kind in EDITIONS else "version", escape(record.version)
    yield from numbers.write(record, kind)
    yield from languages.write("language", record.language)
    yield from languages.write("langid", title.lang if title else "")
    yield from texts.write_keywords(record, language, tag)
    yield "copyright", escape(record.licence)
    abstracts = [text for text in record.abstracts if text.state not in choosing.NOTES]
    yield from texts.write("abstract", shown(abstracts, language), abstracts, language, tag)
    yield "note", choosing.note(title)


def _titles(
    record: Record, title: Text | None, language: str, tag: str
) -> Iterator[tuple[str, str]]:
    """The title with its subtitle; beside it the original or the English one; the others."""
    if title is None:
        return
    cased = protect_capitals if same_language(tag, "en") else escape
    yield "title", cased(title.value)
    if title.lang != tag:
        yield f"title{MARK}lang", of_field(texts.UNKNOWN)
    yield from texts.readings("title", title)
    beside = choosing.title_beside(record, title)
    original = beside if beside and beside.is_original else None
    if original:
        yield "origtitle", escape(original.value)
        yield from languages.write("origlanguage", original.lang)
        yield from texts.readings("origtitle", original)
    elif beside and (addition := protect_capitals(beside.value)):
        yield "titleaddon", f"[{addition}]"
    for text in texts.others(record.titles, (title, original), language):
        yield f"title{MARK}{text.lang}", of_field(quoted(text.value))
    subtitle = next((text for text in record.subtitles if _belongs(text, title)), None)
    if subtitle:
        yield "subtitle", cased(subtitle.value)
        yield from texts.language_of("subtitle", subtitle, tag)
    for text in texts.others(record.subtitles, (subtitle,), language):
        yield f"subtitle{MARK}{text.lang}", of_field(quoted(text.value))


def _belongs(text: Text, title: Text) -> bool:
    if text.state in choosing.NOTES and title.state not in choosing.NOTES:
        return False
    both_original = text.is_original and title.is_original
    return both_original or same_language(text.lang, title.lang)


def _date(edtf: str) -> Iterator[tuple[str, str]]:
    """The date, and what it is in full where BibLaTeX can be given years alone."""
    if edtf:
        date = biblatex_date(edtf)
        yield "date", date
        if date != edtf:
            yield f"date{MARK}edtf", of_field(quoted(edtf))


def biblatex_date(edtf: str) -> str:
    """A date that BibLaTeX reads; empty when there is none or it is no date."""
    if _BIBLATEX_DATE.fullmatch(edtf):
        return edtf
    found: When | None = when(edtf)
    if found is None:
        return ""
    first, last = (
        f"{day.year:05}"[day.year >= 0 :] if day else "" for day in (found.first, found.last)
    )
    text = first if first == last else f"{first}/{last}"
    return text if _BIBLATEX_DATE.fullmatch(text) else ""
