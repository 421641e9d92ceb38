"""Zenodo's records API, in its own (legacy) JSON and in DataCite's. Follows zenodo-rdm.

Deposits stand in ``zenodo_deposits``.
"""

from typing import Any

from aiohttp import web

from .behaviour import page
from .collection import TITLES_BY_DOI
from .service import FakeService
from .zenodo_deposits import DENIED, Deposits
from .zenodo_records import concept_of, datacite_json, legacy_json

LIMITS = {"X-RateLimit-Limit": "133", "X-RateLimit-Remaining": "132",
          "X-RateLimit-Reset": "1795522800", "Retry-After": "60"}  # fmt: skip
DATACITE = "application/vnd.datacite.datacite+json"
NEVER = "The persistent identifier does not exist."
DRAFT = "The persistent identifier is not registered."
# Without a token a page of results has at most 25, with one 100.
TOO_LARGE = (
    "Page size cannot be greater than {most}. Please use authenticated requests to increase "
    "the limit to 100."
)


class Zenodo(FakeService):
    """Knows the records of the demonstration collection. ``delete`` leaves a tombstone (or
    hides it), ``merge`` redirects, ``restrict``, ``reserve`` and ``forbid`` do what they say.
    ``tokens``: those that are right. ``turns_away``: a page instead of any answer."""

    name = "zenodo"

    def __init__(self) -> None:
        super().__init__()
        self.tokens: set[str] = set()
        self.turns_away = False
        self._records: dict[str, dict[str, Any]] = {}
        self._answers: dict[str, tuple[int, dict[str, Any]]] = {}
        self._moved: dict[str, str] = {}
        self.deposits = Deposits(self.publish)
        for doi, title in TITLES_BY_DOI.items():
            self.publish(doi.rpartition(".")[2], title)

    def publish(self, number: str, title: str, *, concept: str = "", **changes: Any) -> None:
        """Make a record known, the newest version of ``concept``; ``changes`` are fields of
        its legacy JSON (``files``, ``doi`` …), ``metadata`` of what stands within that."""
        concept = concept or concept_of(number)
        for older in self._versions(concept):
            older["metadata"]["relations"]["version"][0]["is_last"] = False
        self._answers.pop(number, None)
        self._records[number] = legacy_json(number, title, concept, **changes)

    def restrict(self, number: str, access: str = "restricted") -> None:
        """The record stays, its files are no longer for everybody."""
        self._records[number]["metadata"]["access_right"] = access
        self._records[number].pop("files", None)

    def delete(self, number: str, *, reason: str = "retracted", tombstone: str = "shown") -> None:
        """Withdraw a record; ``tombstone``: shown, silent (410 without one), hidden (404)."""
        self._records.pop(number, None)
        gone: dict[str, Any] = {"status": 410, "message": "Record deleted", "tombstone": {
            "removal_reason": {"id": reason}, "note": "", "removed_by": {"user": "1"},
            "removal_date": "2026-03-01T09:00:00.000000+00:00",
            "citation_text": f"Wu, Z. (2026). Record {number}. Zenodo.", "is_visible": True,
            "deletion_policy": {"id": "grace-period-v1"}}}  # fmt: skip
        if tombstone == "silent":
            gone = {"status": 410, "message": "The record has been deleted."}
        if tombstone == "hidden":
            gone = {"status": 404, "message": "Record not found"}
        self._answers[number] = (gone["status"], gone)

    def forget(self, number: str) -> None:
        """As if there had never been one."""
        self._records.pop(number, None)
        self._answers.pop(number, None)

    def reserve(self, number: str) -> None:
        """A draft of somebody's: its number is given, not registered."""
        self._records.pop(number, None)
        self._answers[number] = (404, {"status": 404, "message": DRAFT})

    def forbid(self, number: str) -> None:
        """Not for those who ask."""
        self._records.pop(number, None)
        self._answers[number] = (403, {"status": 403, "message": "Permission denied."})

    def merge(self, number: str, into: str, *, by_header: bool = True) -> None:
        """The number leads to another record; by a ``Location`` or only by the body's."""
        self._records.pop(number, None)
        self._moved[number] = into if by_header else ""
        moved = {"status": 301, "message": "Moved Permanently.",
                 "location": f"https://zenodo.org/api/records/{into}"}  # fmt: skip
        self._answers[number] = (301, moved)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        if self.turns_away:
            return page("<h1>Unusual traffic from your network</h1>", status=403)
        if request.path.startswith(("/api/deposit/", "/api/files/")):
            known = self._is_known(request)
            status, body = await self.deposits.answer(request) if known else (403, DENIED)
            return _json(body, status) if status != 204 else web.Response(status=204)
        if request.path == "/api/records":
            return self._search(request)
        number, _, rest = request.path.removeprefix("/api/records/").partition("/")
        if rest == "versions":
            return _json(_hits(self._versions(self._concept(number))), 200)
        if rest == "versions/latest":
            number = self._newest(self._concept(number)) or number
            return _redirect(f"/api/records/{number}")
        if rest:
            return _json({"status": 404, "message": NEVER}, 404)
        return self._record(request, number)

    def _record(self, request: web.Request, number: str) -> web.StreamResponse:
        if target := self._moved.get(number):
            return _redirect(f"/api/records/{target}")
        if number in self._answers:
            status, body = self._answers[number]
            return _json(body, status)
        if number not in self._records and (newest := self._newest(number)):
            return _redirect(f"/api/records/{newest}")
        if number not in self._records:
            return _json({"status": 404, "message": NEVER}, 404)
        record = self._records[number]
        if DATACITE in request.headers.get("Accept", ""):
            body = datacite_json(record)
            return web.json_response(body, headers=LIMITS, content_type=DATACITE)
        return _json(record, 200)

    def _search(self, request: web.Request) -> web.StreamResponse:
        most = 100 if self._is_known(request) else 25
        size, number = int(request.query.get("size", 10)), int(request.query.get("page", 1))
        if size > most:
            errors = [{"field": "size", "messages": [TOO_LARGE.format(most=most)]}]
            message = "A validation error occurred."
            return _json({"status": 400, "message": message, "errors": errors}, 400)
        if size * number > 10_000:
            return _json({"status": 400, "message": "Invalid querystring parameters."}, 400)
        wanted = request.query.get("q", "").rpartition(":")[2].strip('"')
        found = [one for one in self._records.values() if wanted in str(one)]
        return _json(_hits(found[size * (number - 1) : size * number], len(found)), 200)

    def _is_known(self, request: web.Request) -> bool:
        return request.headers.get("Authorization", "").removeprefix("Bearer ") in self.tokens

    def _concept(self, number: str) -> str:
        return str(self._records.get(number, {}).get("conceptrecid", number))

    def _versions(self, concept: str) -> list[dict[str, Any]]:
        return [one for one in self._records.values() if one["conceptrecid"] == concept]

    def _newest(self, concept: str) -> str:
        versions = self._versions(concept)
        return str(versions[-1]["recid"]) if versions else ""


def _hits(records: list[dict[str, Any]], total: int | None = None) -> dict[str, Any]:
    hits = {"hits": records, "total": len(records) if total is None else total}
    return {"hits": hits, "aggregations": {}, "links": {"self": "https://zenodo.org/api/records"}}


def _redirect(target: str) -> web.Response:
    return web.Response(status=301, headers={**LIMITS, "Location": target})


def _json(body: object, status: int) -> web.Response:
    return web.json_response(body, status=status, headers=LIMITS)
