"""doi.org: handle API, registration agency, resolver.

Follows the DOI Handbook (handle API of the proxy, doiRA) and citation.doi.org (content
negotiation). Not certain there, and so to be set here: the HTTP status that goes with
responseCode 200 (``no_value_status``).
"""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from aiohttp import web

from .behaviour import page
from .collection import TITLES_BY_DOI
from .service import FakeService

_DOI = re.compile(r"10\.\d{4,9}(\.\d+)*/\S+")

_METADATA_HOSTS = {"DataCite": "https://data.datacite.org", "Crossref": "https://data.crossref.org"}
_METADATA_TYPES = (
    "application/vnd.citationstyles.csl+json",
    "application/x-bibtex",
    "application/x-research-info-systems",
    "application/rdf+xml",
    "text/x-bibliography",
    "text/turtle",
)


@dataclass(slots=True)
class Registered:
    """``target`` None: registered, but with no address."""

    target: str | None
    agency: str


class DoiOrg(FakeService):
    """Knows the DOIs of the demonstration collection; tests add and remove others."""

    name = "doi.org"

    def __init__(self) -> None:
        super().__init__()
        self.no_value_status = 200
        self._registered: dict[str, Registered] = {}
        self._failing: set[str] = set()
        for doi in TITLES_BY_DOI:
            self.register(doi, f"https://zenodo.org/doi/{doi}")

    def register(self, doi: str, target: str | None, agency: str = "DataCite") -> None:
        """Make ``doi`` exist."""
        self._registered[doi.lower()] = Registered(target, agency)

    def forget(self, doi: str) -> None:
        """Make ``doi`` unknown."""
        self._registered.pop(doi.lower(), None)

    def fail(self, doi: str) -> None:
        """Let the handle system report an error (responseCode 2) for ``doi``."""
        self._failing.add(doi.lower())

    async def answer(self, request: web.Request) -> web.StreamResponse:
        path = request.raw_path.partition("?")[0]
        if path.startswith("/api/handles/"):
            return self._handle(request, unquote(path.removeprefix("/api/handles/")))
        if path.startswith("/doiRA/"):
            return self._agencies(path.removeprefix("/doiRA/"))
        return self._resolve(request, unquote(path.removeprefix("/")))

    async def changed(self, request: web.Request) -> web.StreamResponse:
        return web.json_response({"status": "ok", "identifier": {"name": request.path}})

    def _handle(self, request: web.Request, doi: str) -> web.Response:
        if doi.lower() in self._failing:
            body = {"responseCode": 2, "handle": doi, "message": "Unable to resolve"}
            return web.json_response(body, status=500)
        known = self._registered.get(doi.lower())
        if known is None:
            return web.json_response({"responseCode": 100, "handle": doi}, status=404)
        wanted, indexes = request.query.getall("type", []), request.query.getall("index", [])
        values = [
            value
            for value in _values(known)
            if (not wanted or value["type"] in wanted)
            and (not indexes or str(value["index"]) in indexes)
        ]
        if not values:
            body = {"responseCode": 200, "handle": doi}
            return web.json_response(body, status=self.no_value_status)
        return web.json_response({"responseCode": 1, "handle": doi, "values": values})

    def _agencies(self, listed: str) -> web.Response:
        # A comma parts two DOIs, %2C is one within a DOI.
        return web.json_response([self._agency(unquote(doi)) for doi in listed.split(",")])

    def _agency(self, doi: str) -> dict[str, str]:
        if not _DOI.fullmatch(doi):
            return {"DOI": doi, "status": "Invalid DOI"}
        known = self._registered.get(doi.lower())
        if known is None:
            return {"DOI": doi, "status": "DOI does not exist"}
        return {"DOI": doi, "RA": known.agency}

    def _resolve(self, request: web.Request, doi: str) -> web.Response:
        known = self._registered.get(doi.lower())
        if known is None or known.target is None:
            return page("<title>DOI Not Found</title><h1>DOI Not Found</h1>", status=404)
        accepted = request.headers.get("Accept", "*/*")
        if "text/html" in accepted or "*/*" in accepted:
            return _found(known.target)
        if any(media_type in accepted for media_type in _METADATA_TYPES):
            return _found(f"{_METADATA_HOSTS.get(known.agency, known.target)}/{doi}")
        return web.Response(status=406)


def _values(known: Registered) -> list[dict[str, Any]]:
    common = {"ttl": 86400, "timestamp": "2026-02-01T10:00:05Z"}
    admin = {"handle": "0.na/10", "index": 200, "permissions": "111111110010"}
    values: list[dict[str, Any]] = [
        {"index": 100, "type": "HS_ADMIN", "data": {"format": "admin", "value": admin}, **common},
        {
            "index": 700050,
            "type": "700050",
            "data": {"format": "string", "value": "20260201100005"},
            **common,
        },
    ]
    if known.target is not None:
        data = {"format": "string", "value": known.target}
        values.insert(0, {"index": 1, "type": "URL", "data": data, **common})
    return values


def _found(target: str) -> web.Response:
    text = f'<html><body>Handle Redirect <a href="{target}">{target}</a></body></html>'
    return page(text, status=302, headers={"Location": target})
