"""Crossref's REST API, as far as works go. Follows CrossRef/rest-api-doc and cayenne."""

from typing import Any
from urllib.parse import unquote

from aiohttp import web

from .service import FakeService

LIMITS = {
    "x-rate-limit-limit": "10",
    "x-rate-limit-interval": "1s",
    "x-concurrency-limit": "3",
    "x-api-pool": "polite-single",
}


class Crossref(FakeService):
    """Knows no works but those it is given: ``publish``, ``retract``, ``alias_away``, and the
    agencies of others' DOIs by ``elsewhere``. ``blocked``: 403 to all."""

    name = "crossref"

    def __init__(self) -> None:
        super().__init__()
        self.blocked = False
        self._works: dict[str, dict[str, Any]] = {}
        self._elsewhere: dict[str, dict[str, str]] = {}

    def publish(self, doi: str, **message: Any) -> None:
        """Make a work known, with these fields over the few that all have."""
        common = {
            "DOI": doi.lower(),
            "URL": f"https://doi.org/{doi}",
            "title": [],
            "issued": {"date-parts": [[None]]},
            "source": "Crossref",
            "relation": {},
        }
        self._works[doi.lower()] = common | message

    def retract(self, doi: str, notice: str, kind: str = "retraction") -> None:
        """Let ``notice`` update a work; both say so."""
        date = {"date-time": "2026-03-01T00:00:00Z"}
        label = kind.replace("_", " ").capitalize()
        update = {"type": kind, "label": label, "updated": date, "source": "publisher"}
        self._works[doi.lower()].setdefault("updated-by", []).append(update | {"DOI": notice})
        self.publish(notice, **{"update-to": [update | {"DOI": doi}]})

    def alias_away(self, doi: str) -> None:
        """Let a DOI that was given by mistake lead to the page for such."""
        deleted = {"primary": {"URL": "http://www.crossref.org/deleted_DOI.html"}}
        self._works[doi.lower()]["resource"] = deleted

    def elsewhere(self, doi: str, agency: str) -> None:
        """A DOI of another agency, whom it can name."""
        self._elsewhere[doi.lower()] = {"id": agency.lower(), "label": agency}

    def forget(self, doi: str) -> None:
        """No such work."""
        self._works.pop(doi.lower(), None)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        if self.blocked:
            return web.Response(text="Forbidden", status=403)
        path = unquote(request.raw_path.partition("?")[0])
        if path.startswith("/works/") and path.endswith("/agency"):
            return self._agency(path.removeprefix("/works/").removesuffix("/agency").lower())
        if path == "/works":
            return self._list(request.query.get("filter", ""))
        if not path.startswith("/works/"):
            return _json({"status": "error", "message-type": "route-not-found", "message-version":
                          "1.0.0", "message": "Route not found"}, status=404)  # fmt: skip
        work = self._works.get(path.removeprefix("/works/").rstrip("/").lower())
        if work is None:
            return web.Response(text="Resource not found.", status=404, headers=LIMITS)
        return _json({"status": "ok", "message-type": "work", "message-version": "1.0.0",
                      "message": work})  # fmt: skip

    def _agency(self, doi: str) -> web.Response:
        own = {"id": "crossref", "label": "Crossref"} if doi in self._works else None
        agency = self._elsewhere.get(doi) or own
        if agency is None:
            return web.Response(text="Resource not found.", status=404, headers=LIMITS)
        return _json({"status": "ok", "message-type": "work-agency", "message-version": "1.0.0",
                      "message": {"DOI": doi, "agency": agency}})  # fmt: skip

    def _list(self, wanted: str) -> web.Response:
        name, _, value = wanted.partition(":")
        if name != "isbn":
            failure = {"type": "filter-not-available", "value": name, "message": "No such filter"}
            return _json({"status": "failed", "message-type": "validation-failure",
                          "message": [failure]}, status=400)  # fmt: skip
        items = [work for work in self._works.values() if value in work.get("ISBN", ())]
        message = {"total-results": len(items), "items": items, "items-per-page": 20,
                   "query": {"start-index": 0, "search-terms": None}}  # fmt: skip
        return _json({"status": "ok", "message-type": "work-list", "message-version": "1.0.0",
                      "message": message})  # fmt: skip


def _json(body: object, *, status: int = 200) -> web.Response:
    return web.json_response(body, status=status, headers=LIMITS)
