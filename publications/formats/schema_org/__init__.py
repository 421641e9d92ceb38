"""schema.org as JSON-LD, for search engines and anything that reads linked data.

Source: schema.org 30.0; JSON-LD 1.1 (W3C). See ``docs/formats/schema-org.md``.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from ...records import Record
from ..base import Format
from .work import node

CONTEXT = "https://schema.org"
# A page may hold the text within <script>, which only these could end or open.
_IN_HTML = {one: f"\\u{ord(one):04x}" for one in "<>&\u2028\u2029"}


def document(record: Record, language: str = "") -> dict[str, Any]:
    """The JSON-LD of one record."""
    return {"@context": CONTEXT, **node(record, language)}


def text(value: Any) -> str:
    """JSON that is harmless within the ``<script>`` of a page, and the same JSON."""
    found = json.dumps(value, ensure_ascii=False)
    for one, escaped in _IN_HTML.items():
        found = found.replace(one, escaped)
    return found


def write(records: Iterable[Record], language: str) -> Iterator[bytes]:
    """One object, or a ``@graph`` of several or none; it looks one ahead."""
    rest = iter(records)
    first = next(rest, None)
    second = next(rest, None)
    if first is not None and second is None:
        yield f"{text(document(first, language))}\n".encode()
        return
    yield f'{{"@context": "{CONTEXT}", "@graph": ['.encode()
    if first is not None and second is not None:
        yield f"\n{text(node(first, language))}".encode()
        yield f",\n{text(node(second, language))}".encode()
    for record in rest:
        yield f",\n{text(node(record, language))}".encode()
    yield b"\n]}\n"


FORMAT = Format("jsonld", "JSON-LD (schema.org)", "application/ld+json", write)
