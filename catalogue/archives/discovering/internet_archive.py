"""Copies of a work's pages at the Internet Archive."""

from ..conversation import Keys
from ..readings import Subject
from ..services.internet_archive import target_of
from ..services.internet_archive_copies import (
    copies_request,
    newest_with_content,
    read_copies,
    same_page,
)
from .base import MOST, Discoverer, Discovery, Found


def discover(subject: Subject, keys: Keys) -> Discovery:
    """The newest copy with content of each page, by its time and address."""
    found = []
    for url in subject.urls[:MOST]:
        copy = newest_with_content(read_copies((yield copies_request(url))))
        if copy is not None and same_page(copy.original, url):
            why = f"The Internet Archive has a copy of {url} of {copy.timestamp}."
            found.append(Found("internet-archive", f"{copy.timestamp}/{copy.original}", why))
    return tuple(found)


def holds(identifier: str, url: str) -> bool:
    """One copy of a page is enough, of whatever time."""
    return same_page(target_of(identifier)[0], url)


DISCOVERER = Discoverer(
    "internet-archive", "internet-archive-discovery/1", "urls", discover,
    kinds=("work", "serial"), holds=holds,
)  # fmt: skip
