"""Works of Trove (https://trove.nla.gov.au/work/N).

A number without check digit, and not a persistent one: Trove merges and splits works by
itself. It is a hint beside ``nla.obj`` or ``nla.cat-vn``. Versions have numbers of their own,
which are not work numbers.
"""

import re

from .base import IdentifierError, Notice, Scheme, gettext_noop
from .numbers import PlainForm

FORM = gettext_noop(
    "“%(value)s” holds no Trove work number. Open the work in Trove and copy its address, "
    "which looks like https://trove.nla.gov.au/work/17911947."
)
SEVERAL = gettext_noop("“%(value)s” holds more than one Trove work. Enter each by itself.")
VERSION = gettext_noop(
    "“%(value)s” names one version of a work in Trove. Open the work it belongs to and copy "
    "that address, which looks like https://trove.nla.gov.au/work/17911947."
)

_NUMBERS = PlainForm(
    address=re.compile(
        r"(?<![a-z0-9])trove\.nla\.gov\.au/(?:v[0-9]+/)?work/([1-9][0-9]{0,14})(?![a-z0-9])"
    ),
    bare=re.compile(r"\W*(?:trove\W*(?:work)?\W*(?:id)?)?\W*([1-9][0-9]{0,14})\W*"),
    form=FORM,
    several=SEVERAL,
)


def parse(text: str) -> str:
    """The work's number as text; raises ``IdentifierError``."""
    try:
        return _NUMBERS.parse(text)
    except IdentifierError as error:
        if "trove.nla.gov.au/version/" in text.lower():
            raise IdentifierError("version", VERSION, text) from error
        raise


def display(value: str) -> str:
    """The full address: the number alone would not say what it counts."""
    return url(value)


def url(value: str) -> str:
    """The work's page in Trove."""
    return f"https://trove.nla.gov.au/work/{value}"


def warnings(value: str) -> list[Notice]:
    """None: such numbers have no check digit."""
    return []


SCHEME = Scheme("trove", gettext_noop("Trove work"), parse, display, url, warnings)
