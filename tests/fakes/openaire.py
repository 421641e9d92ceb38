"""OpenAIRE's graph, version 3, as far as research products go. Follows its documentation and
the notes of a client (V3 bodies for 400 are not documented and may vary)."""

import hashlib
import re
from typing import Any

from aiohttp import web

from .collection import TITLES_BY_DOI
from .service import FakeService

_DOI = re.compile(r"10\.\d{4,9}/\S+")
NOT_FOUND = {"error": "Not found", "description": "Invald request path."}  # as they spell it
BAD_TOKEN = {"error": "Token invalid", "description": "Authorization header value invalid."}
TOO_MANY = {"error": "Too many requests", "description": "Request rate exceeded. Try later."}


class OpenAire(FakeService):
    """Has indexed every DOI unless it is told to ``forget`` one. ``tokens``: those that are
    right. ``allowance``: requests an hour without one, of which none is given back."""

    name = "openaire"

    def __init__(self) -> None:
        super().__init__()
        self.tokens: set[str] = set()
        self.allowance = 60_000
        self._used = 0
        self._unknown: set[str] = set()
        self._given: dict[str, dict[str, Any]] = {}

    def publish(self, doi: str, title: str, **changes: Any) -> None:
        """Index a DOI with a title; ``changes`` are fields of the product."""
        self._unknown.discard(doi.lower())
        self._given[doi.lower()] = product(doi.lower(), title) | changes

    def forget(self, doi: str) -> None:
        """Not indexed (yet, or any more)."""
        self._unknown.add(doi.lower())

    async def answer(self, request: web.Request) -> web.StreamResponse:
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if token and token not in self.tokens:
            return self._json(BAD_TOKEN, 403)
        self._used += 1
        if not token and self._used > self.allowance:
            return self._json(TOO_MANY, 429)
        if "researchProducts" in request.path:
            return web.Response(status=405)
        if request.path != "/graph/v3/research-products":
            return self._json(NOT_FOUND, 404)
        if any(value.count('"') % 2 for value in request.query.values()):
            error = {"error": "Bad request", "description": "Mismatched quotes in input"}
            return self._json(error, 400)
        return self._json(_page(self._found(request.query)), 200)

    async def changed(self, request: web.Request) -> web.StreamResponse:
        return web.json_response({"meta": {"count": 0}, "data": []})  # as V4 might

    def _found(self, query: Any) -> list[dict[str, Any]]:
        if pid := query.get("pid", "").lower():
            known = _DOI.fullmatch(pid) and pid not in self._unknown
            return [self._product(pid)] if known else []
        everything = [self._product(doi) for doi in {*TITLES_BY_DOI, *self._given}]
        return [one for one in everything if one["id"] == query.get("id")]

    def _product(self, doi: str) -> dict[str, Any]:
        return self._given.get(doi) or product(doi, TITLES_BY_DOI.get(doi, ""))

    def _json(self, body: object, status: int) -> web.Response:
        headers = {"x-ratelimit-limit": str(self.allowance), "x-ratelimit-used": str(self._used)}
        return web.json_response(body, status=status, headers=headers)


def identifier(doi: str) -> str:
    """The id that the graph gives a product with ``doi``."""
    digest = hashlib.md5(doi.encode()).hexdigest()
    return f"doi_dedup___::{digest}"


def product(doi: str, title: str, access: str = "OPEN") -> dict[str, Any]:
    """A research product, nulls and all."""
    pid = {"scheme": "doi", "value": doi}
    coar = {"code": "c_abf2", "label": access, "openAccessRoute": None}
    author = {"fullName": "Wu, Zhaohui", "name": "Zhaohui", "surname": "Wu", "rank": 1, "pid": None}
    return {
        "id": identifier(doi), "originalIds": [doi], "type": "publication", "mainTitle": title,
        "subTitle": None, "authors": [author], "language": {"code": "eng", "label": "English"},
        "publicationDate": "2026-02-01", "publisher": "Zenodo", "container": None,
        "bestAccessRight": {"code": "c_abf2", "label": access, "scheme": "https://example.org/"},
        "pids": [pid],
        "instances": [{
            "type": "Other literature type", "urls": [f"https://doi.org/{doi}"],
            "accessRight": coar, "pids": [pid], "publicationDate": "2026-02-01",
            "refereed": "nonPeerReviewed", "hostedBy": {"key": "opendoar____::1",
                                                        "value": "ZENODO"},
            "collectedFrom": {"key": "opendoar____::1", "value": "ZENODO"}}],
        "collectedFrom": [{"key": "openaire____::1", "value": "Datacite"}], "isGreen": True,
        "isInDiamondJournal": False,
    }  # fmt: skip


def _page(results: list[dict[str, Any]]) -> dict[str, Any]:
    header = {"numFound": len(results), "maxScore": 1.0, "queryTime": 12, "page": 1,
              "pageSize": 10, "nextCursor": None}  # fmt: skip
    return {"header": header, "results": results}
