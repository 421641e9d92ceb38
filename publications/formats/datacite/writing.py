"""DataCite metadata as files: XML of kernel 4, JSON of schema 4.5."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from ...records import Record
from .. import xml
from .as_xml import resource
from .attributes import attributes
from .vocabulary import BEFORE_46


def element(record: Record, language: str = "") -> bytes:
    """``resource`` of one record with its namespace, for OAI-PMH and SRU."""
    return resource(attributes(record, language)).encode()


def write_xml(records: Iterable[Record], language: str) -> Iterator[bytes]:
    """One ``resource``, or several in ``records``."""
    return xml.document(element(record, language) for record in records)


def item(record: Record, language: str = "") -> dict[str, Any]:
    """The attributes of one record, in the words of schema 4.5."""
    found = attributes(record, language)
    for rows, name in (
        ("contributors", "contributorType"),
        ("relatedIdentifiers", "relationType"),
        ("relatedItems", "relationType"),
    ):
        for row in found.get(rows, ()):
            row[name] = BEFORE_46.get(row[name], row[name])
    return found


def write_json(records: Iterable[Record], language: str) -> Iterator[bytes]:
    """One object, or an array of several."""
    return json_document(item(record, language) for record in records)


def json_document(items: Iterable[Any]) -> Iterator[bytes]:
    """One value for one record, an array for several or none; it looks one ahead."""
    rest = iter(items)
    first = next(rest, None)
    if first is None:
        yield b"[]\n"
        return
    second = next(rest, None)
    if second is None:
        yield _dumped(first) + b"\n"
        return
    yield b"[\n" + _dumped(first)
    yield b",\n" + _dumped(second)
    for one in rest:
        yield b",\n" + _dumped(one)
    yield b"\n]\n"


def _dumped(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
