"""DataCite's REST API, as far as metadata of DOIs go. Follows datacite/lupo."""

from typing import Any
from urllib.parse import unquote

from aiohttp import web

from .collection import TITLES_BY_DOI
from .service import FakeService

NOT_FOUND = {
    "errors": [{"status": "404", "title": "The resource you are looking for doesn't exist."}]
}


class DataCite(FakeService):
    """Knows the DOIs of the demonstration collection; ``hide`` makes one registered only.
    ``overloaded``: its balancer turns everybody away with a tiny page."""

    name = "datacite"

    def __init__(self) -> None:
        super().__init__()
        self.overloaded = False
        self._attributes: dict[str, dict[str, Any]] = {}
        for doi, title in TITLES_BY_DOI.items():
            self.publish(doi, titles=[{"title": title}])

    def publish(self, doi: str, **attributes: Any) -> None:
        """Make ``doi`` findable, with these attributes over the usual ones."""
        self._attributes[doi.lower()] = _attributes(doi.lower()) | attributes

    def hide(self, doi: str) -> None:
        """Registered, but not findable: the public interface says 404."""
        self._attributes.pop(doi.lower(), None)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        if self.overloaded:
            page = "<html><head><title>403 Forbidden</title></head></html>"
            return web.Response(text=page, status=403, content_type="text/html",
                                headers={"Server": "awselb/2.0"})  # fmt: skip
        path = unquote(request.raw_path.partition("?")[0])
        if path == "/heartbeat":
            return web.Response(text="OK")
        if path == "/dois":
            return self._search(request.query.get("query", ""))
        if not path.startswith("/dois/"):
            return _json(NOT_FOUND, status=404)
        found = self._attributes.get(path.removeprefix("/dois/").lower())
        if found is None:
            return _json(NOT_FOUND, status=404)
        return _json({"data": _row(found)})

    def _search(self, query: str) -> web.Response:
        wanted = query.strip('"')
        if wanted.count('"') % 2:
            # Here alone an object stands where else is a list.
            return _json({"errors": {"title": "Your query could not be parsed"}}, status=400)
        rows = [_row(one) for one in self._attributes.values() if wanted in str(one)]
        return _json({"data": rows, "meta": {"total": len(rows)}, "links": {"self": ""}})


def _row(attributes: dict[str, Any]) -> dict[str, Any]:
    client = {"data": {"id": "cern.zenodo", "type": "clients"}}
    return {
        "id": attributes["doi"],
        "type": "dois",
        "attributes": attributes,
        "relationships": {"client": client},
    }


def _attributes(doi: str) -> dict[str, Any]:
    prefix, _, suffix = doi.partition("/")
    return {
        "doi": doi,
        "prefix": prefix,
        "suffix": suffix,
        "identifiers": [],
        "creators": [{"name": "Wu, Zhaohui", "nameType": "Personal", "givenName": "Zhaohui",
                      "familyName": "Wu", "nameIdentifiers": [], "affiliation": []}],
        "titles": [],
        "publisher": {"name": "Zenodo"},
        "publicationYear": 2026,
        "subjects": [],
        "contributors": [],
        "dates": [{"date": "2026", "dateType": "Issued"}],
        "language": "en",
        "types": {"resourceTypeGeneral": "Text", "resourceType": "", "schemaOrg": "CreativeWork",
                  "citeproc": "article", "bibtex": "misc", "ris": "GEN"},
        "relatedIdentifiers": [],
        "relatedItems": [],
        "sizes": [],
        "formats": [],
        "version": None,
        "rightsList": [],
        "descriptions": [],
        "url": f"https://zenodo.org/doi/{doi}",
        "schemaVersion": "http://datacite.org/schema/kernel-4",
        "state": "findable",
        "isActive": True,
    }  # fmt: skip


def _json(body: object, *, status: int = 200) -> web.Response:
    return web.json_response(body, status=status, headers={"X-Anonymous-Consumer": "true"})
