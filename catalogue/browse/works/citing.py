"""How to cite a work: the formatted citation, else a plain one made of the fields."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString

from catalogue.exports.citations.styles import DEFAULT, STYLES, Style
from catalogue.exports.models import Citation
from publications.formats import FORMATS
from publications.identifiers import SCHEMES

from ..shown import Shown
from .cards import issue_label
from .credits import Credit
from .evidence import KnownDOI

MAKERS = ("aut", "edt", "com")
_ITALICS = re.compile(r"</?i>")
_ENDS = tuple(".?!。？！؟")


@dataclass(frozen=True)
class Download:
    """One format: its name, its address, and the ending of its file."""

    name: str
    url: str
    ext: str


@dataclass(frozen=True)
class Cite:
    """``html`` for the page, ``text`` for the clipboard: in the style ``chosen``.

    ``address`` answers with the citation in any of ``styles`` and ``languages``.
    """

    html: SafeString
    text: str
    address: str
    downloads: Sequence[Download]
    chosen: str = DEFAULT.code

    @property
    def styles(self) -> Collection[Style]:
        return STYLES.values()

    @property
    def languages(self) -> Sequence[Any]:
        return settings.CATALOGUE_LANGUAGES


def cite(
    work: Any,
    title: Shown,
    serial: Shown | None,
    people: Sequence[Credit],
    dois: Sequence[KnownDOI],
) -> Cite:
    """A citation that is always there: no process is started for it."""
    if work.citation:
        html, text = formatted(work.citation)
    else:
        text = plain(work, title, serial, people, dois)
        html = format_html("{}", text)
    return Cite(html, text, f"{record_address(work.slug)}.txt", list(downloads(work.slug)))


def formatted(html: str) -> tuple[SafeString, str]:
    """What the worker prepared. Italics alone are let through, whatever else stands there."""
    text = Citation(html=html).text
    if "<" in _ITALICS.sub("", html):
        return format_html("{}", text), text
    return SafeString(html), text


def plain(
    work: Any,
    title: Shown,
    serial: Shown | None,
    people: Sequence[Credit],
    dois: Sequence[KnownDOI],
) -> str:
    """Makers (year). Title. Serial, volume (number), pages. Address: what there is of it.

    Without makers the title comes first, as APA has it.
    """
    makers = "; ".join(one.name for one in people if one.role in MAKERS)
    year = f"({work.year})" if work.year is not None else ""
    issue = issue_label(work.issue.volume, work.issue.number) if work.issue else ""
    place = ", ".join(filter(None, (str(serial or ""), issue, work.pages)))
    publisher = "" if serial else work.publisher
    head = (f"{makers} {year}", str(title)) if makers else (f"{title} {year}",)
    parts = (*(part.strip() for part in head), place, publisher)
    sentences = [part if part.endswith(_ENDS) else f"{part}." for part in parts if part]
    return " ".join([*sentences, address(work, dois)])


def address(work: Any, dois: Sequence[KnownDOI]) -> str:
    """Where the work stays: its DOI, else its permanent address here."""
    if dois:
        return SCHEMES["doi"].url(dois[0].value) or ""
    return f"{settings.SITE_URL}/works/{quote(work.slug, safe='')}"


def downloads(slug: str) -> Iterator[Download]:
    """The record in every format."""
    for form in FORMATS.values():
        yield Download(form.name, f"{record_address(slug)}.{form.ext}", form.ext)


def record_address(slug: str) -> str:
    """The language-neutral address of a work, on this site."""
    return f"/works/{quote(slug, safe='')}"
