"""ORCID iDs (https://support.orcid.org/hc/en-us/articles/360006897674).

Sixteen digits with the check digit of ISNI, from ranges that ISNI set aside. Normal form:
four groups with hyphens. ORCID asks that iDs are displayed as full https addresses.
"""

import re

from .base import IdentifierError, Notice, Scheme, gettext_noop
from .isni import SIXTEEN, has_check_digit
from .numbers import NumberForm

FORM = gettext_noop(
    "“%(value)s” is not an ORCID iD. An iD has sixteen digits in four groups, the last of which "
    "may be X, as in 0000-0002-1825-0097. Copy it again from the person's page at orcid.org."
)
CHECK_DIGIT = gettext_noop(
    "“%(value)s” is not an ORCID iD: its check digit does not fit the other digits, so at "
    "least one digit is wrong. Copy it again from the person's page at orcid.org."
)
SANDBOX = gettext_noop(
    "“%(value)s” is from ORCID's test system, whose iDs belong to nobody. Enter the iD from "
    "orcid.org."
)
SEVERAL = gettext_noop("“%(value)s” holds more than one ORCID iD. Enter each by itself.")
OUTSIDE_RANGES = gettext_noop(
    "%(value)s lies outside the ranges that ORCID uses: it may be an ISNI. Compare it with the "
    "person's page at orcid.org."
)

RANGES = ((15_000_000, 35_000_000), (900_000_000_000, 900_100_000_000))
"""First and last number, without check digit, of each block (the article named above)."""


def parse(text: str) -> str:
    """``0000-0002-1825-0097``; raises ``IdentifierError`` for another form, a wrong check
    digit, or an address of ORCID's sandbox."""
    if "sandbox.orcid.org" in text.lower():
        raise IdentifierError("sandbox", SANDBOX, text)
    return _NUMBERS.parse(text)


def display(value: str) -> str:
    """``https://orcid.org/…`` (ORCID trademark and iD display guidelines)."""
    return url(value)


def url(value: str) -> str:
    """The person's public record."""
    return f"https://orcid.org/{value}"


def warnings(value: str) -> list[Notice]:
    """A doubt when ORCID did not hand out such numbers; blocks are added, so no more."""
    return [] if in_ranges(value) else [Notice("outside-ranges", OUTSIDE_RANGES, value)]


def in_ranges(value: str) -> bool:
    """Whether the number lies in a block that ISNI gave to ORCID."""
    number = int(value.replace("-", "")[:15])
    return any(first <= number <= last for first, last in RANGES)


def _checked(number: str, text: str) -> str:
    if not has_check_digit(number):
        raise IdentifierError("check-digit", CHECK_DIGIT, text)
    return "-".join(number[start : start + 4] for start in range(0, 16, 4))


# Its interface names a version before the iD: pub.orcid.org/v3.0/0000-…/record.
_LABEL = re.compile(r"orcid(?:\.org/v[0-9.]+/)?", re.I)
_NUMBERS = NumberForm(SIXTEEN, _LABEL, FORM, SEVERAL, _checked)
SCHEME = Scheme("orcid", gettext_noop("ORCID iD"), parse, display, url, warnings)
