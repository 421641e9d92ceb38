"""What stands in ORCID's lists of works, where almost every leaf may be null. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from publications.identifiers import find_dois, find_isbns

from .bodies import rows

_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")
# A chapter is "part-of" its book's ISBN: that is no claim of the book.
_OWN = {"doi": ("self", "version-of"), "isbn": ("self",)}


@dataclass(frozen=True, slots=True)
class Claim:
    """``identifier`` in normal form; ``by``: the name of the person or service that put it
    there, which may be empty."""

    identifier: str
    relation: str
    by: str


def claims_of(body: dict[str, Any]) -> Iterator[Claim]:
    """Every DOI and ISBN of a work that is claimed, in the order of the record."""
    for group in rows(body.get("group")):
        for summary in rows(group.get("work-summary")):
            if summary.get("visibility") in ("public", None):
                yield from _claims(summary.get("external-ids"), _source(summary.get("source")))
        yield from _claims(group.get("external-ids"), "")


def orcid_of(body: object) -> str:
    """The iD whose works these are, from ``/0000-…/works``."""
    path = body.get("path") if isinstance(body, dict) else None
    match = _ORCID.search(path) if isinstance(path, str) else None
    return match[0] if match else ""


def error_of(body: object) -> tuple[int, str]:
    """ORCID's own error code and its sentence for people; 0 for what is no error."""
    code = body.get("error-code") if isinstance(body, dict) else None
    if not isinstance(body, dict) or not isinstance(code, int) or isinstance(code, bool):
        return 0, ""
    message = body.get("user-message") or body.get("developer-message")
    return code, str(message or "no more")[:300]


def new_orcid_of(body: object) -> str:
    """The iD to which a deprecated one refers; empty without one."""
    texts = body.values() if isinstance(body, dict) else ()
    for text in texts:
        if isinstance(text, str) and (match := re.search(rf"orcid\.org/({_ORCID.pattern})", text)):
            return match[1]
    return ""


def _claims(external: object, by: str) -> Iterator[Claim]:
    listed = external.get("external-id") if isinstance(external, dict) else None
    for row in rows(listed):
        kind, relation = row.get("external-id-type"), row.get("external-id-relationship")
        if isinstance(kind, str) and relation in _OWN.get(kind, ()):
            find = find_dois if kind == "doi" else find_isbns
            for identifier in find(_value(row)):
                yield Claim(identifier, str(relation), by)


def _value(row: dict[str, Any]) -> str:
    """People type DOIs as they like: ORCID's normal form where it has one."""
    normal = row.get("external-id-normalized")
    value = normal.get("value") if isinstance(normal, dict) else None
    value = value or row.get("external-id-value")
    return value[:500] if isinstance(value, str) else ""


def _source(source: object) -> str:
    name = source.get("source-name") if isinstance(source, dict) else None
    value = name.get("value") if isinstance(name, dict) else None
    return value.strip()[:200] if isinstance(value, str) else ""
