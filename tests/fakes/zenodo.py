"""Zenodo's records API, as far as metadata in DataCite's JSON go. Follows zenodo-rdm."""

from typing import Any

from aiohttp import web

from .collection import TITLES_BY_DOI
from .service import FakeService

LIMITS = {"X-RateLimit-Limit": "133", "X-RateLimit-Remaining": "132", "Retry-After": "60"}
_DATACITE = "application/vnd.datacite.datacite+json"


class Zenodo(FakeService):
    """Knows the records of the demonstration collection; ``delete`` leaves a tombstone."""

    name = "zenodo"

    def __init__(self) -> None:
        super().__init__()
        self._records: dict[str, dict[str, Any]] = {}
        self._deleted: set[str] = set()
        for doi, title in TITLES_BY_DOI.items():
            self.publish(doi.rpartition(".")[2], title)

    def publish(self, number: str, title: str) -> None:
        """Make a record known."""
        self._records[number] = {
            "identifiers": [{"identifier": f"10.5281/zenodo.{number}", "identifierType": "DOI"}],
            "creators": [{"name": "Wu, Zhaohui", "nameType": "Personal", "givenName": "Zhaohui",
                          "familyName": "Wu", "nameIdentifiers": []}],
            "titles": [{"title": title}],
            "publisher": "Zenodo",
            "publicationYear": "2026",
            "types": {"resourceTypeGeneral": "Text", "resourceType": ""},
            "dates": [{"date": "2026-02-01", "dateType": "Issued"}],
            "language": "eng",
            "schemaVersion": "http://datacite.org/schema/kernel-4",
        }  # fmt: skip

    def delete(self, number: str) -> None:
        """Withdraw a record."""
        self._records.pop(number, None)
        self._deleted.add(number)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        number = request.path.removeprefix("/api/records/")
        if number in self._deleted:
            tombstone = {"removal_reason": {"id": "retracted"}, "note": "", "is_visible": True}
            return _json({"status": 410, "message": "Record deleted", "tombstone": tombstone}, 410)
        if number not in self._records:
            message = "The persistent identifier does not exist."
            return _json({"status": 404, "message": message}, 404)
        if _DATACITE in request.headers.get("Accept", ""):
            return web.json_response(self._records[number], headers=LIMITS, content_type=_DATACITE)
        return _json({"id": int(number), "recid": number, "metadata": {}}, 200)


def _json(body: object, status: int) -> web.Response:
    return web.json_response(body, status=status, headers=LIMITS)
