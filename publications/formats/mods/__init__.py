"""MODS 3.8: every language of a work, written. See ``docs/formats/mods.md``.

Source: Metadata Object Description Schema 3.8 and its user guidelines, Library of Congress.
"""

from collections.abc import Iterable, Iterator

from ...records import Record
from ..base import Format
from ..xml import DECLARATION, group
from . import names, parts, related, titles

NAMESPACE = "http://www.loc.gov/mods/v3"
_ATTRIBUTES = {
    "xmlns": NAMESPACE,
    "xmlns:xlink": "http://www.w3.org/1999/xlink",
    "version": "3.8",
}


def element(record: Record, language: str = "") -> bytes:
    """``mods`` of one record with its namespaces, for OAI-PMH and SRU."""
    found = group("mods", _elements(record, language), _ATTRIBUTES)
    return (found or f'<mods xmlns="{NAMESPACE}" version="3.8"><note/></mods>').encode()


def write(records: Iterable[Record], language: str) -> Iterator[bytes]:
    """A ``modsCollection``, a record at a time."""
    opening = DECLARATION + f'<modsCollection xmlns="{NAMESPACE}">\n'.encode()
    for record in records:
        yield opening + element(record, language) + b"\n"
        opening = b""
    yield opening + b"</modsCollection>\n"


def _elements(record: Record, language: str) -> Iterator[str]:
    yield from titles.title_infos(record, language)
    yield from names.names(record)
    yield from parts.kind(record)
    yield parts.origin(record)
    yield parts.language(record)
    yield parts.physical(record)
    yield from parts.abstracts(record, language)
    yield from parts.subjects(record, language)
    yield from related.related_items(record, language)
    yield from parts.identifiers(record)
    yield parts.location(record)
    yield parts.rights(record)
    yield parts.about(record)


FORMAT = Format("mods", "MODS", "application/mods+xml", write)
