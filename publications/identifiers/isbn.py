"""ISBN (ISO 2108; ISBN Users' Manual, https://www.isbn-international.org/).

Normal form: thirteen digits. Ten-digit numbers (before 2007) become 978 numbers with a new
check digit, as the manual says. Displayed with hyphens between prefix, group, registrant,
publication and check digit, by the range file that python-stdnum carries. There is no
address: no registry resolves ISBNs.

python-stdnum counts 979-0 as ISBN; it is the ISMN of printed music (ISO 10957), refused here.
"""

import re

from .base import IdentifierError, Notice, Scheme, gettext_noop
from .numbers import NumberForm

FORM = gettext_noop(
    "“%(value)s” is not an ISBN. An ISBN has thirteen digits beginning with 978 or 979, or, in "
    "older books, ten of which the last may be X. Copy it again from the book."
)
CHECK_DIGIT = gettext_noop(
    "“%(value)s” is not an ISBN: its check digit does not fit the other digits, so at least "
    "one digit is wrong. Compare it with the book; if it is wrong there, leave it out."
)
ISMN = gettext_noop(
    "“%(value)s” is an ISMN, the number of printed music, not an ISBN. Leave the ISBN out."
)
PLACEHOLDER = gettext_noop(
    "“%(value)s” is only a placeholder. Leave the ISBN out when the book has none."
)
SEVERAL = gettext_noop("“%(value)s” holds more than one ISBN. Enter each by itself.")
UNKNOWN_RANGE = gettext_noop(
    "%(value)s lies in a range that belonged to no publisher when our table was made. "
    "Compare it with the book."
)


def parse(text: str) -> str:
    """Thirteen digits; raises ``IdentifierError`` for another form or a wrong check digit."""
    return _NUMBERS.parse(text)


def find(text: str) -> list[str]:
    """The valid ISBNs of a field that holds several; both forms of one number are one."""
    return _NUMBERS.find(text)


def display(value: str) -> str:
    """Hyphenated, as ``978-0-306-40615-7``; in fewer parts where the range is unknown."""
    from stdnum import isbn

    return isbn.format(value)


def url(value: str) -> None:
    """There is none: no registry gives ISBNs an address."""
    return None


def warnings(value: str) -> list[Notice]:
    """A doubt when no publisher has the range; ranges are added, so it is only a doubt."""
    from stdnum import isbn

    _, group, registrant, _, _ = isbn.split(value)
    return [] if group and registrant else [Notice("unknown-range", UNKNOWN_RANGE, value)]


def _checked(number: str, text: str) -> str:
    from stdnum import isbn  # 30 ms, which most imports of this package never need

    if number.startswith("9790"):
        raise IdentifierError("ismn", ISMN, text)
    if not isbn.is_valid(number):
        raise IdentifierError("check-digit", CHECK_DIGIT, text)
    number = isbn.to_isbn13(number)
    if number.startswith("978000000000"):
        raise IdentifierError("placeholder", PLACEHOLDER, text)
    return number


_NUMBERS = NumberForm(
    body=re.compile(
        r"(?<![0-9-])(?:97[89](?:[ -]?[0-9]){10}|(?:[0-9][ -]?){9}[0-9X])(?![0-9X])(?!-[0-9])",
        re.I,
    ),
    # `ISBN-13:` and `ISBN 10 ` name the kind; they do not begin the number.
    label=re.compile(r"isbn(?:[ _-]?1[03](?=[^0-9]+[0-9]))?", re.I),
    form=FORM,
    several=SEVERAL,
    checked=_checked,
)
SCHEME = Scheme("isbn", gettext_noop("ISBN"), parse, display, url, warnings)
