"""Copies of web pages as web archives name and list them (RFC 7089, "Memento"). Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from urllib.parse import unquote, urlsplit

# A link-value (RFC 8288, 3): read by its brackets, as addresses hold commas and semicolons.
_LINK = re.compile(r'<([^>]*)>((?:\s*;\s*[\w*-]+\s*=\s*(?:"[^"]*"|[^\s;,"]+))*)')
_PARAMETER = re.compile(r';\s*([\w*-]+)\s*=\s*(?:"([^"]*)"|([^\s;,"]+))')
_FORM = "%Y%m%d%H%M%S"


@dataclass(frozen=True, slots=True)
class Memento:
    """A copy: ``timestamp`` (14 digits, UTC) and the ``url`` of the page that was copied."""

    timestamp: str
    url: str

    @property
    def when(self) -> datetime | None:
        """The time of the copy; None where the digits are no time."""
        return moment(self.timestamp)


@dataclass(frozen=True, slots=True)
class Link:
    """One entry of a TimeMap or of a ``Link`` header."""

    target: str
    rels: frozenset[str]
    datetime: str = ""


def links(text: str) -> Iterator[Link]:
    """The entries of ``application/link-format`` or of a ``Link`` header."""
    for found in _LINK.finditer(text):
        given = {name.lower(): a or b for name, a, b in _PARAMETER.findall(found[2])}
        yield Link(found[1], frozenset(given.get("rel", "").split()), given.get("datetime", ""))


def memento(address: str, prefix: str) -> Memento | None:
    """The copy that ``address`` names in an archive whose copies stand below the path
    ``prefix``: ``{prefix}20240101000000mp_/https://example.org/``. None for other addresses."""
    path = re.sub(r"^https?://[^/]+", "", address)
    found = re.fullmatch(rf"{re.escape(prefix)}([0-9]{{4,14}})(?:[a-z]{{2}}_)?/(\S+)", path)
    return Memento(filled(found[1]), found[2]) if found else None


def filled(timestamp: str) -> str:
    """A time of 4 to 14 digits as 14: the first moment that it can mean."""
    return timestamp + "00000101000000"[len(timestamp) :]


def moment(timestamp: str) -> datetime | None:
    """A time of 14 digits; None where they are no time."""
    try:
        return datetime.strptime(timestamp, _FORM).replace(tzinfo=UTC)
    except ValueError:
        return None


def http_date(when: datetime) -> str:
    """``when`` as ``Accept-Datetime`` wants it (RFC 9110, 5.6.7)."""
    return format_datetime(when, usegmt=True)


def timestamp_of(date: str) -> str:
    """An HTTP date as 14 digits; "" where it is none."""
    try:
        return parsedate_to_datetime(date).astimezone(UTC).strftime(_FORM)
    except (TypeError, ValueError, OverflowError):
        return ""


def same_page(one: str, other: str) -> bool:
    """Whether two addresses are of one page, for an archive: scheme, ``www.``, the usual port
    and a last slash make no difference."""
    return _plain(one) == _plain(other)


def _plain(url: str) -> tuple[str, str, str]:
    try:
        parts = urlsplit(url if "://" in url else f"http://{url}")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return url, "", ""
    host = (parts.hostname or "").removeprefix("www.") + port
    return host, unquote(parts.path).rstrip("/"), unquote(parts.query)
