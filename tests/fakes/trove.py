"""Trove's API v3: works and searches, in JSON or (by default) XML; nothing without a key."""

import json
import re
from typing import Any
from urllib.parse import quote

from aiohttp import web

from .collection import TITLES_BY_NLA_OBJECT
from .service import FakeService
from .trove_records import as_xml, brief, error, work

# code -> its name, and the types of works in it
CATEGORIES = {
    "book": ("Books & Libraries", "Book"),
    "diary": ("Diaries, Letters & Archives", "Archived website"),
    "image": ("Images, Maps & Artefacts", "Photograph"),
    "magazine": ("Magazines & Newsletters", "Periodical"),
    "music": ("Music, Audio & Video", "Music"),
    "research": ("Research & Reports", "Article"),
}
NEVER = "999999999999"  # a number that no work has
_CURSOR = re.compile(r"\*|AoIIRPXGZypzd\d+")
_TERM = re.compile(r'(\w+):"?([^"\s]+)"?|"([^"]+)"')


class Trove(FakeService):
    """Any work exists unless deleted; searches find those that were published. ``forbidden``:
    the gateway turns every key away. ``refused``: keys that were cancelled."""

    name = "trove"

    def __init__(self) -> None:
        super().__init__()
        self.forbidden = False
        self.refused: set[str] = set()
        self._works: dict[str, dict[str, Any]] = {}
        self._gone = {NEVER}
        self.publish("32411829", "Australian prime ministers / edited by Michelle Grattan",
                     isbns=["9781741107272"], nucs=("ANL", "NSL"))  # fmt: skip
        for number, (pid, title) in enumerate(TITLES_BY_NLA_OBJECT.items(), start=250_000_001):
            self.publish(str(number), title, objects=[pid], nucs=("ANL:NED",))

    def publish(self, number: str, title: str = "", **more: Any) -> None:
        """Make a work known; ``more`` as of :func:`tests.fakes.trove_records.work`."""
        self._gone.discard(number)
        self._works[number] = work(number, title, **more)

    def delete(self, number: str) -> None:
        """Let a work vanish: removed records give no notice."""
        self._works.pop(number, None)
        self._gone.add(number)

    def merge(self, number: str, into: str) -> None:
        """Group what ``number`` held under another number."""
        moved = self._works.pop(number) | {"id": into}
        self._gone.add(number)
        self._works[into] = moved

    async def answer(self, request: web.Request) -> web.StreamResponse:
        key = request.headers.get("X-API-KEY") or request.query.get("key", "")
        if self.forbidden:
            return web.json_response({"message": "Forbidden"}, status=403)
        if not key or key in self.refused:
            return _failed(request, 401, "Unauthorized", "An active API key is required.")
        if one := re.fullmatch(r"/v3/work/(\d+)", request.path):
            return self._work(request, one[1])
        if request.path == "/v3/result":
            return self._search(request, key)
        return _failed(request, 404, "Not Found", "A matching record could not be found.")

    def _work(self, request: web.Request, number: str) -> web.Response:
        if number in self._gone:
            return _failed(request, 404, "Not Found", "A matching record could not be found.")
        found = self._works.get(number) or work(number)
        return _sent(request, "work", _as_asked(request, found))

    def _search(self, request: web.Request, key: str) -> web.Response:
        codes = [code for code in request.query.get("category", "").split(",") if code]
        if not codes or not {*codes} <= {"all", *CATEGORIES}:
            return _failed(request, 400, "Bad Request", "The category is missing or unknown.")
        if not _CURSOR.fullmatch(request.query.get("s", "*")):
            return _failed(request, 400, "Bad Request", "The cursor is unknown.")
        query = request.query.get("q", "")
        found = [one for one in self._works.values() if _matches(one, query)]
        return _sent(request, "response", {
            "query": query,
            "category": [
                {"code": code, "name": CATEGORIES[code][0],
                 "records": _records(request, key, code, found)}
                for code in (CATEGORIES if codes == ["all"] else codes)
            ],
        })  # fmt: skip


def _records(
    request: web.Request, key: str, code: str, found: list[dict[str, Any]]
) -> dict[str, Any]:
    """One page of one category. A category without a work has no ``work``."""
    works = [one for one in found if one["type"] == [CATEGORIES[code][1]]]
    start = request.query.get("s", "*")
    first = 0 if start == "*" else int(start.removeprefix("AoIIRPXGZypzd"))
    size = min(int(request.query.get("n", "20")), 100)
    page = [_as_asked(request, one) for one in works[first : first + size]]
    records: dict[str, Any] = {"s": start, "n": len(page), "total": len(works)}
    if first + size < len(works):
        following = f"AoIIRPXGZypzd{first + size}"
        # As it is: with the caller's key in it, and malformed.
        asks = f"key={key}&q={quote(request.query.get('q', ''))}&s={following}"
        records["next"] = f"https://api.trove.nla.gov.au/v3/v3%2Fresult?{asks}"
        records["nextStart"] = following
    if page and request.query["category"] == "all":
        records["item"] = [{"work": one} for one in page]
    elif page:
        records["work"] = page
    return records


def _matches(one: dict[str, Any], query: str) -> bool:
    """Whether a work has every term; a phrase may stand anywhere in it."""
    text = json.dumps(one, ensure_ascii=False).casefold()
    terms = _TERM.findall(query)
    return bool(terms) and all(
        (f'"nuc": "{value}"' if index == "nuc" else value or phrase).casefold() in text
        for index, value, phrase in terms
    )


def _as_asked(request: web.Request, full: dict[str, Any]) -> dict[str, Any]:
    include = request.query.get("include", "").split(",")
    if "all" in include:
        include = ["workversions", "holdings", "links"]
    return brief(full, include=include, level=request.query.get("reclevel", "brief"))


def _failed(request: web.Request, status: int, text: str, description: str) -> web.Response:
    return _sent(request, "error", error(status, text, description), status)


def _sent(request: web.Request, name: str, body: dict[str, Any], status: int = 200) -> web.Response:
    wants_json = "application/json" in request.headers.get("Accept", "")
    if request.query.get("encoding") == "json" or wants_json:
        return web.json_response(body, status=status)
    return web.Response(
        text=f'<?xml version="1.0" encoding="UTF-8"?>{as_xml(name, body)}',
        status=status,
        content_type="application/xml",
    )
