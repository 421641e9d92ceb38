"""What a JSON object is that is no DataCite record, so that its rejection can say it."""

from collections.abc import Mapping
from typing import Any

from ...identifiers.base import gettext_noop

LOOKS_LIKE = gettext_noop("This is no DataCite record: it looks like %(kind)s.")
NOTHING_KNOWN = gettext_noop(
    "This is no DataCite record: it has neither titles nor creators, nor a DOI with a type."
)

NO_JSON = gettext_noop("This file is not JSON: it looks like %(kind)s.")
_FILES = (
    ("<?xml", "XML"), ("<", "XML"), ("@", "BibTeX"), ("TY  -", "RIS"), ("%0 ", "EndNote"),
    ("PK\x03", "a ZIP archive"), ("%PDF", "PDF"), ("#!", "a program"),
)  # fmt: skip

_OURS = (
    ("titles", "title"),
    ("creators", "creator"),
    ("types", "resourceType"),
    ("publicationYear", "publication_year"),
    ("publisher",),
    ("doi", "identifier", "identifiers"),
    ("descriptions",),
    ("rightsList",),
)


def kind_of_file(start: str) -> str:
    """The name of what a file looks like that begins with ``start``; empty if unknown."""
    plain = start.lstrip("\ufeff \t\r\n")
    return next((kind for mark, kind in _FILES if plain.startswith(mark)), "")


def other_kind(found: Mapping[str, Any]) -> str | None:
    """The name of what ``found`` looks like; empty for what is unknown, None for ours."""
    if context := str(found.get("@context", "")).lower():
        if "codemeta" in context:
            return "CodeMeta"
        return "schema.org" if "schema.org" in context else "JSON-LD"
    if "ext_ids" in found or "release_stage" in found:
        return "a Fatcat release"
    if "itemType" in found:
        return "a Zotero item"
    if ("message" in found and "message-type" in found) or "is-referenced-by-count" in found:
        return "a Crossref work"
    if isinstance(found.get("type"), str) and {"DOI", "issued", "container-title"} & set(found):
        return "CSL-JSON"
    if {"dependencies", "devDependencies", "scripts"} & set(found):
        return "a package.json"
    if "metadata" in found and "titles" not in found:
        return "a Zenodo record"
    known = sum(any(name in found for name in names) for names in _OURS)
    return None if known >= 2 and not _is_flat(found) else ""


def _is_flat(found: Mapping[str, Any]) -> bool:
    """DataCite's lists hold objects; a ``title`` that is a text alone is someone else's."""
    return isinstance(found.get("title"), str) and "titles" not in found
