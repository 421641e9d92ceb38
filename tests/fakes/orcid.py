"""ORCID's public API 3.0, as far as names and works go. Follows ORCID/ORCID-Source."""

from typing import Any

from aiohttp import web

from .collection import TITLES_BY_DOI
from .service import FakeService

PERSON = "0009-0009-5318-3027"
_UNKNOWN = {
    "response-code": 404,
    "developer-message": "404 Not Found: The resource was not found.",
    "user-message": "The resource was not found.",
    "error-code": 9016,
    "more-info": "https://members.orcid.org/api/resources/troubleshooting",
}


class Orcid(FakeService):
    """Knows the person of the demonstration collection, who claims its works."""

    name = "orcid"

    def __init__(self) -> None:
        super().__init__()
        self._people: dict[str, list[dict[str, Any]]] = {}
        self.claim(PERSON, *(summary(doi, title) for doi, title in TITLES_BY_DOI.items()))

    def claim(self, orcid: str, *summaries: dict[str, Any]) -> None:
        """Let ``orcid`` exist and claim these works."""
        self._people[orcid] = list(summaries)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        if "json" not in request.headers.get("Accept", ""):
            return web.Response(text="<record/>", content_type="application/xml")
        _, version, orcid, what = [*request.path.split("/"), "", "", ""][:4]
        if version != "v3.0" or orcid not in self._people:
            return web.json_response(_UNKNOWN, status=404)
        if what == "personal-details":
            name = {"given-names": {"value": "Zhaohui"}, "family-name": {"value": "Wu"},
                    "credit-name": None, "visibility": "public", "path": orcid}  # fmt: skip
            return web.json_response({"name": name, "path": f"/{orcid}/personal-details"})
        groups = [{"work-summary": [one], "external-ids": one["external-ids"]}
                  for one in self._people[orcid]]  # fmt: skip
        return web.json_response({"group": groups, "path": f"/{orcid}/works"})


def summary(doi: str, title: str, **changes: Any) -> dict[str, Any]:
    """A work-summary as the service writes it, nulls and all."""
    external = {"external-id-type": "doi", "external-id-value": doi,
                "external-id-normalized": {"value": doi, "transient": True},
                "external-id-url": {"value": f"https://doi.org/{doi}"},
                "external-id-relationship": "self"}  # fmt: skip
    return {
        "put-code": 178602,
        "source": {"source-name": {"value": "Zhaohui Wu"}},
        "title": {"title": {"value": title}, "subtitle": None, "translated-title": None},
        "external-ids": {"external-id": [external]},
        "url": {"value": f"https://doi.org/{doi}"},
        "type": "other",
        "publication-date": {"year": {"value": "2026"}, "month": {"value": "02"}, "day": None},
        "journal-title": None,
        "visibility": "public",
        "display-index": "0",
    } | changes
