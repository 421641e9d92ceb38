"""VIAF clusters (https://viaf.org/viaf/N), the authority files of libraries together.

Normal form: the bare number, two to nine digits or nineteen to twenty-two (the form that
Wikidata's property P214 and idutils keep). No check digit; clusters are merged.
"""

import re

from .base import Notice, Scheme, gettext_noop
from .numbers import PlainForm

FORM = gettext_noop(
    "“%(value)s” holds no VIAF number, which has two to nine or nineteen to twenty-two digits, "
    "as in https://viaf.org/viaf/102333412. Copy the permalink of the VIAF page."
)
SEVERAL = gettext_noop("“%(value)s” holds more than one VIAF number. Enter each by itself.")

_NUMBER = r"([1-9][0-9](?:[0-9]{17,20}|[0-9]{0,7}))"
_NUMBERS = PlainForm(
    address=re.compile(
        rf"(?<![a-z0-9])viaf\.org/(?:[a-z]{{2}}(?:-[a-z]+)?/)?viaf/{_NUMBER}(?![a-z0-9])"
    ),
    bare=re.compile(rf"\W*(?:viaf\W*(?:id)?)?\W*{_NUMBER}\W*"),
    form=FORM,
    several=SEVERAL,
)


def parse(text: str) -> str:
    """The cluster's number as text; raises ``IdentifierError``."""
    return _NUMBERS.parse(text)


def display(value: str) -> str:
    """The permalink, which VIAF asks to be used as the identifier."""
    return url(value)


def url(value: str) -> str:
    """The cluster's page at VIAF."""
    return f"https://viaf.org/viaf/{value}"


def warnings(value: str) -> list[Notice]:
    """None: such numbers have no check digit."""
    return []


SCHEME = Scheme("viaf", gettext_noop("VIAF"), parse, display, url, warnings)
