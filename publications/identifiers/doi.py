r"""DOI names (ISO 26324; DOI Handbook, https://www.doi.org/doi-handbook/HTML/).

Normal form: ``10.`` registrant ``/`` suffix, with A–Z lower-cased because the registry
compares ASCII without case. There is no check digit and the suffix is opaque. Displayed as
``https://doi.org/…`` (Crossref display guidelines, DataCite). idutils' ``doi_regexp`` takes
spaces, trailing punctuation and whole pages into the suffix, so reading is done here.

Two rules of ours keep reading repeatable: a percent escape is always resolved (no agency
lets ``%41`` stand for itself), and typographic dashes are hyphens (PDF files make them).
"""

import re
from collections.abc import Iterator
from urllib.parse import quote

from .base import IdentifierError, Notice, Scheme, gettext_noop
from .suffix import STOPS, path_only, trim, trim_whole
from .text import MAX_LENGTH, bounded, decode, fold, lower_ascii, plain_dashes, settle, visible

FORM = gettext_noop(
    "“%(value)s” holds no DOI. A DOI begins with 10. and a number, then a slash and a name, "
    "as in 10.5281/zenodo.20352371. Copy it again from where the work is published."
)
PAGE = gettext_noop(
    "“%(value)s” is the address of a web page, and where a DOI in it would end is not certain. "
    "Enter the DOI itself, as in 10.5281/zenodo.20352371."
)
SHORT = gettext_noop(
    "“%(value)s” is a short DOI, only an alias. Open it under https://doi.org/ and enter the "
    "full DOI of the page it leads to."
)
SEVERAL = gettext_noop("“%(value)s” holds more than one DOI. Enter each by itself.")
TEST_PREFIX = gettext_noop(
    "%(value)s has the prefix 10.5072, which is for tests: it will never lead anywhere."
)
UNUSUAL = gettext_noop(
    "%(value)s holds characters that are rare in DOIs and may be damage or look-alikes. "
    "Compare it with the page of the work."
)

_NAME = r"10\.[0-9]{4,9}(?:\.[0-9]+)*/"
_START = re.compile(rf"(?<![0-9])(?<![0-9]\.){_NAME}")
_GLUED = re.compile(rf"(?:[,;|](?:doi:)?|[,;|]?https?://[^/\s]+/(?:doi:)?){_NAME}", re.I)
_ESCAPES = re.compile(r"\{?\$?\\([_#&%$/])\$?\}?")
# Hosts that resolve: doi.org, dx.doi.org, a library proxy's name for them (doi-org.proxy…),
# publishers' own (doi.acm.org), Handle.Net, and the agencies' services.
_RESOLVER = re.compile(
    r"(?:^|[^a-z0-9.-])(?:(?:(?:www|dx)[.-])?doi[.-][a-z0-9.-]+|hdl\.handle\.net"
    r"|(?:api|data)\.(?:crossref|datacite)\.org)(?::[0-9]+)?"
    r"/+(?:api/handles/|dois/|works/|doi:|urn:doi:)?$"
)
# Publishers' pages that hold the DOI after /doi/, /doi/full/ … (Atypon, Wiley, Zenodo), and
# Springer's, whose addresses are the DOI.
_PAGE = re.compile(
    r"://[^/?#\s]+/(?:[^?#\s]*/)?doi/(?:[a-z]+/){0,2}$"
    r"|://link\.springer\.com/(?:[a-z]+/|content/pdf/)?$"
)
# What makes a following 10.… no DOI: an unknown address or path, a word it is part of.
_STRANGE_LEAD = re.compile(r"://|^www\.|(?<!doi)/$|(?<!doi)(?<=[a-z0-9])$")
_PAGE_TAIL = re.compile(
    r"(?:/(?:abstract|full|full-text|pdf|epdf|epub|references|summary)/?|\.pdf)$", re.I
)
_BADGE = re.compile(r"://zenodo\.org/badge/doi/$")
_SHORT = re.compile(
    r"[^\w/]*(?:(?:https?://)?(?:www\.|dx\.)?(?:short)?doi\.org/|doi:?\s*)?10/[a-z0-9]+\W*"
    r"|[^\w/]*(?:https?://)?(?:www\.|dx\.)?doi\.org/[a-z0-9]+\W*",
    re.I,
)
_PLAIN = re.compile(r"[a-z0-9._;()/:<>\[\]+=*$~#@,&'!-]+")


def parse(text: str) -> str:
    """The one DOI in the text, in normal form; the text may be a whole reference.

    Raises ``IdentifierError`` for no DOI, several different ones, a short DOI (``10/abc``),
    or a page's address that does not show where its DOI ends.
    """
    found = find(bounded(text))
    if len(found) == 1:
        return found[0]
    if found:
        raise IdentifierError("several", SEVERAL, text)
    plain = fold(visible(text))
    if _SHORT.fullmatch(plain):
        raise IdentifierError("short-doi", SHORT, text)
    if _on_a_page(decode(plain)):
        raise IdentifierError("page", PAGE, text)
    raise IdentifierError("form", FORM, text)


def find(text: str) -> list[str]:
    """Every DOI of a text of any length, in normal form, in order, each once."""
    return list(dict.fromkeys(_candidates(text)))


def display(value: str) -> str:
    """``https://doi.org/…``, percent-encoded, so that it can be copied from the page."""
    return url(value)


def url(value: str) -> str:
    """The resolver's address; encodes what the DOI Handbook asks to encode, and more."""
    return "https://doi.org/" + quote(value, safe="/:;()@!$*,=~+'")


def warnings(value: str) -> list[Notice]:
    """Doubts: the prefix for tests (DataCite's 10.5072), characters rare in DOIs."""
    found = []
    if value.startswith("10.5072/"):
        found.append(Notice("test-prefix", TEST_PREFIX, value))
    if not _PLAIN.fullmatch(value):
        found.append(Notice("unusual-characters", UNUSUAL, value))
    return found


def _candidates(text: str) -> Iterator[str]:
    for piece in STOPS.split(visible(visible(text))):  # twice: feeds escape twice
        for token in fold(piece).split():
            yield from _from_token(_unescaped(token))


def _from_token(token: str) -> Iterator[str]:
    if "%" in token and len(token) <= MAX_LENGTH and not _START.search(token):
        token = settle(lambda t: _unescaped(fold(visible(decode(t)))), token)
    position = 0
    while start := _START.search(token, position):
        lead, tail = token[position : start.start()], token[start.start() :]
        glued = _GLUED.search(tail, len(start[0]))
        tail = tail[: glued.start()] if glued else tail
        if (value := _value(lead[-MAX_LENGTH:], tail)) is not None:
            yield value
        position = start.start() + len(tail)


def _value(lead: str, tail: str) -> str | None:
    """The DOI at the head of ``tail`` when what stands before it lets it be one."""
    lead = settle(decode, lead).lower()
    if _is_resolver(lead):
        tail = trim(path_only(tail, parameter="?" in lead))
    elif _PAGE.search(lead):
        tail = _PAGE_TAIL.sub("", trim(path_only(tail)))
        tail = tail.partition(".svg")[0] if _BADGE.search(lead) else tail
    elif _STRANGE_LEAD.search(lead):
        return None
    else:
        tail = trim(tail)
    if len(tail) > MAX_LENGTH:
        return None
    while lead and lead[-1] in "*_~" and tail.endswith(lead[-1]):  # mark-up: *10.1000/x*
        lead, tail = lead[:-1], tail[:-1]
    value = trim_whole(settle(_plain, tail))
    if value is None or _GLUED.search(value) or not re.fullmatch(rf"{_NAME}.+", value):
        return None
    return value


def _on_a_page(text: str) -> bool:
    start = _START.search(text)
    lead = text[: start.start()] if start else ""
    return ("://" in lead or lead.endswith("/")) and not _is_resolver(lead)


def _is_resolver(lead: str) -> bool:
    return bool(_RESOLVER.search(lead.lower()))


def _plain(tail: str) -> str:
    return _unescaped(fold(lower_ascii(visible(decode(tail)))))


def _unescaped(token: str) -> str:
    r"""Hyphens for dashes, and the ``\_`` of BibTeX and ``\/`` of JSON without backslash."""
    return settle(lambda t: _ESCAPES.sub(r"\1", t), plain_dashes(token))


SCHEME = Scheme("doi", gettext_noop("DOI"), parse, display, url, warnings)
