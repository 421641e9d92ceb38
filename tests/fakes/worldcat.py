"""OCLC: tokens, the Search API, the Metadata API's current numbers, and the public site.

Any number is a record unless deleted or merged. Told apart by path, and the site by ``Host``.
"""

import json
import re
from itertools import count
from typing import Any

from aiohttp import BasicAuth, web

from .behaviour import page
from .service import FakeService

SEARCH = "/worldcat/search/v2"
KNOWN = {
    "oclcNumber": "778419313", "title": "My brilliant friend", "creator": "Elena Ferrante",
    "date": "2012", "machineReadableDate": "2012", "language": "eng", "generalFormat": "Book",
    "specificFormat": "PrintBook", "publisher": "Europa Editions",
    "publicationPlace": "New York, New York", "isbns": ["9781609450786", "1609450787"],
    "mergedOclcNumbers": ["811639683", "818678733"],
    "catalogingInfo": {"catalogingAgency": "BTCTA", "catalogingLanguage": "eng",
                       "levelOfCataloging": " ", "transcribingAgency": "BTCTA"},
}  # fmt: skip
NOT_FOUND = {
    "type": "NOT_FOUND",
    "title": "Unable to perform the lbd read operation.",
    "detail": {"summary": "NOT_FOUND", "description": "Not able to find the requested LBD"},
}
_INDEXES = {"no": "oclcNumber", "bn": "isbns", "ti": "title", "au": "creator"}


class WorldCat(FakeService):
    """``refused``: keys that are unknown. ``no_scope``: the key does not cover the service.
    ``over_quota``: the day's allowance is used up. ``partial``: answers come with 206."""

    name = "worldcat"
    also = ("oclc-token",)
    hosts = (
        "oauth.oclc.org",
        "americas.discovery.api.oclc.org",
        "metadata.api.oclc.org",
        "search.worldcat.org",
        "www.worldcat.org",
    )

    def __init__(self) -> None:
        super().__init__()
        self.refused: set[str] = set()
        self.no_scope = self.over_quota = self.partial = False
        self._records: dict[str, dict[str, Any]] = {}
        self._holdings: dict[str, int] = {}
        self._merged: dict[str, str] = {}
        self._gone: set[str] = set()
        self._tokens: set[str] = set()
        self._numbers = count(1)
        self._records["778419313"] = KNOWN
        self._merged = dict.fromkeys(KNOWN["mergedOclcNumbers"], "778419313")

    def publish(self, number: str, title: str, *, holdings: int = 159, **more: Any) -> None:
        """Make a record known; ``more`` are fields of it."""
        self._gone.discard(number)
        self._records[number] = {"oclcNumber": number, "title": title} | more
        self._holdings[number] = holdings

    def merge(self, number: str, into: str) -> None:
        """Let a record live on under another number."""
        self._merged[number] = into
        heir = self._record(into)
        earlier = heir.get("mergedOclcNumbers", [])
        self._records[into] = heir | {"mergedOclcNumbers": [*earlier, number]}

    def delete(self, number: str) -> None:
        """Let a record vanish, without any notice."""
        self._gone.add(number)

    def expire_tokens(self) -> None:
        """Let no token be valid any more."""
        self._tokens.clear()

    async def answer(self, request: web.Request) -> web.StreamResponse:
        path = request.path
        if request.host.partition(":")[0].endswith("worldcat.org"):
            return self._site(path)
        if path == "/token":
            return await self._token(request)
        if request.headers.get("Authorization", "").removeprefix("Bearer ") not in self._tokens:
            return web.json_response({"message": "Unauthorized"}, status=401)
        if self.over_quota:
            text = "The 24-hour quota of this key has been exceeded."
            return web.json_response({"message": text}, status=403)
        if found := re.fullmatch(rf"{SEARCH}/brief-bibs/([^/]+)", path):
            return self._lookup(found[1])
        match path:
            case "/worldcat/search/v2/brief-bibs":
                return self._search(request)
            case "/worldcat/search/v2/bibs-summary-holdings":
                return self._summary(request.query.get("oclcNumber", ""))
            case "/worldcat/manage/bibs/current":
                return self._current(request.query.get("oclcNumbers", "").split(","))
        return web.json_response(NOT_FOUND, status=404)

    async def _token(self, request: web.Request) -> web.Response:
        form = await request.post()
        try:
            login = BasicAuth.decode(request.headers.get("Authorization", "")).login
        except ValueError:
            login = ""
        if request.method != "POST" or not login or login in self.refused:
            return web.json_response({"message": "Unauthorized"}, status=401)
        if form.get("grant_type") != "client_credentials" or self.no_scope:
            why = "[Invalid service specified, Not on key]"
            message = f"Invalid scope(s): {form.get('scope')} (WorldCat Search API) {why}"
            return web.json_response({"code": 403, "message": message}, status=403)
        token = f"tk_{next(self._numbers):036d}"
        self._tokens.add(token)
        return web.json_response({
            "access_token": token, "token_type": "bearer", "expires_in": "1199",
            "expires_at": "2026-03-14 19:52:37Z", "principalID": "", "principalIDNS": "",
            "scope": form["scope"], "scopes": form["scope"], "contextInstitutionId": "00001",
        })  # fmt: skip

    def _record(self, number: str) -> dict[str, Any]:
        return self._records.get(number, {"oclcNumber": number, "generalFormat": "Book"})

    def _lookup(self, number: str) -> web.Response:
        if not re.fullmatch(r"[1-9]\d*", number):
            return _invalid(number)
        current = self._merged.get(number, number)
        if current in self._gone:
            return web.json_response(NOT_FOUND, status=404)
        return self._sent(self._record(current))

    def _search(self, request: web.Request) -> web.Response:
        if "q" not in request.query:
            body = {"type": "MISSING_QUERY_PARAMETER", "title": "Validation Failure"}
            return web.json_response(body, status=400)
        index, _, value = request.query["q"].partition(":")
        wanted = value.strip('"').casefold()
        field = _INDEXES.get(index, "title")
        found = [one for one in self._records.values() if wanted in str(one.get(field)).casefold()]
        first = int(request.query.get("offset", "1")) - 1
        size = min(int(request.query.get("limit", "10")), 50)
        shown = found[first : first + size]
        return self._sent({"numberOfRecords": len(found), "briefRecords": shown})

    def _summary(self, number: str) -> web.Response:
        if not re.fullmatch(r"[1-9]\d*", number):
            return _invalid(number)
        holding = {"institutionHolding": {"totalHoldingCount": self._holdings.get(number, 159)}}
        return self._sent({"numberOfRecords": 1, "briefRecords": [self._record(number) | holding]})

    def _current(self, numbers: list[str]) -> web.Response:
        return web.json_response({
            "controlNumbers": [
                {"requested": number,
                 "current": None if number in self._gone else self._merged.get(number, number)}
                for number in numbers
            ]
        })  # fmt: skip

    def _sent(self, body: dict[str, Any]) -> web.Response:
        return web.json_response(body, status=206 if self.partial else 200)

    def _site(self, path: str) -> web.Response:
        found = re.fullmatch(r"/title/(\d+)", path)
        if not found:
            return page("<title>Attention</title><h1>Forbidden</h1>", status=403)
        data = json.dumps({"props": {"pageProps": {"record": self._record(found[1])}}})
        return page(
            "<title>WorldCat</title><script id='__NEXT_DATA__' type='application/json'>"
            f"{data}</script>"
        )


def _invalid(value: str) -> web.Response:
    return web.json_response(
        {
            "type": "INVALID_QUERY_PARAMETER_VALUE",
            "title": "Validation Failure",
            "detail": "oclcNumber must be a positive whole number",
            "invalid-params": [{"reason": f"Invalid Value: {value}"}],
        },
        status=400,
    )
