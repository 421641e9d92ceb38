"""Which identifiers a pasted text could be."""

import re
from collections.abc import Iterable

from . import orcid
from .base import IdentifierError, Scheme
from .text import tidy_number

_BARE_NUMBER = re.compile(r"[\W_]*[0-9][0-9 -]*X?[\W_]*", re.I)
_CHECKED = ("orcid", "issn", "isbn", "isni")
_HANDLE_SAYS_SO = re.compile(r"hdl[.:/]|handle", re.I)


def detect(text: str, schemes: Iterable[Scheme]) -> list[tuple[str, str]]:
    """Pairs of scheme name and normal form in the order of ``schemes``."""
    try:
        plain = tidy_number(text)
    except IdentifierError:
        return []
    bare = bool(_BARE_NUMBER.fullmatch(plain))
    found: dict[str, str] = {}
    for scheme in schemes:
        if bare and scheme.name not in _CHECKED:
            continue
        if scheme.name == "handle" and not _HANDLE_SAYS_SO.search(plain):
            continue
        try:
            found[scheme.name] = scheme.parse(text)
        except IdentifierError:
            continue
    if bare and "orcid" in found:
        # The same digits are an ORCID iD inside its ranges and an ISNI outside them.
        found.pop("isni" if orcid.in_ranges(found["orcid"]) else "orcid", None)
    return list(found.items())
