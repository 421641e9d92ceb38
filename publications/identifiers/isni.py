"""ISNI (ISO 27729; https://isni.org/page/technical-documentation/).

Sixteen digits, the last a check digit by ISO 7064 MOD 11-2 that may be X. Normal form
without separators, as in ISNI's addresses; displayed in four blocks, as the standard says.
"""

import re

from .base import IdentifierError, Notice, Scheme, gettext_noop
from .numbers import NumberForm

FORM = gettext_noop(
    "“%(value)s” is not an ISNI. An ISNI has sixteen digits, the last of which may be X, as in "
    "0000 0001 2281 955X. Copy it again from isni.org."
)
CHECK_DIGIT = gettext_noop(
    "“%(value)s” is not an ISNI: its check digit does not fit the other digits, so at least "
    "one digit is wrong. Copy it again from isni.org."
)
SEVERAL = gettext_noop("“%(value)s” holds more than one ISNI. Enter each by itself.")

SIXTEEN = re.compile(r"(?<![0-9-])(?:[0-9]{4} ?-? ?){3}[0-9]{3}[0-9X](?![0-9X])(?!-[0-9])", re.I)
"""A number of ISNI's form; ORCID iDs have the same."""


def parse(text: str) -> str:
    """Sixteen digits; raises ``IdentifierError`` for another form or a wrong check digit."""
    return _NUMBERS.parse(text)


def display(value: str) -> str:
    """Four blocks, as ``0000 0001 2281 955X``."""
    return " ".join(value[start : start + 4] for start in range(0, 16, 4))


def url(value: str) -> str:
    """The public record at ISNI."""
    return f"https://isni.org/isni/{value}"


def warnings(value: str) -> list[Notice]:
    """None: the number itself gives no doubt once its check digit fits."""
    return []


def has_check_digit(number: str) -> bool:
    """Whether sixteen digits pass ISO 7064 MOD 11-2."""
    from stdnum.iso7064 import mod_11_2  # 30 ms, which most imports never need

    return mod_11_2.is_valid(number)


def _checked(number: str, text: str) -> str:
    if not has_check_digit(number):
        raise IdentifierError("check-digit", CHECK_DIGIT, text)
    return number


_NUMBERS = NumberForm(SIXTEEN, re.compile("isni", re.I), FORM, SEVERAL, _checked)
SCHEME = Scheme("isni", gettext_noop("ISNI"), parse, display, url, warnings)
