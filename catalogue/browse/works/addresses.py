"""Addresses of pages of this site in the reader's language, and outside ones made safe."""

from functools import lru_cache
from urllib.parse import quote

from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language

_HERE = "0slug0"
_THERE = "1slug1"


def works_url(query: str = "") -> str:
    """The list of works; ``query`` as ``Selection.query`` gives it."""
    return _filled("works") + query


def download_url(query: str = "") -> str:
    """The page that offers the records of a search; ``query`` as for ``works_url``."""
    return _filled("download") + query


def feed_url(query: str = "") -> str:
    """The feed of a search; ``query`` as for ``works_url``."""
    return _filled("feed") + query


def suggest_url(query: str = "") -> str:
    """What a search could become; ``query`` holds its ``q``."""
    return _filled("suggest") + query


def work_url(slug: str) -> str:
    return _filled("work", slug)


def person_url(slug: str) -> str:
    return _filled("person", slug)


def subject_url(slug: str) -> str:
    return _filled("subject", slug)


def serial_url(slug: str) -> str:
    return _filled("serial", slug)


def issue_url(serial: str, issue: str) -> str:
    return _filled("issue", serial, issue)


def outside(url: str) -> str:
    """An address that somebody entered, where it leads to a page; else an empty text.

    A ``javascript:`` address would run as ours in whoever follows it.
    """
    return url if url.lower().startswith(("http://", "https://")) else ""


def _filled(name: str, *slugs: str) -> str:
    address = _pattern(name, len(slugs), get_language() or "en", get_script_prefix())
    for mark, slug in zip((_HERE, _THERE), slugs, strict=False):
        address = address.replace(mark, quote(slug, safe=""))
    return address


@lru_cache(maxsize=256)
def _pattern(name: str, slugs: int, language: str, prefix: str) -> str:
    """A page of 20 works links to some hundred others: the pattern is resolved once."""
    return reverse(name, args=(_HERE, _THERE)[:slugs])
