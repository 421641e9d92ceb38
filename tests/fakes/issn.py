"""The ISSN Portal's linked data. Follows the ISSN application profile's samples.

What it sends since its change of February 2026 is not documented: ``form`` chooses between
the profile's compact JSON-LD and the graph of the older portal.
"""

import re
from typing import Any

from aiohttp import web

from .behaviour import page
from .collection import TITLES_BY_ISSN
from .issn_records import compact, graph, taken_back
from .service import FakeService

NOT_FOUND = "The requested numbers do not correspond to valid ISSNs"
_PATH = re.compile(r"/resource/ISSN/(\d{4}-\d{3}[\dX])(\.jsonld)?")


class IssnPortal(FakeService):
    """Knows every valid number unless it is told to ``forget`` it. ``banned``: 403 to all.
    ``form``: compact or graph."""

    name = "issn"

    def __init__(self) -> None:
        super().__init__()
        self.banned = False
        self.form = "compact"
        self._unknown: set[str] = set()
        self._taken_back: dict[str, dict[str, Any]] = {}
        self._given: dict[str, dict[str, Any]] = {}
        self._kept: dict[str, list[dict[str, Any]]] = {}

    def publish(self, issn: str, title: str, **given: Any) -> None:
        """Describe a serial; ``given``: status, medium, issn_l, url, key_title, country."""
        self._unknown.discard(issn)
        self._taken_back.pop(issn, None)
        self._given[issn] = {"title": title, **given}

    def forget(self, issn: str) -> None:
        """Not registered; or reserved only, which is not shown either."""
        self._unknown.add(issn)

    def cancel(self, issn: str, successor: str) -> None:
        """The number is cancelled in favour of another."""
        self._taken_back[issn] = taken_back(issn, "Cancelled", successor)

    def suppress(self, issn: str) -> None:
        """The number is suppressed."""
        self._taken_back[issn] = taken_back(issn, "Suppressed")

    def keep(self, issn: str, keeper: str, *, status: str = "Preserved", years: str = "") -> None:
        """Let an archive of serials keep it."""
        self._kept.setdefault(issn, []).append({
            "type": "schema:ArchiveComponent", "creativeWorkStatus": status,
            "abstract": "1 to 9", "description": "1 to 9", "dateModified": "2026-03-11",
            "temporalCoverage": years,
            "holdingArchive": {"id": f"keepers:{keeper.lower()}", "name": keeper,
                               "type": "schema:ArchiveOrganization",
                               "identifier": keeper.lower()},
            "mainEntity": {"issn": [issn], "name": "", "publisher": ""}})  # fmt: skip

    async def answer(self, request: web.Request) -> web.StreamResponse:
        if self.banned:
            return page("<h1>403 Forbidden</h1>", status=403)
        if request.path == "/search":
            return page(f"<title>ISSN Portal</title><p>{NOT_FOUND}.</p>")
        match = _PATH.fullmatch(request.path)
        if not match or match[1] in self._unknown or not is_valid(match[1]):
            return web.Response(status=302, headers={"Location": "/search?not-found"})
        if not match[2] and "json" not in request.headers.get("Accept", ""):
            return page(f"<title>ISSN {match[1]} | The ISSN Portal</title>")
        body = self._taken_back.get(match[1]) or self._described(match[1])
        return web.json_response(body, content_type="application/ld+json")

    def _described(self, issn: str) -> dict[str, Any]:
        given = self._given.get(issn) or {"title": TITLES_BY_ISSN.get(issn, "")}
        write = compact if self.form == "compact" else graph
        return write(issn, kept=self._kept.get(issn, []), **given)


def is_valid(issn: str) -> bool:
    """Whether the check digit fits (ISO 3297: weights 8 to 1, modulo 11)."""
    digits = [10 if digit == "X" else int(digit) for digit in issn.replace("-", "")]
    return sum(d * w for d, w in zip(digits, range(8, 0, -1), strict=True)) % 11 == 0
