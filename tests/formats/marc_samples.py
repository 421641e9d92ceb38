"""MARC records made by hand, in ISO 2709 and MARCXML, for tests of the readers."""

from io import BytesIO

from publications.formats.base import Entry, Source
from publications.formats.marc import MARCXML, MRC
from publications.formats.marc.fields import Field, Marc, control
from publications.formats.marc.iso2709 import written
from publications.formats.marc.mapping import fields_of, record_of
from publications.records import Record

LEADER = "00000cam a2200000 a 4500"


def field(tag: str, text: str, indicators: str = "  ") -> Field:
    """``$aTitle :$bsubtitle`` as a field; of a control field the text alone."""
    if tag < "010":
        return control(tag, text)
    parts = text.split("$")[1:]
    return Field(tag, indicators, tuple((part[0], part[1:].strip()) for part in parts))


def marc(*fields: Field, leader: str = LEADER) -> Marc:
    return Marc(leader, list(fields))


def read(*fields: Field, leader: str = LEADER) -> Record:
    """The record of MARC 21 fields."""
    record, _ = record_of(marc(*fields, leader=leader))
    assert record is not None
    return record


def iso(*fields: Field, leader: str = LEADER) -> bytes:
    return written(marc(*fields, leader=leader))


def entries(data: bytes, encoding: str = "") -> list[Entry]:
    assert MRC.read is not None
    return list(MRC.read(Source(BytesIO(data), encoding)))


def xml_entries(data: bytes | str) -> list[Entry]:
    data = data.encode() if isinstance(data, str) else data
    assert MARCXML.read is not None
    return list(MARCXML.read(Source(BytesIO(data))))


def texts_of(record: Record, tag: str, codes: str = "a", language: str = "") -> list[str]:
    """What ``record`` has in a field when it is written."""
    return list(fields_of(record, language).texts((tag,), codes))


def fields(record: Record, tag: str, language: str = "") -> list[Field]:
    return list(fields_of(record, language).all(tag))
