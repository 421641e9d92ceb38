"""ORCID's public API 3.0, as far as names and works go. Follows ORCID/ORCID-Source."""

from typing import Any

from aiohttp import web

from .collection import TITLES_BY_DOI
from .service import FakeService

PERSON = "0009-0009-5318-3027"
QUOTA = (
    "Too Many Requests. You have exceeded the daily quota for anonymous usage of this API. "
    "Register for a client to have a larger one."
)
BAD_TOKEN = {"error": "invalid_token", "error_description": "Invalid access token: abc"}


class Orcid(FakeService):
    """Knows the person of the demonstration collection, who claims its works. ``claim``,
    ``deprecate``, ``lock``, ``unclaim`` and ``deactivate`` change iDs. ``tokens``: those that
    are right. ``quota``: requests a day without one."""

    name = "orcid"

    def __init__(self) -> None:
        super().__init__()
        self.tokens: set[str] = set()
        self.quota = 25_000
        self._people: dict[str, list[dict[str, Any]]] = {}
        self._moved: dict[str, str] = {}
        self._refused: dict[str, tuple[int, dict[str, Any]]] = {}
        self.claim(PERSON, *(summary(doi, title) for doi, title in TITLES_BY_DOI.items()))

    def claim(self, orcid: str, *summaries: dict[str, Any]) -> None:
        """Let ``orcid`` exist and claim these works."""
        self._people[orcid] = list(summaries)

    def deprecate(self, orcid: str, into: str) -> None:
        """A duplicate was merged into another iD."""
        self._moved[orcid] = into
        text = f"This account is deprecated. Please refer to account: https://orcid.org/{into}"
        self._refused[orcid] = (301, _error(301, 9007, text))

    def lock(self, orcid: str) -> None:
        """Hidden, because terms were violated."""
        self._refused[orcid] = (409, _error(409, 9018, "The ORCID record is locked."))

    def unclaim(self, orcid: str) -> None:
        """Made by somebody else, and not yet taken over."""
        self._refused[orcid] = (409, _error(409, 9036, "The ORCID record is not claimed."))

    def deactivate(self, orcid: str) -> None:
        """Given up by its owner."""
        self._refused[orcid] = (409, _error(409, 9044, "The ORCID record is deactivated."))

    async def answer(self, request: web.Request) -> web.StreamResponse:
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if token and token not in self.tokens:
            return web.json_response(BAD_TOKEN, status=401)
        if not token and len(self.hits) >= self.quota:
            return web.Response(text=QUOTA, status=429)
        if "json" not in request.headers.get("Accept", ""):
            return web.Response(text="<record/>", content_type="application/xml")
        _, version, orcid, what = [*request.path.split("/"), "", "", ""][:4]
        if version == "v3.0" and orcid == "search":
            return self._search(request)
        if orcid in self._refused:
            return self._refusal(request, orcid, what)
        if version != "v3.0" or orcid not in self._people:
            return web.json_response(_error(404, 9016, "The resource was not found."), status=404)
        if what == "personal-details":
            name = {"given-names": {"value": "Zhaohui"}, "family-name": {"value": "Wu"},
                    "credit-name": None, "visibility": "public", "path": orcid}  # fmt: skip
            return web.json_response({"name": name, "path": f"/{orcid}/personal-details"})
        groups = [{"last-modified-date": {"value": 1767225600000},
                   "external-ids": one["external-ids"], "work-summary": [one]}
                  for one in self._people[orcid]]  # fmt: skip
        return web.json_response({"last-modified-date": {"value": 1767225600000},
                                  "group": groups, "path": f"/{orcid}/works"})  # fmt: skip

    def _refusal(self, request: web.Request, orcid: str, what: str) -> web.StreamResponse:
        status, body = self._refused[orcid]
        headers = {}
        if orcid in self._moved:
            headers["Location"] = f"/v3.0/{self._moved[orcid]}/{what}"
        return web.json_response(body, status=status, headers=headers)

    def _search(self, request: web.Request) -> web.StreamResponse:
        if int(request.query.get("start", 0)) > 10_000:
            text = "The start parameter is too large."
            return web.json_response(_error(400, 9043, text), status=400)
        wanted = request.query.get("q", "").partition(":")[2].strip('"')
        found = [orcid for orcid, works in self._people.items() if wanted in str(works)]
        rows = [{"orcid-identifier": {"uri": f"https://orcid.org/{orcid}", "path": orcid,
                                      "host": "orcid.org"}} for orcid in found]  # fmt: skip
        return web.json_response({"result": rows or None, "num-found": len(rows)})


def _error(status: int, code: int, text: str) -> dict[str, Any]:
    return {
        "response-code": status,
        "developer-message": f"{status}: {text}",
        "user-message": text,
        "error-code": code,
        "more-info": "https://members.orcid.org/api/resources/troubleshooting",
    }


def external(value: str, kind: str = "doi", relation: str = "self", **more: Any) -> dict[str, Any]:
    """An external identifier as the service writes it."""
    return {"external-id-type": kind, "external-id-value": value,
            "external-id-normalized": {"value": value, "transient": True},
            "external-id-normalized-error": None,
            "external-id-url": {"value": f"https://doi.org/{value}"},
            "external-id-relationship": relation} | more  # fmt: skip


def summary(doi: str, title: str, **changes: Any) -> dict[str, Any]:
    """A work-summary as the service writes it, nulls and all."""
    return {
        "put-code": 178602,
        "source": {"source-orcid": None, "source-client-id": None,
                   "source-name": {"value": "Zhaohui Wu"}},
        "title": {"title": {"value": title}, "subtitle": None, "translated-title": None},
        "external-ids": {"external-id": [external(doi)]},
        "url": {"value": f"https://doi.org/{doi}"},
        "type": "other",
        "publication-date": {"year": {"value": "2026"}, "month": {"value": "02"}, "day": None},
        "journal-title": None,
        "visibility": "public",
        "display-index": "0",
    } | changes  # fmt: skip
