"""JSON files by the keys of their first object."""

import json
import re
from typing import Any

_CSL_KEYS = frozenset(
    {"issued", "container-title", "author", "publisher-place", "accessed", "page", "event-place",
     "citation-key", "collection-title", "number-of-pages", "original-date", "citation-label"}
)  # fmt: skip
_LINE = 5_000_000
# Kinds that no line of a JSON Lines file of ours is: their own reader takes lines too, or none.
_OTHERS = frozenset(
    {"datacite.json", "crossref-json", "openalex", "jsonld", "zenodo-json", "marc-json"}
)
_BROKEN = re.compile(r"\s*(?:\{|\[\s*\{)")


def kind_of_json(text: str) -> str:
    """The kind of a JSON text; empty when it is none."""
    if not _BROKEN.match(text) and not text.startswith("[]"):
        return ""
    head, _, rest = text[:_LINE].partition("\n")
    one = _object(head)
    if one is not None and rest.lstrip().startswith("{"):
        kind = _of_object(one)
        return kind if kind in _OTHERS else "jsonl"
    first = one or _first(text)
    if first is None:
        is_lines = rest.lstrip().startswith("{") and head.startswith("{") and head.endswith("}")
        return "jsonl" if is_lines else _by_words(text)
    return _of_object(first)


def _object(line: str) -> dict[str, Any] | None:
    """The object that is the whole line."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _first(text: str) -> dict[str, Any] | None:
    """The first object of an array, or the one there is; None when it is cut or broken."""
    start = 1 if text.startswith("[") else 0
    try:
        found, _ = json.JSONDecoder().raw_decode(text[start:].lstrip())
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _is_flat(row: dict[str, Any]) -> bool:
    """Whether one object alone is a line of ours: its keys are those of our layout."""
    ours = {"id", "type", "title", "titles", "authors", "creators", "year", "citation", "container"}
    return len(ours & row.keys()) >= 3 and not _is_csl(row) and not _is_datacite(row)


def _of_object(row: dict[str, Any]) -> str:
    if "@context" in row or "@graph" in row:
        return "jsonld"
    if "leader" in row and "fields" in row:
        return "marc-json"
    if isinstance(row.get("works"), list):
        return "jsonl"
    data = row.get("data")
    inner = data[0] if isinstance(data, list) and data else data
    if isinstance(inner, dict) and "attributes" in inner:
        return "datacite.json"
    if _is_datacite(row):
        return "datacite.json"
    if "openalex" in str(row.get("id", "")).lower() or "display_name" in row:
        return "openalex"
    if "message-type" in row or {"reference-count", "DOI"} <= row.keys():
        return "crossref-json"
    if "metadata" in row and row.keys() & {"links", "conceptrecid", "files"}:
        return "zenodo-json"
    if "items" in row or "itemType" in row or ("references" in row and "id" not in row):
        return "json"
    if _is_csl(row):
        return "csl.json"
    return "jsonl" if _is_flat(row) else "json"


def _is_datacite(row: dict[str, Any]) -> bool:
    inner = row.get("attributes")
    if isinstance(inner, dict):
        return row.get("type") == "dois" or bool(inner.keys() & {"creators", "titles", "doi"})
    told = row.keys() & {"types", "publicationYear", "schemaVersion", "identifiers"}
    listed = isinstance(row.get("creators"), list) and isinstance(row.get("titles"), list)
    return bool(told) and listed and not isinstance(row.get("type"), str)


def _is_csl(row: dict[str, Any]) -> bool:
    kind = row.get("type")
    if not isinstance(kind, str) and "issued" not in row:
        return False
    issued = row.get("issued")
    return bool(row.keys() & _CSL_KEYS) and not isinstance(issued, list)


def _by_words(text: str) -> str:
    """The kind of JSON that is broken or cut short within its first object."""
    head = text[:200_000]
    if '"resourceTypeGeneral"' in head or '"publicationYear"' in head:
        return "datacite.json"
    if '"date-parts"' in head and '"container-title"' in head:
        return "csl.json"
    return "json"
