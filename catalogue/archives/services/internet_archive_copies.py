"""Captures of web pages as the Wayback Machine lists them. CDX server,
https://github.com/internetarchive/wayback/tree/master/wayback-cdx-server. Pure.

The availability interface is not asked: its "nothing" is known to be false at times.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import unquote, urlencode, urlsplit

from publications.outbound import Answer, CouldNotAsk, Outcome, Reason, Request
from publications.outbound.services import base_address

from ..conversation import Unlearnt, asked
from ..readings import EXCLUDED, Meaning, Reading, could_not_ask
from .bodies import unknown_shape

_FIELDS = ("timestamp", "original", "mimetype", "statuscode", "digest")
_TIME = re.compile(r"\d{14}")
_EXCLUDED = re.compile(rb"AccessControlException|Blocked Site Error|excluded from the Wayback")
# The newest of them are enough to find one with content.
NEWEST = 25


@dataclass(frozen=True, slots=True)
class Copy:
    """``timestamp``: 14 digits, UTC. ``status``: what the page itself answered then; "-" in a
    revisit, where it was as it had been before."""

    timestamp: str
    original: str
    media_type: str
    status: str
    digest: str

    @property
    def address(self) -> str:
        """Where it can be read."""
        return f"https://web.archive.org/web/{self.timestamp}/{self.original}"


def copies_request(
    url: str, *, limit: int = -NEWEST, at: str = "", only_content: bool = False
) -> Request:
    """The question for captures of ``url``: the last ones (``limit`` below 0) or the first;
    ``at`` a time (its first digits are enough); ``only_content``: of pages that were there."""
    query = {"url": url.partition("#")[0], "output": "json", "fl": ",".join(_FIELDS),
             "limit": str(limit)}  # fmt: skip
    if at:
        query |= {"from": at, "to": at}
    if only_content:
        query["filter"] = "statuscode:200"
    return Request(
        f"{base_address('internet-archive')}/cdx/search/cdx?{urlencode(query)}",
        headers={"Accept": "application/json"},
        timeout=60.0,
    )


def read_copies(outcome: Outcome) -> Sequence[Copy]:
    """The captures that are listed, oldest first. Raises Unlearnt; also for an address that
    the archive shows to nobody, of which it does not say whether it has it."""
    if isinstance(outcome, CouldNotAsk) and outcome.reason is Reason.REFUSED:
        # Who asks too much is not answered at all, for hours: it is we who are blocked.
        raise Unlearnt(replace(could_not_ask(outcome), meaning=Meaning.THROTTLED))
    answer = asked(outcome)
    if answer.status == 403 and _EXCLUDED.search(answer.body):
        detail = "The Internet Archive shows nothing of this address (excluded)."
        raise Unlearnt(Reading(Meaning.UNVERIFIED, EXCLUDED, detail))
    table = _table(answer)
    if not table:
        return []
    header, *lines = table
    if not isinstance(header, list) or not set(_FIELDS) <= {str(name) for name in header}:
        raise unknown_shape(answer, "the columns that were asked for")
    return sorted(_copies(answer, header, lines), key=lambda copy: copy.timestamp)


def newest_with_content(copies: Sequence[Copy]) -> Copy | None:
    """The last capture of a page that was there. A revisit is what it repeats."""
    seen: dict[str, str] = {}
    newest = None
    for copy in copies:
        status = seen.get(copy.digest, "") if copy.status == "-" else copy.status
        seen[copy.digest] = status
        if status == "200":
            newest = copy
    return newest


def same_page(one: str, other: str) -> bool:
    """Whether two addresses are one to the archive's index: it leaves out scheme, ``www.``,
    usual ports, fragments and the last slash."""
    return _key(one) == _key(other)


def _key(url: str) -> str:
    try:
        parts = urlsplit(unquote(url).strip())
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return url
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{port}{parts.path.rstrip('/')}?{parts.query}".lower()


def _table(answer: Answer) -> list[Any]:
    try:
        if answer.status != 200 or not answer.body.lstrip().startswith(b"["):
            raise ValueError
        return list(json.loads(answer.body))
    except (ValueError, RecursionError):
        raise unknown_shape(answer, "a list of captures") from None


def _copies(answer: Answer, header: list[Any], lines: list[Any]) -> Iterator[Copy]:
    places = [header.index(name) for name in _FIELDS]
    for line in lines:
        if isinstance(line, list) and len(line) < 2:
            return  # an empty line and a key to go on with end the list
        try:
            row = Copy(*(line[place] for place in places))
        except (IndexError, KeyError, TypeError):
            raise unknown_shape(answer, "whole lines") from None
        if not isinstance(row.timestamp, str) or not _TIME.fullmatch(row.timestamp):
            raise unknown_shape(answer, "times of 14 digits")
        if not all(isinstance(value, str) for value in (row.original, row.status, row.digest)):
            raise unknown_shape(answer, "texts in its lines")
        yield row
