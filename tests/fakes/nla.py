"""Pages of the National Library of Australia, told apart by the ``Host`` header.

``nla.gov.au`` (and the fake's own address): the resolver and the viewer of digital objects;
``catalogue.nla.gov.au``: Blacklight's records; ``webarchive.nla.gov.au``: PANDORA's title
entry pages; ``trove.nla.gov.au``: a page that is the same for everything. Unless told
otherwise every object whose check digit is right, every catalogue record and every PANDORA
title exists. What the library shows for an unknown number is not documented: a 404 here, or
with ``unknown`` another status.
"""

import json
import re
from html import escape
from typing import Any

from aiohttp import web

from .behaviour import page
from .collection import TITLES_BY_NLA_OBJECT
from .damm import is_valid
from .service import FakeService

ROBOTS = "User-agent: *\nDisallow: /search?*\nDisallow: /catalog?*\nDisallow: /*/librarian_view\n"
# Walkabout: the object that our adapter knows to exist.
KNOWN_OBJECTS = TITLES_BY_NLA_OBJECT | {"nla.obj-714041173": "Walkabout."}


class Nla(FakeService):
    """``publish``, ``restrict``, ``delete``, ``merge`` and ``part`` change the world."""

    name = "nla"
    also = ("pandora",)
    hosts = (
        "nla.gov.au",
        "catalogue.nla.gov.au",
        "webarchive.nla.gov.au",
        "pandora.nla.gov.au",
        "trove.nla.gov.au",
    )

    def __init__(self) -> None:
        super().__init__()
        self.unknown = 404  # the status of the library's "not found" page
        self._gone: dict[str, int] = {}
        self._merged: dict[str, str] = {}
        self._parts: dict[str, str] = {}
        self._works: dict[str, dict[str, Any]] = {}
        self._titles: dict[str, str] = {}
        for pid, title in KNOWN_OBJECTS.items():
            self.publish(pid, title)

    def publish(self, pid: str, title: str = "", **more: Any) -> None:
        """Make an identifier known; ``more`` are fields of the viewer's object."""
        self._gone.pop(pid, None)
        self._titles[pid] = title
        self._works[pid] = _work(pid, title) | more

    def restrict(self, pid: str, access: str = "Onsite only") -> None:
        """Change the conditions of access."""
        work = self._works.setdefault(pid, _work(pid, ""))
        work["accessConditions"] = access

    def delete(self, pid: str, status: int = 404) -> None:
        """Take an identifier away: 404, or 410."""
        self._gone[pid] = status

    def merge(self, pid: str, into: str) -> None:
        """Let an identifier lead to another's page."""
        self._merged[pid] = into

    def part(self, pid: str, whole: str) -> None:
        """Make ``pid`` a page or article of ``whole``."""
        self._parts[pid] = whole

    async def answer(self, request: web.Request) -> web.StreamResponse:
        if request.path == "/robots.txt":
            return web.Response(text=ROBOTS)
        host = request.host.partition(":")[0].lower()
        match host.removesuffix(".nla.gov.au"):
            case "catalogue":
                return self._catalogue(request.path)
            case "webarchive" | "pandora":
                return self._title_entry(request.path)
            case "trove":
                return page("<title>Trove</title><div id='app'></div><script src='/x.js'></script>")
        return self._resolve(request.path)

    async def changed(self, request: web.Request) -> web.StreamResponse:
        """A viewer that draws everything in the browser."""
        return page("<title>National Library of Australia</title><div id='root'></div>")

    def _resolve(self, path: str) -> web.Response:
        pid, _, rest = path.removeprefix("/").partition("/")
        if pid in self._gone:
            return _not_found(self._gone[pid])
        pid = self._merged.get(pid, pid)
        if whole := self._parts.get(pid):
            return _redirect(f"/{whole}/view?partId={pid}")
        if record := re.fullmatch(r"nla\.cat-vn(\d+)", pid):
            return _redirect(f"https://catalogue.nla.gov.au/catalog/{record[1]}")
        if title := re.fullmatch(r"nla\.arc-(\d+)", pid):
            return _redirect(f"https://webarchive.nla.gov.au/tep/{title[1]}")
        if collection := re.fullmatch(r"nla\.arc-c(\d+)", pid):
            return _redirect(f"https://webarchive.nla.gov.au/collection/{collection[1]}")
        if news := re.fullmatch(r"nla\.news-(article|page|issue|title)(\d+)", pid):
            return _redirect(f"https://trove.nla.gov.au/newspaper/{news[1]}/{news[2]}")
        if person := re.fullmatch(r"nla\.party-(\d+)", pid):
            return _redirect(f"https://trove.nla.gov.au/people/{person[1]}")
        digits = re.fullmatch(r"nla\.obj-(\d+)", pid)
        if pid not in self._works and not (digits and is_valid(digits[1])):
            return _not_found(self.unknown)
        return self._viewer(pid) if rest == "view" else _redirect(f"/{pid}/view")

    def _viewer(self, pid: str) -> web.Response:
        work = self._works.get(pid) or _work(pid, "")
        children = [{"pid": one, "bibLevel": "Part"} for one, whole in self._parts.items()
                    if whole == pid]  # fmt: skip
        data = json.dumps(work | {"children": {"page": children}}).replace("<", "\\u003c")
        title = escape(str(work.get("title", "Digital object")))
        return page(
            f"<html><head><title>{title} - National Library of Australia</title></head><body>"
            f"<script>var work = JSON.parse(JSON.stringify({data}));</script></body></html>"
        )

    def _catalogue(self, path: str) -> web.Response:
        if old := re.fullmatch(r"/Record/(\d+)", path):
            return _redirect(f"/catalog/{old[1]}", 301)
        record = re.fullmatch(r"/catalog/(\d+)", path)
        if not record or (pid := f"nla.cat-vn{record[1]}") in self._gone:
            return _not_found(404)
        title = escape(self._titles.get(pid) or "A record")
        return page(
            f"<title>{title} | Catalogue | National Library of Australia</title><h1>{title}</h1>"
            f"<dl><dt>Bib ID</dt><dd>{record[1]}</dd></dl><p>Persistent identifier "
            f"<a href='https://nla.gov.au/{pid}'>https://nla.gov.au/{pid}</a></p>"
        )

    def _title_entry(self, path: str) -> web.Response:
        if path.startswith("/awa/"):
            return page("<title>A copy - Australian Web Archive</title><iframe></iframe>")
        entry = re.fullmatch(r"/(tep|collection)/(\d+)", path)
        pid = f"nla.arc-{'c' if entry[1] == 'collection' else ''}{entry[2]}" if entry else ""
        if not entry or pid in self._gone:
            return _not_found(404)
        title = escape(self._titles.get(pid) or "An archived title")
        closed = self._works.get(pid, {}).get("accessConditions", "") == "Onsite only"
        note = "<p>Access to this title is restricted: onsite only.</p>" if closed else ""
        return page(
            f"<title>{title} - Australian Web Archive</title><h1>{title}</h1>{note}"
            f"<p>Cite this as <a href='https://nla.gov.au/{pid}'>https://nla.gov.au/{pid}</a></p>"
            "<footer>National Library of Australia</footer>"
        )


def _work(pid: str, title: str) -> dict[str, Any]:
    """The object that the viewer embeds. Its number has no check digit inside."""
    return {
        "id": pid.removeprefix("nla.obj-")[:-1],
        "collection": "nla.aus",
        "type": "work",
        "bibLevel": "Item",
        "pid": pid,
        **({"title": title} if title else {}),
        "accessConditions": "Unrestricted",
        "sensitiveMaterial": "No",
        "digitalStatus": "Captured",
        "marcData": {},
    }


def _redirect(target: str, status: int = 302) -> web.Response:
    return page("", status=status, headers={"Location": target})


def _not_found(status: int) -> web.Response:
    return page(
        "<title>Page not found | National Library of Australia</title><h1>Page not found</h1>"
        "<p>The page that you asked for is not on nla.gov.au.</p>",
        status=status,
    )
