"""ISSN (ISO 3297; https://www.issn.org/understanding-the-issn/what-is-an-issn/).

Eight digits, the last a check digit modulo 11 that may be X. Normal form and display are
the same: two groups of four with a hyphen, as the standard writes it.
"""

import re

from .base import IdentifierError, Notice, Scheme, gettext_noop
from .numbers import NumberForm

FORM = gettext_noop(
    "“%(value)s” is not an ISSN. An ISSN has eight digits in two groups, the last of which "
    "may be X, as in 0317-8471. Copy it again from the serial."
)
CHECK_DIGIT = gettext_noop(
    "“%(value)s” is not an ISSN: its check digit does not fit the other digits, so at least "
    "one digit is wrong. Compare it with the serial, or look the title up at portal.issn.org."
)
PLACEHOLDER = gettext_noop(
    "“%(value)s” is only a placeholder. Leave the ISSN out when the serial has none."
)
SEVERAL = gettext_noop("“%(value)s” holds more than one ISSN. Enter each by itself.")


def parse(text: str) -> str:
    """``NNNN-NNNC``; raises ``IdentifierError`` for another form or a wrong check digit."""
    return _NUMBERS.parse(text)


def find(text: str) -> list[str]:
    """The valid ISSNs of a field that holds several, as ``0317-8471 (print), 2049-3630``."""
    return _NUMBERS.find(text)


def display(value: str) -> str:
    """The normal form itself."""
    return value


def url(value: str) -> str:
    """The record at the ISSN Portal."""
    return f"https://portal.issn.org/resource/ISSN/{value}"


def warnings(value: str) -> list[Notice]:
    """None: the number itself gives no doubt once its check digit fits."""
    return []


def _checked(number: str, text: str) -> str:
    from stdnum import issn  # 30 ms, which most imports of this package never need

    if number == "00000000":
        raise IdentifierError("placeholder", PLACEHOLDER, text)
    if not issn.is_valid(number):
        raise IdentifierError("check-digit", CHECK_DIGIT, text)
    return f"{number[:4]}-{number[4:]}"


_NUMBERS = NumberForm(
    body=re.compile(r"(?<![0-9-])[0-9]{4} ?-? ?[0-9]{3}[0-9X](?![0-9X])(?!-[0-9])", re.I),
    label=re.compile("issn", re.I),
    form=FORM,
    several=SEVERAL,
    checked=_checked,
)
SCHEME = Scheme("issn", gettext_noop("ISSN"), parse, display, url, warnings)
