"""Australian Web Archive: a pywb with TimeGate, TimeMaps and copies, at ``/awa/``.

Unless told otherwise there is one copy of every page, of the time that is asked for.
"""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from html import escape
from urllib.parse import urlsplit

from aiohttp import web

from .behaviour import page
from .service import FakeService

HOST = "https://web.archive.org.au"
USUAL = "20240215093000"
_NGINX = {"Server": "nginx"}
_FORM = "%Y%m%d%H%M%S"


@dataclass(frozen=True, slots=True)
class Copy:
    """A capture; ``url`` as it was captured, ``status`` and ``mime`` as the page had them."""

    timestamp: str
    url: str
    status: int = 200
    mime: str = "text/html"

    @property
    def date(self) -> str:
        """Its time as HTTP writes it."""
        return format_datetime(_moment(self.timestamp), usegmt=True)


class Awa(FakeService):
    """``direct``: the TimeGate shows the copy at once instead of redirecting to it.
    ``empty_timemaps``: a page without copies has an empty TimeMap, not a 404."""

    name = "awa"
    hosts = ("web.archive.org.au",)

    def __init__(self) -> None:
        super().__init__()
        self.direct = False
        self.empty_timemaps = False
        self._copies: dict[str, list[Copy]] = {}
        self._closed: set[str] = set()

    def archive(self, url: str, timestamp: str, *, status: int = 200, at: str = "") -> None:
        """Add a copy; ``at`` is the address that was captured (``www.`` added, a port …)."""
        self._copies.setdefault(_key(url), []).append(Copy(timestamp, at or url, status))

    def forget(self, url: str) -> None:
        """Have no copy of a page."""
        self._copies[_key(url)] = []

    def restrict(self, url: str) -> None:
        """Have copies that may not be shown."""
        self._closed.add(_key(url))

    async def answer(self, request: web.Request) -> web.StreamResponse:
        path = request.raw_path
        if listed := re.fullmatch(r"/awa/timemap/(link|json|cdxj)/(\S+)", path):
            return self._timemap(listed[1], listed[2])
        if shown := re.fullmatch(r"/awa/(\d{14})(?:[a-z]{2}_)?/(\S+)", path):
            return self._replay(shown[2], shown[1])
        if gate := re.fullmatch(r"/awa/(https?://\S+)", path):
            return self._timegate(gate[1], request.headers.get("Accept-Datetime", ""))
        return page("<title>Australian Web Archive</title><h1>Search</h1>", headers=_NGINX)

    async def changed(self, request: web.Request) -> web.StreamResponse:
        """The home page, whatever was asked."""
        return page("<title>Australian Web Archive</title><div id='root'></div>", headers=_NGINX)

    def _timegate(self, url: str, date: str) -> web.Response:
        try:
            wanted = parsedate_to_datetime(date).astimezone(UTC) if date else None
        except ValueError:
            return page("<h1>Bad Request</h1>Invalid value for Accept-Datetime", status=400)
        if _key(url) in self._closed:
            return page("<h1>Unavailable For Legal Reasons</h1>", status=451, headers=_NGINX)
        copies = self._of(url, wanted)
        if not copies:
            return _not_found(url)
        copy = _nearest(copies, wanted)
        if self.direct:
            return _shown(copy, {"Vary": "accept-datetime"})
        headers = {
            "Location": f"{HOST}/awa/{copy.timestamp}/{copy.url}",
            "Vary": "accept-datetime",
            "Link": _links(url, copy),
        }
        return web.Response(status=302, headers=_NGINX | headers)

    def _replay(self, url: str, timestamp: str) -> web.Response:
        copies = self._of(url, _moment(timestamp))
        if not copies:
            return _not_found(url)
        copy = _nearest(copies, _moment(timestamp))
        if copy.timestamp == timestamp:
            return _shown(copy, {})
        target = f"{HOST}/awa/{copy.timestamp}/{copy.url}"
        return web.Response(status=302, headers=_NGINX | {"Location": target})

    def _timemap(self, form: str, url: str) -> web.Response:
        copies = self._of(url, None)
        if not copies and not self.empty_timemaps:
            return _not_found(url)
        writer, media_type = {
            "link": (_as_links, "application/link-format"),
            "json": (_as_json, "text/x-ndjson"),
            "cdxj": (_as_cdxj, "text/x-cdxj"),
        }[form]
        return web.Response(text=writer(url, copies), content_type=media_type, headers=_NGINX)

    def _of(self, url: str, wanted: datetime | None) -> list[Copy]:
        usual = wanted.strftime(_FORM) if wanted else USUAL
        return sorted(
            self._copies.get(_key(url), [Copy(usual, url)]), key=lambda copy: copy.timestamp
        )


def _nearest(copies: list[Copy], wanted: datetime | None) -> Copy:
    if wanted is None:
        return copies[-1]
    return min(copies, key=lambda copy: abs(_moment(copy.timestamp) - wanted))


def _moment(timestamp: str) -> datetime:
    return datetime.strptime(timestamp, _FORM).replace(tzinfo=UTC)


def _key(url: str) -> str:
    """As the index folds addresses: scheme, ``www.``, usual ports and a last slash are gone."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{parts.query}"


def _shown(copy: Copy, more: dict[str, str]) -> web.Response:
    headers = {
        "Memento-Datetime": copy.date,
        "Content-Location": f"{HOST}/awa/{copy.timestamp}mp_/{copy.url}",
    }
    body = f"<title>A copy</title><p>{escape(copy.url)} as it was</p>"
    return page(body, status=copy.status, headers=_NGINX | headers | more)


def _not_found(url: str) -> web.Response:
    return page(
        f"<title>URL Not Found</title><h2>URL Not Found</h2><p>The url <b>{escape(url)}</b> could "
        "not be found in this collection.</p>",
        status=404,
        headers=_NGINX,
    )


def _links(url: str, copy: Copy) -> str:
    """The four rels of the TimeGate: no first, last, previous or next copy."""
    return (
        f'<{copy.url}>; rel="original", <{HOST}/awa/{url}>; rel="timegate", '
        f'<{HOST}/awa/timemap/link/{url}>; rel="timemap"; type="application/link-format", '
        f'<{HOST}/awa/{copy.timestamp}mp_/{copy.url}>; rel="memento"; datetime="{copy.date}"'
    )


def _as_links(url: str, copies: list[Copy]) -> str:
    since = f'; from="{copies[0].date}"' if copies else ""
    lines = [
        f'<{HOST}/awa/timemap/link/{url}>; rel="self"; type="application/link-format"{since}',
        f'<{HOST}/awa/{url}>; rel="timegate"',
        f'<{url}>; rel="original"',
        *(f'<{HOST}/awa/{copy.timestamp}mp_/{copy.url}>; rel="memento"; datetime="{copy.date}"; '
          'collection="awa"' for copy in copies),
    ]  # fmt: skip
    return ",\n".join(lines) + "\n"


def _row(copy: Copy) -> dict[str, str]:
    return {"url": copy.url, "mime": copy.mime, "status": str(copy.status), "digest": "A" * 32,
            "offset": "123", "filename": "example.warc.gz", "length": "5120", "source": "awa",
            "source-coll": "awa"}  # fmt: skip


def _as_json(url: str, copies: list[Copy]) -> str:
    rows = ({"urlkey": _key(url), "timestamp": copy.timestamp} | _row(copy) for copy in copies)
    return "".join(f"{json.dumps(row)}\n" for row in rows)


def _as_cdxj(url: str, copies: list[Copy]) -> str:
    return "".join(f"{_key(url)} {copy.timestamp} {json.dumps(_row(copy))}\n" for copy in copies)
