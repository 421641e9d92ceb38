"""The identifiers of the work itself."""

from dataclasses import dataclass

from ...identifiers import SCHEMES
from .facts import Facts, rows, said
from .vocabulary import LOCAL, is_unknown

_LABELS = {scheme.label.lower(): name for name, scheme in SCHEMES.items()} | {
    name: name for name in SCHEMES
}


@dataclass(frozen=True)
class Identified:
    """``key`` is what the file calls the record; ``others`` pairs of scheme and value."""

    key: str
    dois: tuple[str, ...]
    isbns: tuple[str, ...]
    others: tuple[tuple[str, str], ...]


def identified(facts: Facts, outer: str) -> Identified:
    """Every identifier given for the work, the DOI first."""
    dois = dict.fromkeys(facts.gathering.dois("doi", _own_doi(facts, outer)))
    isbns: dict[str, None] = {}
    others: dict[tuple[str, str], None] = {}
    key = ""
    for kind, value in _given(facts):
        scheme = _LABELS.get(kind.lower(), "")
        if kind == LOCAL:
            key = key or facts.gathering.text("alternateIdentifiers", value)
        elif scheme == "doi":
            dois |= dict.fromkeys(facts.gathering.dois("identifiers", [value]))
        elif scheme and (
            found := facts.gathering.identifier(scheme, "alternateIdentifiers", value)
        ):
            if scheme == "isbn":
                isbns[found] = None
            elif scheme != "issn":
                others[scheme, found] = None
    return Identified(
        key or next(iter(dois), "") or outer, tuple(dois), tuple(isbns), tuple(others)
    )


def _own_doi(facts: Facts, outer: str) -> list[str]:
    value = said(facts.value("doi"))
    if not value and "10." in outer:
        value = outer
    return [value] if value and not is_unknown(value) else []


def _given(facts: Facts) -> list[tuple[str, str]]:
    """Of both lists, and of the single ``identifier`` of schema 4.0."""
    found = []
    for row in rows(facts.value("identifiers")) + rows(facts.value("identifier")):
        found.append((said(row.get("identifierType")), said(row.get("identifier"))))
    for row in rows(facts.value("alternateIdentifiers")):
        found.append(
            (said(row.get("alternateIdentifierType")), said(row.get("alternateIdentifier")))
        )
    return [(kind, value) for kind, value in found if value and not is_unknown(value)]
