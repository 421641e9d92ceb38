"""Zenodo's (legacy) deposit interface: create, upload, publish, new version.

Follows developers.zenodo.org, and zenodo-rdm's source where the two differ: there a new
version is answered with its draft (``answers_with_draft``), and what cannot be done to a
published deposit is a 404.
"""

from collections.abc import Callable
from hashlib import md5
from typing import Any

from aiohttp import web

Answer = tuple[int, Any]
REQUIRED = ("upload_type", "title", "creators", "description", "publication_date", "access_right")
NEVER = {"status": 404, "message": "The persistent identifier does not exist."}
DENIED = {"status": 403, "message": "Permission denied."}
_SITE = "https://zenodo.org/api"


class Deposits:
    """The deposits of whoever has a token. ``publish`` makes a record of one."""

    def __init__(self, publish: Callable[..., None]) -> None:
        self.answers_with_draft = True
        self._publish_record = publish
        self._made: dict[str, dict[str, Any]] = {}

    async def answer(self, request: web.Request) -> Answer:
        """The answer to a request below ``/api/deposit/depositions`` or ``/api/files``."""
        if request.path.startswith("/api/files/"):
            return await self._upload(request)
        number, _, rest = (
            request.path.removeprefix("/api/deposit/depositions").strip("/").partition("/")
        )
        if request.method in ("POST", "PUT") and not rest and not _is_json(request):
            return 415, {"status": 415, "message": "Unsupported media type."}
        if not number:
            if request.method == "GET":
                return 200, list(self._made.values())
            return 201, self._create((await request.json()).get("metadata", {}))
        deposit = self._made.get(number)
        if deposit is None:
            return 404, NEVER
        if rest:
            return self._act(deposit, rest.removeprefix("actions/"))
        return await self._change(request, deposit)

    def _create(self, metadata: dict[str, Any]) -> dict[str, Any]:
        number = 542_201 + 2 * len(self._made)
        own = f"{_SITE}/deposit/depositions/{number}"
        doi = {"doi": f"10.5281/zenodo.{number}", "recid": number}
        actions = {name: f"{own}/actions/{name}" for name in
                   ("publish", "edit", "discard", "newversion")}  # fmt: skip
        self._made[str(number)] = {
            "conceptrecid": str(number - 1), "created": "2026-02-01T10:00:00+00:00", "id": number,
            "record_id": number, "owner": 12345, "title": metadata.get("title", ""), "files": [],
            "state": "unsubmitted", "submitted": False,
            "metadata": metadata | {"prereserve_doi": doi},
            "links": {"self": own, "html": f"https://zenodo.org/deposit/{number}",
                      "bucket": f"{_SITE}/files/{number}", "files": f"{own}/files",
                      "latest_draft": own, **actions},
        }  # fmt: skip
        return self._made[str(number)]

    async def _change(self, request: web.Request, deposit: dict[str, Any]) -> Answer:
        if request.method == "GET":
            return 200, deposit
        if deposit["submitted"]:
            return 404, NEVER
        if request.method == "DELETE":
            del self._made[str(deposit["id"])]
            return 204, None
        reserved = deposit["metadata"]["prereserve_doi"]
        given = (await request.json()).get("metadata", {})
        deposit |= {"metadata": given | {"prereserve_doi": reserved}, "title": given.get("title")}
        return 200, deposit

    def _act(self, deposit: dict[str, Any], action: str) -> Answer:
        match action:
            case "files":
                return 200, deposit["files"]
            case "publish" if not deposit["submitted"]:
                return self._publish(deposit)
            case "newversion" if deposit["submitted"]:
                draft = self._create(deposit["metadata"] | {"publication_date": None})
                draft |= {"conceptrecid": deposit["conceptrecid"], "files": deposit["files"]}
                deposit["links"]["latest_draft"] = draft["links"]["self"]
                return 201, draft if self.answers_with_draft else deposit
            case "edit" | "discard" if deposit["submitted"]:
                return 201, deposit
        return 404, NEVER

    def _publish(self, deposit: dict[str, Any]) -> Answer:
        metadata = deposit["metadata"]
        missing = [name for name in REQUIRED if not metadata.get(name)]
        if missing:
            errors = [{"field": f"metadata.{name}", "messages": ["Missing data for required "
                       "field."]} for name in missing]  # fmt: skip
            message = "A validation error occurred."
            return 400, {"status": 400, "message": message, "errors": errors}
        number = str(deposit["id"])
        deposit |= {"state": "done", "submitted": True, "doi": metadata["prereserve_doi"]["doi"]}
        deposit["links"]["record_html"] = f"https://zenodo.org/records/{number}"
        self._publish_record(number, metadata["title"], concept=deposit["conceptrecid"])
        return 202, deposit

    async def _upload(self, request: web.Request) -> Answer:
        number, _, name = request.path.removeprefix("/api/files/").partition("/")
        deposit = self._made.get(number)
        if deposit is None or deposit["submitted"]:
            return 404, NEVER
        body = await request.read()
        digest = md5(body).hexdigest()
        deposit["files"].append({"id": digest, "filename": name, "filesize": len(body),
                                 "checksum": digest, "links": {}})  # fmt: skip
        return 201, {"key": name, "mimetype": "application/octet-stream", "size": len(body),
                     "checksum": f"md5:{digest}", "version_id": digest, "is_head": True,
                     "delete_marker": False, "links": {}}  # fmt: skip


def _is_json(request: web.Request) -> bool:
    return request.content_type == "application/json"
