"""The Internet Archive: has the Wayback Machine a copy of the work's page, with content?"""

import re
from collections.abc import Sequence
from datetime import timedelta

from ...evidence.canonical import Json
from ..conversation import Conversation, Keys
from ..readings import Meaning, Reading, Subject, invalid, no_marker
from .base import Adapter
from .internet_archive_copies import (
    Copy,
    copies_request,
    newest_with_content,
    read_copies,
    same_page,
)

_TARGET = re.compile(
    r"(?:https?://web\.archive\.org/(?:web/)?)?"
    r"(?:(?P<time>\d{4,14})(?:[a-z]{2}_)?/|\*/)?(?P<url>\S+)",
    re.I,
)
_WEB = ("http://", "https://")


def target_of(identifier: str) -> tuple[str, str]:
    """The page whose copy is meant and the digits of its time, which may be none; no page
    where the identifier names none. ``20260105090000/https://example.org/`` or an address."""
    match = _TARGET.fullmatch(identifier.strip())
    if not match:
        return "", ""
    url, time = match["url"], match["time"] or ""
    if not url.lower().startswith(_WEB):
        if not time or "." not in url.partition("/")[0]:
            return "", ""
        url = f"http://{url}"
    return url, time


def ask(subject: Subject, keys: Keys) -> Conversation:
    """Whether there is a copy of that time, or else the newest one with content."""
    url, time = target_of(subject.identifier)
    if not url:
        return invalid(subject.identifier, "a web address, with or without a time before it")
    if time:
        listed = read_copies((yield copies_request(url, at=time)))
        if copy := newest_with_content(listed):
            return _there(copy, url)
    listed = read_copies((yield copies_request(url)))
    copy = newest_with_content(listed)
    if listed and copy is None:
        # Only redirects, errors and repetitions of the last captures: an older one may do.
        older = read_copies((yield copies_request(url, limit=-1, only_content=True)))
        copy = newest_with_content(older)
    if copy is None:
        return _absent(listed)
    return _there(copy, url, instead_of=time)


def _there(copy: Copy, url: str, *, instead_of: str = "") -> Reading:
    if not same_page(copy.original, url):
        return no_marker(f"The archive listed a copy of {copy.original[:200]}.")
    facts: dict[str, Json] = {"media_type": copy.media_type, "digest": copy.digest}
    other = f"No copy of {instead_of} with content is listed; the newest is of {copy.timestamp}."
    return Reading(
        Meaning.PRESENT, detail=f"A copy of {copy.timestamp} is listed.", facts=facts,
        copy_url=copy.address, copied_at=copy.timestamp,
        disagreement=other if instead_of else "",
    )  # fmt: skip


def _absent(listed: Sequence[Copy]) -> Reading:
    if not listed:
        return Reading(Meaning.ABSENT, detail="No copy is listed.")
    statuses: list[Json] = [*sorted({copy.status for copy in listed})]
    return Reading(
        Meaning.ABSENT, detail="Copies are listed, none of them with content.",
        facts={"captured_without_content": statuses},
    )  # fmt: skip


ADAPTER = Adapter(
    name="internet-archive",
    services=("internet-archive",),
    rule="internet-archive/1",
    interval=timedelta(days=30),
    canary=Subject("internet-archive", "https://example.com/"),
    # 30 a minute at most, and up to three questions each.
    a_day=4_000,
    ask=ask,
)
