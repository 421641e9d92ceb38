"""OCLC numbers (https://help.oclc.org/ "OCLC numbers"; MARC 21 fields 001 and 035).

Normal form: the bare integer as text, without leading zeros. In MARC it is written
``(OCoLC)N`` (035) or ``ocm``, ``ocn``, ``on`` and the padded number (001). No check digit.
Numbers are merged, never reused, and merged ones still resolve.
"""

import re

from .base import Notice, Scheme, gettext_noop
from .numbers import PlainForm

FORM = gettext_noop(
    "“%(value)s” holds no OCLC number, which is a plain number, as in 778419313 or "
    "(OCoLC)778419313. Copy it from the record's page in WorldCat."
)
SEVERAL = gettext_noop("“%(value)s” holds more than one OCLC number. Enter each by itself.")

# `fst` after (OCoLC) numbers a FAST subject heading, not a record.
_NUMBERS = PlainForm(
    address=re.compile(
        r"(?<![a-z0-9])worldcat\.org/(?:[^\s?#]*/)?(?:oclc|title)/0*([1-9][0-9]{0,13})(?=[/?#&]|\W*$)"
    ),
    bare=re.compile(
        r"[^\w-]*(?:(?:info:)?oc(?:o)?lc(?:(?!fst)[^0-9])*)?"
        r"(?:oc[mn]|on(?=[0-9]{10}))?0*([1-9][0-9]{0,13})\W*"
    ),
    form=FORM,
    several=SEVERAL,
)


def parse(text: str) -> str:
    """The number without prefix and leading zeros; raises ``IdentifierError``."""
    return _NUMBERS.parse(text)


def display(value: str) -> str:
    """The bare number, as WorldCat shows it under its label."""
    return value


def marc(value: str) -> str:
    """The form of MARC 21 field 035."""
    return f"(OCoLC){value}"


def url(value: str) -> str:
    """The record's page in WorldCat."""
    return f"https://search.worldcat.org/title/{value}"


def warnings(value: str) -> list[Notice]:
    """None: such numbers have no check digit."""
    return []


SCHEME = Scheme("oclc", gettext_noop("OCLC number"), parse, display, url, warnings)
