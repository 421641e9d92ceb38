"""EndNote tagged (Refer/BibIX): what EndNote's own import filter takes. Written only.

Source: EndNote X9 manual, "Importing reference data", tags of the EndNote Import format. See
``docs/formats/endnote.md``.
"""

from collections.abc import Iterable, Iterator

from ..names import Name
from ..records import Record
from . import choosing
from .base import Format
from .dating import when
from .lines import line
from .ris import types
from .ris.names import NO_BREAK

# By the TY of RIS: EndNote's names of its reference types.
TYPES = {
    "ART": "Artwork",
    "BLOG": "Blog",
    "BOOK": "Book",
    "CHAP": "Book Section",
    "COMP": "Computer Program",
    "CONF": "Conference Proceedings",
    "CPAPER": "Conference Paper",
    "DATA": "Dataset",
    "ELEC": "Web Page",
    "GEN": "Generic",
    "JOUR": "Journal Article",
    "MANSCPT": "Manuscript",
    "MAP": "Map",
    "MGZN": "Magazine Article",
    "MUSIC": "Music",
    "NEWS": "Newspaper Article",
    "PAT": "Patent",
    "PCOMM": "Personal Communication",
    "RPRT": "Report",
    "SOUND": "Audiovisual Material",
    "STAND": "Standard",
    "THES": "Thesis",
    "UNPB": "Unpublished Work",
    "VIDEO": "Film or Broadcast",
}
# Authors stand in %A, editors in %E, translators (subsidiary authors) in %?.
ROLES = {"edt": "%E", "trl": "%?"}
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def write(records: Iterable[Record], language: str) -> Iterator[bytes]:
    """Records with an empty line after each."""
    for record in records:
        rows = [f"{tag} {value}" for tag, text in fields(record, language) if (value := line(text))]
        rows += ("", "")
        yield "\r\n".join(rows).encode()


def fields(record: Record, language: str = "") -> Iterator[tuple[str, str]]:
    """Tags and their texts in order; ``%0`` first."""
    title = choosing.title(record, language)
    container = choosing.container(record, language)
    kind, more = types.written(record.work_type, bool(container))
    yield "%0", TYPES[kind]
    yield from _people(record, language)
    yield "%T", choosing.whole_title(record, title)
    yield _container(kind), container
    yield from _date(record.date)
    yield "%V", record.volume
    yield "%N", record.issue
    yield "%P", line(record.pages).replace("–", "-") or record.extent
    yield "%I", record.publisher
    yield "%C", record.place
    yield "%7", record.version
    for number in (*record.issns, *record.isbns, *record.container_isbns):
        yield "%@", number
    yield "%R", record.doi
    yield "%U", record.url
    for file in record.files:
        yield "%>", file.url
    yield "%G", record.language
    yield "%9", more
    for word in choosing.keywords(record, language):
        yield "%K", word
    yield "%X", choosing.abstract(record, language)
    yield "%F", record.key
    yield "%Z", choosing.note(title)
    beside = choosing.title_beside(record, title)
    if beside is not None:
        yield "%Z", f"Title ({line(beside.lang) or 'und'}): {choosing.whole_title(record, beside)}"


def _container(kind: str) -> str:
    """Journal, book; the series of a thesis, whose ``%B`` is its department."""
    if kind in types.IN_PERIODICALS:
        return "%J"
    return "%S" if kind == "THES" else "%B"


def _people(record: Record, language: str) -> Iterator[tuple[str, str]]:
    makers = choosing.makers(record)
    role = makers[0].role if makers else ""
    for agent, name in choosing.named(record.contributors, language):
        if agent.role == role:
            yield "%A", _name(name)
        elif agent.role in ROLES:
            yield ROLES[agent.role], _name(name)


def _name(name: Name) -> str:
    """``Family, Given``. A comma behind a name in one piece says so to EndNote, no-break
    spaces within it to bibutils."""
    if name.family:
        return f"{name.family}, {name.given}"
    whole = name.literal.replace(" ", NO_BREAK)
    return f"{whole}," if NO_BREAK in whole else whole


def _date(edtf: str) -> Iterator[tuple[str, str]]:
    """``%D`` year; ``%8`` month and day in English; a note of what they cannot say."""
    date = when(edtf)
    if date is None:
        return
    day = date.first or date.last
    if day and 0 < day.year <= 9999 and not date.is_within:
        yield "%D", f"{day.year:04}"
        if day.month:
            yield "%8", f"{MONTHS[day.month - 1]} {day.day or ''}"
        if not date.is_range and not date.is_vague and not day.season:
            return
    yield "%Z", f"Date (EDTF): {edtf}"


FORMAT = Format("enw", "EndNote", "application/x-endnote-refer", write, has_charset=True)
