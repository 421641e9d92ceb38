"""The Internet Archive's Wayback Machine: lists of captures (CDX), the availability interface
with its false empties, playback and the TimeGate. Follows the CDX server's README."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from aiohttp import web

from .behaviour import page
from .internet_archive_saving import Saving
from .service import FakeService

FIELDS = ("urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length")
BLOCKED = (
    "org.archive.util.io.RuntimeIOException: "
    "org.archive.wayback.exception.AdministrativeAccessControlException: Blocked Site Error"
)
ROBOTS = "org.archive.wayback.exception.RobotAccessControlException: Blocked By Robots"
DIGEST = "A" * 32
_TIME = "20260105090000"


@dataclass(frozen=True, slots=True)
class Capture:
    """``status`` "-" with mime type ``warc/revisit``: the same content as before."""

    timestamp: str
    original: str
    status: str = "200"
    mimetype: str = "text/html"
    digest: str = DIGEST

    def row(self) -> dict[str, str]:
        values = (key_of(self.original), self.timestamp, self.original, self.mimetype,
                  self.status, self.digest, "5123")  # fmt: skip
        return dict(zip(FIELDS, values, strict=True))


class InternetArchive(FakeService):
    """Has one capture of every address unless it is told otherwise: ``capture``, ``forget``,
    ``exclude``. ``false_empty``: the availability interface says that it has nothing."""

    name = "internet-archive"
    hosts = ("web.archive.org",)

    def __init__(self) -> None:
        super().__init__()
        self.false_empty = False
        self.saving = Saving(self.capture)
        self._captures: dict[str, list[Capture]] = {}
        self._excluded: dict[str, str] = {}

    def capture(self, url: str, timestamp: str = _TIME, status: str = "200", **more: str) -> None:
        """Add a capture of ``url``."""
        self._captures.setdefault(key_of(url), []).append(Capture(timestamp, url, status, **more))

    def forget(self, url: str) -> None:
        """No capture of ``url``."""
        self._captures[key_of(url)] = []

    def exclude(self, url: str, text: str = BLOCKED) -> None:
        """Its owner asked that it be not shown (or robots.txt: ``ROBOTS``)."""
        self._excluded[key_of(url)] = text

    async def answer(self, request: web.Request) -> web.StreamResponse:
        path = request.path
        if path == "/cdx/search/cdx":
            return self._cdx(request)
        if path in ("/wayback/available", "/wayback/v1/available"):
            return self._available(request.query.get("url", ""))
        if path.startswith("/save"):
            return await self.saving.answer(request)
        if match := re.fullmatch(r"/web/(?:(\d{4,14})(?:[a-z]{2}_)?/)?(\S+)", request.raw_path):
            return self._playback(match[1] or "", match[2])
        return page("<title>Wayback Machine</title>", status=404)

    def _of(self, url: str) -> list[Capture]:
        found = self._captures.get(key_of(url), [Capture(_TIME, url)])
        return sorted(found, key=lambda one: one.timestamp)

    def _cdx(self, request: web.Request) -> web.StreamResponse:
        query, url = request.query, request.query.get("url", "")
        if not url or ("limit" in query and not re.fullmatch(r"-?\d+", query["limit"])):
            return web.Response(text="Bad request", status=400)
        if text := self._excluded.get(key_of(url)):
            return web.Response(text=text, status=403)
        rows = [one.row() for one in self._of(url) if _within(one, query)]
        rows = [row for row in rows if all(_passes(row, f) for f in query.getall("filter", []))]
        limit = int(query.get("limit", "0"))
        rows = rows[limit:] if limit < 0 else rows[: limit or None]
        fields = [f for f in query.get("fl", ",".join(FIELDS)).split(",") if f]
        lines = [[row[name] for name in fields] for row in rows]
        if query.get("output") != "json":
            text = "".join(" ".join(line) + "\n" for line in lines)
            return web.Response(text=text, content_type="text/plain")
        table = [fields, *lines] if lines else []
        if query.get("showResumeKey") == "true" and lines:
            table += [[], [f"org,example)/ {rows[-1]['timestamp']}"]]
        return web.json_response(table)

    def _available(self, url: str) -> web.StreamResponse:
        good = [one for one in self._of(url) if one.status == "200"]
        if self.false_empty or not good or key_of(url) in self._excluded:
            return web.json_response({"url": url, "archived_snapshots": {}})
        address = f"http://web.archive.org/web/{good[-1].timestamp}/{good[-1].original}"
        closest = {"status": "200", "available": True, "url": address,
                   "timestamp": good[-1].timestamp}  # fmt: skip
        return web.json_response({"url": url, "archived_snapshots": {"closest": closest}})

    def _playback(self, timestamp: str, url: str) -> web.StreamResponse:
        if key_of(url) in self._excluded:
            text = "This URL has been excluded from the Wayback Machine."
            return page(f"<p>{text}</p>", status=403)
        captures = self._of(url)
        if not captures:
            return page("<p>The Wayback Machine has not archived that URL.</p>", status=404)
        exact = [one for one in captures if one.timestamp == timestamp]
        if not exact:
            nearest = min(captures, key=lambda one: abs(int(one.timestamp) - int(
                timestamp.ljust(14, "0") or one.timestamp)))  # fmt: skip
            where = f"/web/{nearest.timestamp}/{nearest.original}"
            return web.Response(status=302, headers={"Location": where,
                                                     "Vary": "accept-datetime"})  # fmt: skip
        status = int(exact[0].status) if exact[0].status.isdigit() else 200
        headers = {"Memento-Datetime": "Mon, 05 Jan 2026 09:00:00 GMT",
                   "Link": f'<{url}>; rel="original"'}  # fmt: skip
        return page("<title>A capture</title>", status=status, headers=headers)


def key_of(url: str) -> str:
    """The key under which an address is indexed: without scheme, ``www.`` and port."""
    parts = urlsplit(url if "://" in url else f"http://{url}")
    host = (parts.hostname or "").removeprefix("www.")
    path = parts.path.rstrip("/") or "/"
    query = f"?{parts.query}" if parts.query else ""
    return f"{','.join(reversed(host.split('.')))}){path}{query}".lower()


def _within(capture: Capture, query: Mapping[str, str]) -> bool:
    first, last = query.get("from", ""), query.get("to", "")
    time = capture.timestamp
    return time >= first.ljust(14, "0") and (not last or time <= last.ljust(14, "9"))


def _passes(row: dict[str, str], condition: str) -> bool:
    negated, condition = condition.startswith("!"), condition.removeprefix("!")
    name, _, pattern = condition.partition(":")
    return bool(re.fullmatch(pattern, row.get(name, ""))) != negated
