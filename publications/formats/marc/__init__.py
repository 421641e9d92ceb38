"""MARC 21: ISO 2709 (``mrc``) and MARCXML (``marcxml``), both ways. See ``docs/formats/marc.md``.

Reads UNIMARC and RUSMARC too, and MARC-8.
"""

from collections.abc import Iterable, Iterator

from ...identifiers.base import gettext_noop
from ...records import Record
from ..base import Entry, Format, Problem, Source
from . import iso2709, xml
from .fields import Marc
from .leader import why_not
from .mapping import fields_of, record_of
from .unimarc import is_unimarc
from .unimarc import record_of as record_of_unimarc

_KINDS = {
    "z": gettext_noop("This is an authority record: it describes a name or a subject, no work."),
    "w": gettext_noop("This is a classification record: it describes no work."),
    "q": gettext_noop("This is a record of community information: it describes no work."),
    "d": gettext_noop("The record is marked as deleted."),
}
_HOLDINGS = gettext_noop(
    "This is a holdings record: it says where copies are, and describes no work."
)
_HEAD = f'<?xml version="1.0" encoding="UTF-8"?>\n<collection xmlns="{xml.NAMESPACE}">\n'.encode()
_FOOT = b"</collection>\n"


def record_xml(record: Record, language: str = "") -> bytes:
    """One record's ``<record>`` element with its namespace, for protocols to put in theirs."""
    return xml.written(fields_of(record, language)).encode()


def write_mrc(records: Iterable[Record], language: str) -> Iterator[bytes]:
    """One record after another, in UTF-8; nothing for no records."""
    is_empty = True
    for record in records:
        is_empty = False
        yield iso2709.written(fields_of(record, language))
    if is_empty:
        yield b""


def write_marcxml(records: Iterable[Record], language: str) -> Iterator[bytes]:
    """A ``collection``, a record at a time."""
    head = _HEAD
    for record in records:
        yield head + xml.written(fields_of(record, language), namespace=False).encode() + b"\n"
        head = b""
    yield head + _FOOT


def read_mrc(source: Source) -> Iterator[Entry]:
    """Every record between two terminators; ``source.encoding`` overrides what leaders say."""
    for number, raw in enumerate(iso2709.raw_records(source.binary), 1):
        marc, problems = iso2709.parse(raw, source.encoding)
        if marc is None:
            yield Entry(number, None, problems, key=iso2709.control_number(raw))
        else:
            yield _entry(number, marc, problems)


def read_marcxml(source: Source) -> Iterator[Entry]:
    """Every ``record`` with fields, at any depth; what breaks the file ends it with a problem."""
    number = 0
    try:
        for number, (marc, line, problems) in enumerate(
            xml.records(source.binary, source.encoding), 1
        ):
            yield _entry(number, marc, problems, line)
    except xml.BrokenError as broken:
        yield Entry(number + 1, None, (broken.problem,), line=broken.line)


def _entry(number: int, marc: Marc, problems: tuple[Problem, ...], line: int = 0) -> Entry:
    key = marc.text("001")
    if other := why_not(marc):
        return Entry(number, None, (Problem(_KINDS.get(other, _HOLDINGS), field="LDR"),), line, key)
    read = record_of_unimarc if is_unimarc(marc) else record_of
    record, more = read(marc)
    found = (*problems, *more) if record else (*more, *problems)
    return Entry(number, record, found, line, key)


MRC = Format("mrc", "MARC 21", "application/marc", write_mrc, read_mrc)
MARCXML = Format("marcxml", "MARCXML", "application/marcxml+xml", write_marcxml, read_marcxml)
"""Both formats of one mapping."""

__all__ = ["MARCXML", "MRC", "record_xml"]
