"""PANDORA titles and collections of the Australian Web Archive (``nla.arc-N``).

Normal form ``nla.arc-N`` for a title, ``nla.arc-cN`` for a collection; no check digit. The
addresses of title entry pages and archived copies hold the title's number
(https://webarchive.nla.gov.au/tep/N, http://pandora.nla.gov.au/pan/N/20050101-0000/…).
"""

import re

from .base import Notice, Scheme, gettext_noop
from .numbers import PlainForm

FORM = gettext_noop(
    "“%(value)s” holds no PANDORA title, which looks like nla.arc-10421. Copy it from the "
    "title's entry page at webarchive.nla.gov.au."
)
SEVERAL = gettext_noop("“%(value)s” holds more than one PANDORA title. Enter each by itself.")

_NUMBERS = PlainForm(
    address=re.compile(
        r"(?<![a-z0-9])(?:nla\.arc-|(?:pandora|webarchive)\.nla\.gov\.au/(?:tep|pan)/)"
        r"(c?[0-9]{1,9})(?![a-z0-9])"
    ),
    bare=re.compile(r"\W*(?:pandora|tep)?\W*([0-9]{1,9})\W*"),
    form=FORM,
    several=SEVERAL,
)


def parse(text: str) -> str:
    """``nla.arc-N``, also from a bare number; raises ``IdentifierError``."""
    return f"nla.arc-{_NUMBERS.parse(text)}"


def display(value: str) -> str:
    """The full address, as the library asks to cite it."""
    return url(value)


def url(value: str) -> str:
    """The resolver of the National Library of Australia."""
    return f"https://nla.gov.au/{value}"


def warnings(value: str) -> list[Notice]:
    """None: such numbers have no check digit."""
    return []


SCHEME = Scheme("pandora", gettext_noop("PANDORA title"), parse, display, url, warnings)
