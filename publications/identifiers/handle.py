"""Handles (RFC 3650, RFC 3651; https://www.handle.net/), but for DOIs, which are handles too.

Normal form: ``prefix/suffix``, the suffix as it is (local services may tell case apart).
Displayed as the address of the proxy. idutils takes any two words with a slash for a handle;
here the prefix must be numeric, as all that are handed out now. A few old libraries' prefixes
are words (``loc.gdc``): they cannot be told from host names and are kept as links.
"""

import re
from urllib.parse import quote

from .base import IdentifierError, Notice, Scheme, gettext_noop
from .suffix import STOPS, path_only, trim, trim_whole
from .text import bounded, decode, fold, plain_dashes, settle, visible

FORM = gettext_noop(
    "“%(value)s” is not a Handle, which is a number, a slash and a name, as in "
    "hdl:2027/mdp.39015012345678. Copy the address that begins with https://hdl.handle.net/."
)
IS_DOI = gettext_noop("“%(value)s” is a DOI. Enter it as DOI.")
DEFAULT_PREFIX = gettext_noop(
    "%(value)s has the prefix 123456789, which repositories use until they register their "
    "own: it will never lead anywhere. Look for another identifier."
)

_RESOLVER = re.compile(
    r"(?:hdl:|info:hdl/|(?:https?://)?hdl\.handle\.net/+(?:api/handles/)?)"
    r"(?P<prefix>[0-9]+(?:\.[0-9]+)*)/(?P<suffix>.+)",
    re.I,
)
# Repositories (DSpace) show the handle in the path: …/handle/10535/7893.
_REPOSITORY = re.compile(
    r"https?://[^?#\s]+/handle/(?P<prefix>[0-9]+(?:\.[0-9]+)*)/(?P<suffix>[^/?#&\s]+)/?(?=[?#]|$)",
    re.I,
)
_BARE = re.compile(r"(?P<prefix>[0-9]+(?:\.[0-9]+)*)/(?P<suffix>.+)")
_LEAD = re.compile(r"^[^\w]*(?:handle\b[\s:]*)?[^\w]*", re.I)


def parse(text: str) -> str:
    """``prefix/suffix``; raises ``IdentifierError``, also for a DOI."""
    prefix, suffix = _parts(text)
    suffix = trim_whole(settle(_plain, trim(suffix))) or ""
    if not suffix:
        raise IdentifierError("form", FORM, text)
    if re.fullmatch(r"10\.[0-9]{4,9}(?:\.[0-9]+)*", prefix):
        raise IdentifierError("is-doi", IS_DOI, text)
    return f"{prefix}/{suffix}"


def display(value: str) -> str:
    """The address of the proxy, which Handle.Net asks to show."""
    return url(value)


def url(value: str) -> str:
    """The address of the proxy, percent-encoded."""
    return "https://hdl.handle.net/" + quote(value, safe="/:;()@!$*,=~+'")


def warnings(value: str) -> list[Notice]:
    """A doubt about DSpace's default prefix, which belongs to nobody."""
    if value.startswith("123456789/"):
        return [Notice("default-prefix", DEFAULT_PREFIX, value)]
    return []


def _parts(text: str) -> tuple[str, str]:
    plain = settle(visible, bounded(text))
    words = [fold(word) for piece in STOPS.split(plain) for word in fold(piece).split()]
    words = [plain_dashes(word) for word in words if re.search(r"\w", word)]
    if words and re.fullmatch(r"\W*handle\W*", words[0], re.I):
        words = words[1:]
    if len(words) == 1:
        token = _LEAD.sub("", words[0])
        token = token if _known(token) else settle(_plain, token)
        if match := _known(token):
            address = "://" in token or token.lower().startswith("hdl.handle.net")
            suffix = path_only(match["suffix"]) if address else match["suffix"]
            return match["prefix"], suffix
    raise IdentifierError("form", FORM, text)


def _known(token: str) -> re.Match[str] | None:
    return _RESOLVER.match(token) or _REPOSITORY.match(token) or _BARE.match(token)


def _plain(text: str) -> str:
    return plain_dashes(fold(visible(decode(text))))


SCHEME = Scheme("handle", gettext_noop("Handle"), parse, display, url, warnings)
