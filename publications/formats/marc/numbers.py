"""Standard numbers: 020, 022, 024 and 035."""

import re

from ... import identifiers
from ...records import Record
from .linking import Builder
from .reading import Reading

_ALL_VERSIONS = "all versions"
# Our scheme: MARC source code of 024 $2 (Standard Identifier Source Codes).
_SOURCES = {"handle": "hdl", "ark": "ark"}
_SCHEMES = {code: scheme for scheme, code in _SOURCES.items()}
_OCLC = re.compile(r"\((?:OCoLC|ocolc)\)\s*(?:ocm|ocn|on)?0*(\d+)")
_NUMBER = re.compile(r"[\dXx][\d\s–-]{7,16}[\dXx]")


def write(build: Builder, record: Record) -> None:
    for isbn in record.isbns:
        build.add("020", "  ", ("a", isbn))
    for issn in record.issns:
        build.add("022", "  ", ("a", issn))
    for doi in record.dois:
        build.add("024", "7 ", ("a", doi), ("2", "doi"))
    if record.concept_doi:
        build.add("024", "7 ", ("a", record.concept_doi), ("q", _ALL_VERSIONS), ("2", "doi"))
    for scheme, value in record.identifiers:
        if scheme == "oclc":
            build.add("035", "  ", ("a", f"(OCoLC){value}"))
        elif scheme in _SOURCES:
            build.add("024", "7 ", ("a", value), ("2", _SOURCES[scheme]))
        else:
            build.add("024", "8 ", ("a", value), ("q", scheme))


def read_isbns(reading: Reading) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for text in reading.marc.texts(("020",), "a"):
        match = _NUMBER.match(text)
        if isbn := reading.valid("isbn", match[0] if match else text, "020"):
            found[isbn] = None
    return tuple(found)


def read_issns(reading: Reading) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for text in reading.marc.texts(("022",), "al"):
        if issn := reading.valid("issn", text.strip(" ,;:."), "022"):
            found[issn] = None
    return tuple(found)


def read_others(reading: Reading) -> tuple[tuple[str, ...], str, tuple[tuple[str, str], ...]]:
    """DOIs, the DOI of all versions, and (scheme, value) of other identifiers known here."""
    dois: dict[str, None] = {}
    concept = ""
    others: dict[tuple[str, str], None] = {}
    for one in reading.marc.all("024"):
        source, value = one.first("2").lower(), one.first("a")
        if not value:
            continue
        if source == "doi" or (source in ("", "uri") and "doi.org/" in value):
            doi = reading.valid("doi", value, "024")
            if doi and one.first("q") == _ALL_VERSIONS:
                concept = doi
            elif doi:
                dois[doi] = None
        elif source in _SCHEMES:
            if valid := reading.valid(_SCHEMES[source], value, "024"):
                others[_SCHEMES[source], valid] = None
        elif source == "isbn":
            continue
        elif not source and one.indicators[:1] == "8" and one.first("q") in identifiers.SCHEMES:
            scheme = one.first("q")
            if valid := reading.valid(scheme, value, "024"):
                others[scheme, valid] = None
    for text in reading.marc.texts(("035",), "a"):
        if match := _OCLC.match(text):
            others["oclc", match[1]] = None
    return tuple(dois), concept, tuple(others)
