"""Pages of the National Library of Australia, reached by its persistent identifiers.

It has no interface for machines: a page counts only where it names what was asked, a "not
found" only where it is the library's own. A page with status 200 proves nothing by itself.
"""

import html
import re
from urllib.parse import urlsplit

from publications.outbound import Answer, Request
from publications.outbound.services import base_address

from ..conversation import Unlearnt
from ..readings import NO_MARKER, Meaning, Reading
from .bodies import html_of, unknown_shape

_THE_LIBRARY = re.compile(r"National Library of Australia|\bnla\.gov\.au\b", re.I)
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.I | re.S)
_HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.I | re.S)
_TAG = re.compile(r"<[^>]*>")
# A title or heading that says that the page is not the one that was asked for.
_SORRY = re.compile(r"^(?:error|sorry|404|50\d)\b|\b(?:not found|unavailable|maintenance)\b", re.I)
_ONSITE = re.compile(r"\bon-?\s?site only\b", re.I)


def page_request(identifier: str) -> Request:
    """The question for the page that the resolver leads to."""
    return Request(f"{base_address('nla')}/{identifier}", robots=True)


def page_of(answer: Answer) -> str | None:
    """The text of the library's page; None where the library says that there is none.

    Raises Unlearnt for anything that is neither.
    """
    page = html_of(answer)
    if not _is_theirs(answer.final_url):
        raise no_marker(f"It leads away from the library, to {urlsplit(answer.final_url).netloc}.")
    if answer.status in (404, 410):
        if not _THE_LIBRARY.search(page):
            raise unknown_shape(answer, "a page of the library")
        return None
    if answer.status != 200:
        raise unknown_shape(answer)
    return page


def absent(answer: Answer, identifier: str) -> Reading:
    """The library says that it has no such page."""
    return Reading(
        Meaning.ABSENT,
        detail=f"The library says that it has no {identifier} (status {answer.status}).",
    )


def no_marker(detail: str) -> Unlearnt:
    """A page came that does not name what was asked."""
    return Unlearnt(Reading(Meaning.UNVERIFIED, problem=NO_MARKER, detail=detail))


def names(page: str, identifier: str) -> bool:
    """Whether ``page`` names ``identifier``, and does not do so to say that it is not there."""
    named = re.search(rf"(?<![\w-]){re.escape(identifier)}(?!\d)", page, re.I)
    return named is not None and not any(map(_SORRY.search, (title_of(page), heading_of(page))))


def title_of(page: str) -> str:
    """The page's title as text; "" without one."""
    return _text(_TITLE, page)


def heading_of(page: str) -> str:
    """The page's first heading as text; "" without one."""
    return _text(_HEADING, page)


def text_of(page: str) -> str:
    """What can be read on ``page``, roughly."""
    return html.unescape(_TAG.sub(" ", page))


def is_onsite_only(page: str) -> bool:
    """Whether ``page`` says that what it describes can be seen in the library alone."""
    return _ONSITE.search(page) is not None


def _text(where: re.Pattern[str], page: str) -> str:
    found = where.search(page)
    return " ".join(text_of(found[1]).split()) if found else ""


def _is_theirs(url: str) -> bool:
    """Whether ``url`` is at a host of the library, or at its fake."""
    host = urlsplit(url).netloc
    return host == urlsplit(base_address("nla")).netloc or f".{host}".endswith(".nla.gov.au")
