"""ARKs, Archival Resource Keys (https://datatracker.ietf.org/doc/draft-kunze-ark/, §3.2).

Normal form ``ark:NAAN/Name`` by the specification's rules for comparing: no resolver and no
query, ``ark:`` without the older slash, NAAN in lower case, percent escapes in upper case,
hyphens removed (they mean nothing), dots and slashes never doubled and never last. The case
of the name is kept. Displayed with the hyphens the text had.
"""

import re
from collections.abc import Iterator

from .base import IdentifierError, Notice, Scheme, gettext_noop
from .text import bounded, decode, fold, plain_dashes, settle, visible

FORM = gettext_noop(
    "“%(value)s” is not an ARK, which is the word ark, a colon, a number, a slash and a name, "
    "as in ark:12148/btv1b8449691v. Copy it again from the page of the object."
)
SEVERAL = gettext_noop("“%(value)s” holds more than one ARK. Enter each by itself.")
EXAMPLE = gettext_noop(
    "%(value)s has a number that is kept for examples and tests: it will never lead anywhere."
)

RESERVED = ("12345", "99999")
"""Name assigning authority numbers for examples and tests (https://arks.org/about/)."""

_LABEL = re.compile(r"(?:^|[^a-z0-9]|%2f)ark(?::|%3a)(?:/|%2f)?", re.I)
# NAAN: digits and consonants but l. Name: the specification's characters, and the colon that
# FamilySearch has in millions of ARKs. A name going on in other letters is not cut in two.
_ARK = re.compile(
    r"(?P<naan>[0-9bcdfghjkmnpqrstvwxz-]{2,})/"
    r"(?P<name>(?:[a-z0-9=~*+@_$:./-]|%[0-9a-f]{2})++)(?![\w%])",
    re.I,
)
_UNRESERVED = re.compile("%(?:3[0-9]|4[1-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9ae])", re.I)


def parse(text: str) -> str:
    """``ark:NAAN/Name`` in normal form; raises ``IdentifierError``."""
    found = {
        (naan.replace("-", ""), _structured(name.replace("-", ""))) for naan, name in _parts(text)
    }
    whole = [f"ark:{naan}/{name}" for naan, name in found if naan and name]
    if not whole:
        raise IdentifierError("form", FORM, text)
    if len(whole) > 1:
        raise IdentifierError("several", SEVERAL, text)
    return whole[0]


def display(value: str) -> str:
    """``ark:NAAN/Name`` with its hyphens, from a normal form or from the text once pasted."""
    for naan, name in _parts(value):
        return f"ark:{naan}/{_structured(name)}"
    return value


def url(value: str) -> str:
    """The address at N2T, the resolver of all ARKs."""
    return f"https://n2t.net/{value}"


def warnings(value: str) -> list[Notice]:
    """A doubt about the numbers kept for examples and tests."""
    naan = value.removeprefix("ark:").partition("/")[0]
    return [Notice("example", EXAMPLE, value)] if naan in RESERVED else []


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """NAAN and name of each ARK in the text, hyphens still in them."""
    plain = plain_dashes(settle(lambda t: fold(visible(t)), bounded(text)))
    for label in _LABEL.finditer(plain):
        rest = plain[label.end() :].split(maxsplit=1)
        token = rest[0] if rest else ""
        if "%" in label[0] or "/" not in token:  # escaped whole, not by the ARK's maker
            token = decode(token)
        if match := _ARK.match(settle(_decode_unreserved, token)):
            name = re.sub("%..", lambda escape: escape[0].upper(), match["name"])
            yield match["naan"].lower(), name


def _decode_unreserved(text: str) -> str:
    """Letters, digits, ``_`` and ``~`` need no escape (RFC 3986 §2.3); ``-``, ``.`` and ``/``
    mean something in an ARK, so that their escapes stay."""
    return _UNRESERVED.sub(lambda escape: chr(int(escape[0][1:], 16)), text)


def _structured(name: str) -> str:
    """No dot or slash first, last, or beside another; the first of a row stays (§3.2).

    A colon is no structure, but at the end it belongs to the sentence.
    """
    return re.sub(r"([./])[./]+", r"\1", name.strip("./:"))


SCHEME = Scheme("ark", gettext_noop("ARK"), parse, display, url, warnings)
