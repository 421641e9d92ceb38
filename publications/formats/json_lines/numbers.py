"""Identifiers and addresses of a row: each to its place in the record."""

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from ... import identifiers
from ...identifiers import IdentifierError
from ...identifiers.base import gettext_noop
from ...records import Kept, Linked
from ..base import Problem
from .texts import clean

NO_DOI = gettext_noop("“%(value)s” holds no DOI; it was left out.")
NO_ISBN = gettext_noop("“%(value)s” holds no valid ISBN; it was left out.")
NO_ISSN = gettext_noop("“%(value)s” holds no valid ISSN; it was left out.")
NO_ADDRESS = gettext_noop("“%(value)s” is no web address; it was left out.")

LONGEST_URL = 2000
_EXTRA_DOI = re.compile(r"^\s*DOI:\s*(\S.*)$", re.I | re.M)
_FINDERS = {
    "doi": (identifiers.find_dois, NO_DOI),
    "isbn": (identifiers.find_isbns, NO_ISBN),
    "issn": (identifiers.find_issns, NO_ISSN),
}
_RESOLVER = re.compile(r"https?://(?:(?:www|dx)\.)?doi\.org/", re.I)
# Where the number is one a service gave the record of this very work.
_SERVICES = {"oclc": "worldcat", "nla": "nla", "trove": "trove", "zenodo": "zenodo"}


@dataclass
class Numbers:
    """What was found; ``others`` are pairs of scheme and value."""

    dois: list[str] = field(default_factory=list)
    isbns: list[str] = field(default_factory=list)
    issns: list[str] = field(default_factory=list)
    others: list[tuple[str, str]] = field(default_factory=list)
    archives: list[Kept] = field(default_factory=list)
    links: list[Linked] = field(default_factory=list)
    url: str = ""


def numbers(row: dict[str, Any], is_part: bool, problems: list[Problem]) -> Numbers:
    """Identifiers of a row. Those a part (an article) carries besides DOI are its whole's."""
    found = Numbers()
    found.dois = _all("doi", row, ("doi", "DOI", "dois"), problems)
    found.isbns = _all("isbn", row, ("isbn", "ISBN"), problems)
    found.issns = _all("issn", row, ("issn", "ISSN"), problems)
    for match in _EXTRA_DOI.finditer(clean(row.get("extra"))):
        found.dois += identifiers.find_dois(match[1])
    listed = row.get("identifiers")
    if isinstance(listed, dict) and not is_part:
        for scheme, values in listed.items():
            for value in values if isinstance(values, list) else [values]:
                _number(found, scheme, clean(value))
    for key in ("nla", "trove"):
        _number(found, key, clean(row.get(key)))
    _address(found, row, problems)
    found.dois = list(dict.fromkeys(found.dois))
    return found


def _all(
    scheme: str, row: dict[str, Any], keys: tuple[str, ...], problems: list[Problem]
) -> list[str]:
    find, message = _FINDERS[scheme]
    found: list[str] = []
    for key in keys:
        values = row.get(key)
        for value in values if isinstance(values, list) else [values]:
            if not (text := clean(value)):
                continue
            valid = find(text)
            if not valid and scheme != "doi":
                valid = [one for part in re.split(r"[,;/|]\s*|\s{1,}", text) for one in find(part)]
            if not valid:
                problems.append(Problem(message, {"value": text[:80]}, field=key, value=text))
            found += valid
    return list(dict.fromkeys(found))


def _number(found: Numbers, scheme: str, text: str) -> None:
    """A number by the name of its scheme; those we have no place for are left out."""
    scheme = scheme.lower()
    if not text:
        return
    try:
        if scheme in ("handle", "ark"):
            found.others.append((scheme, identifiers.parse(scheme, text)))
        elif scheme == "doi":
            found.dois += identifiers.find_dois(text)
        elif service := _SERVICES.get(scheme):
            value = identifiers.parse(scheme, text) if scheme in identifiers.SCHEMES else text
            found.archives.append(Kept(service, value))
    except IdentifierError:
        return


def _address(found: Numbers, row: dict[str, Any], problems: list[Problem]) -> None:
    """An address of a resolver is the identifier; another one is the work's page."""
    for key in ("url", "archive_url", "URL"):
        text = clean(row.get(key))
        if not text:
            continue
        if not is_web_address(text):
            problems.append(Problem(NO_ADDRESS, {"value": text[:80]}, field=key, value=text))
        elif key == "archive_url":
            found.links.append(Linked(text))
        elif _RESOLVER.match(text) and (dois := identifiers.find_dois(text)):
            found.dois += dois
        elif "hdl.handle.net/" in text and (handle := _parsed("handle", text)):
            found.others.append(("handle", handle))
        elif "nla.gov.au/nla." in text and (nla := _parsed("nla", text)):
            found.archives.append(Kept("nla", nla))
        else:
            found.url = found.url or text


def _parsed(scheme: str, text: str) -> str:
    try:
        return identifiers.parse(scheme, text)
    except IdentifierError:
        return ""


def is_web_address(text: str) -> bool:
    """Whether it is an http or https address of usable length, with a host."""
    if len(text) > LONGEST_URL or re.search(r"[\s<>\"{}|\\^`\x00-\x1f]", text):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False
