"""Persistent identifiers of the National Library of Australia (https://nla.gov.au/…).

Digital objects ``nla.obj-N``, catalogue records ``nla.cat-vnN``, newspapers
``nla.news-articleN`` (also ``-page``, ``-issue``, ``-title``), people ``nla.party-N``, union
catalogue records ``anbd.bib-anN``, and older collections (``nla.pic-an23366617``). PANDORA
titles have a scheme of their own. Normal form: lower case.

The last digit of ``nla.obj`` numbers is a Damm check digit. The library does not say so;
it was found by comparing tens of thousands of its ids, so a failure is only a doubt. The
others have none.
"""

import re

from .base import IdentifierError, Notice, Scheme, gettext_noop
from .text import tidy

FORM = gettext_noop(
    "“%(value)s” holds no identifier of the National Library of Australia, which looks like "
    "nla.obj-4204311557 or nla.cat-vn2592481. Copy the address shown as “Persistent "
    "identifier” or “Cite” on the library's page."
)
SEVERAL = gettext_noop(
    "“%(value)s” holds more than one identifier of the National Library of Australia. Enter "
    "each by itself."
)
PANDORA = gettext_noop("“%(value)s” names an archived web site. Enter it as a PANDORA title.")
MISTYPED = gettext_noop(
    "%(value)s looks mistyped: its last digit does not fit the others. Open it and see "
    "whether it leads to the right object."
)

_PID = re.compile(
    r"(?<![a-z0-9])(?:nla\.(?:obj-|cat-vn|party-|news-(?:article|page|issue|title))[0-9]{1,18}"
    r"|anbd\.bib-an[0-9]{1,18}|nla\.(?:pic|aus|gen|oh|map|ms|mus)-[a-z0-9]+(?:-[a-z0-9]+)*)(?![a-z0-9])"
)
_NUMBER = "([0-9]{1,18})(?![0-9])"
# Pages that hold the number without the PID's name.
_PAGES = (
    (rf"catalogue\.nla\.gov\.au/(?:catalog|record)/{_NUMBER}", "nla.cat-vn{}"),
    (
        rf"trove\.nla\.gov\.au/(?:newspaper|ndp/del)/(article|page|issue|title)/{_NUMBER}",
        "nla.news-{}{}",
    ),
    (rf"trove\.nla\.gov\.au/people/{_NUMBER}", "nla.party-{}"),
)


def parse(text: str) -> str:
    """The one identifier in the text, in lower case; raises ``IdentifierError``.

    Of an address the identifier in the path is taken, not the part named in its query
    (``…/view?partId=…``), nor the ending of a derivative (``-t``, ``/findingaid``).
    """
    plain = re.sub(r"\?\S*", "", tidy(text).lower())
    found: dict[str, None] = dict.fromkeys(_PID.findall(plain))
    for page, name in _PAGES:
        found |= dict.fromkeys(name.format(*match.groups()) for match in re.finditer(page, plain))
    if len(found) > 1:
        raise IdentifierError("several", SEVERAL, text)
    if not found:
        code, message = ("pandora", PANDORA) if "nla.arc-" in plain else ("form", FORM)
        raise IdentifierError(code, message, text)
    return next(iter(found))


def display(value: str) -> str:
    """The full address, as the library's pages ask to cite it."""
    return url(value)


def url(value: str) -> str:
    """The resolver of the library; it leads to viewer, catalogue or Trove."""
    return f"https://nla.gov.au/{value}"


def warnings(value: str) -> list[Notice]:
    """A doubt when the check digit of an ``nla.obj`` number fails."""
    from stdnum import damm  # 30 ms, which most imports of this package never need

    prefix, _, number = value.partition("nla.obj-")
    if not prefix and number and not damm.is_valid(number):
        return [Notice("check-digit", MISTYPED, value)]
    return []


SCHEME = Scheme("nla", gettext_noop("NLA identifier"), parse, display, url, warnings)
