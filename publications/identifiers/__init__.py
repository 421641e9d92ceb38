"""Identifiers as pure functions: read what people paste, check it, show it, link it.

A module per scheme with the same five functions; ``SCHEMES`` is the table of them. Nothing
here imports Django, touches the network or raises anything but ``IdentifierError``.
"""

from . import ark, doi, handle, isbn, isni, issn, nla, oclc, orcid, pandora, trove, viaf
from .base import IdentifierError, Notice, Scheme, gettext_noop
from .detecting import detect as _detect

UNKNOWN_SCHEME = gettext_noop("“%(value)s” is no kind of identifier known here.")

SCHEMES: dict[str, Scheme] = {
    module.SCHEME.name: module.SCHEME
    for module in (doi, orcid, issn, isbn, isni, nla, pandora, trove, oclc, viaf, ark, handle)
}
"""Every scheme by name; the order is the order of trust in ``detect``."""


def parse(scheme: str, text: str) -> str:
    """The text as an identifier of the scheme, in normal form; raises ``IdentifierError``."""
    if scheme not in SCHEMES:
        raise IdentifierError("scheme", UNKNOWN_SCHEME, scheme)
    return SCHEMES[scheme].parse(text)


def detect(text: str) -> list[tuple[str, str]]:
    """What the text could be, as pairs of scheme and normal form, the likeliest first.

    Conservative: a number without check digit is named only when the text says what it is.
    """
    return _detect(text, SCHEMES.values())


def find_dois(text: str) -> list[str]:
    """Every DOI of a text of any length, in normal form, in order, each once."""
    return doi.find(text)


def find_issns(text: str) -> list[str]:
    """The valid ISSNs of a field that may hold several."""
    return issn.find(text)


def find_isbns(text: str) -> list[str]:
    """The valid ISBNs of a field that may hold several, as thirteen digits."""
    return isbn.find(text)


__all__ = [
    "SCHEMES",
    "IdentifierError",
    "Notice",
    "Scheme",
    "detect",
    "find_dois",
    "find_isbns",
    "find_issns",
    "parse",
]
