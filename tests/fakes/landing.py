"""The pages behind links, any host's: told apart by the ``Host`` header.

``zenodo.org`` knows the records of the demonstration collection. (The National Library's pages
are its own fake's.) Every other host has a home page and answers by the first part of a path:

=====================  ==========================================================
``/moved/x``           301 to ``/x``
``/elsewhere/HOST/x``  301 to ``http://HOST/x``
``/found/x``           302 to ``/x``
``/loop``              302 to itself
``/missing``           404
``/gone``              410
``/wall``              a bot wall, status 200
``/get-only``          405 to HEAD, a page to GET
``/file``              a PDF
``/private/``          forbidden by robots.txt
anything else          a page
=====================  ==========================================================
"""

import re
from html import escape

from aiohttp import web

from .behaviour import ANUBIS_PAGE, NOT_FOUND_PAGE, page
from .collection import TITLES_BY_DOI
from .service import FakeService

# Libraries' default names, which Zenodo and others turn away.
_ANONYMOUS = re.compile(r"^(python-requests|python-httpx|aiohttp|curl|wget|node)?\b(/|$)", re.I)


class Landing(FakeService):
    """Pages. ``robots`` is the robots.txt of every host (None: 404)."""

    name = "landing"

    def __init__(self) -> None:
        super().__init__()
        self.robots: str | None = "User-agent: *\nDisallow: /private/\n"

    async def answer(self, request: web.Request) -> web.StreamResponse:
        if request.path == "/robots.txt":
            if self.robots is None:
                return _not_found()
            return web.Response(text=self.robots)
        host = request.host.partition(":")[0].lower().removeprefix("www.")
        match host:
            case "zenodo.org":
                return _zenodo(request)
            case "times.net.au":
                return _times(request.path)
        return _any(request, host)


def _zenodo(request: web.Request) -> web.Response:
    if not request.headers.get("User-Agent", "").strip() or _ANONYMOUS.match(
        request.headers["User-Agent"]
    ):
        return page("<h1>Unusual traffic from your network</h1>", status=403)
    path = request.path
    if match := re.fullmatch(r"/doi/10\.5281/zenodo\.(\d+)", path):
        return _redirect(302, f"/records/{match[1]}")
    if match := re.fullmatch(r"/record/(\d+)", path):
        return _redirect(301, f"/records/{match[1]}")
    match = re.fullmatch(r"/records/(\d+)", path)
    doi = f"10.5281/zenodo.{match[1]}" if match else ""
    if doi not in TITLES_BY_DOI:
        return page("<title>Not found</title><h1>The page was not found</h1>", status=404)
    title = escape(TITLES_BY_DOI[doi])
    return page(
        f'<html lang="en"><head><title>{title}</title><meta name="citation_doi" '
        f'content="{doi}"></head><body><h1>{title}</h1><p>Zenodo</p></body></html>'
    )


def _times(path: str) -> web.Response:
    if path != "/":
        return _not_found()
    return page(
        '<html lang="zh-Hans"><head><title>时代跃迁 The Epochal Transition</title></head>'
        "<body><h1>时代跃迁</h1><p>ISSN 3083-5178</p></body></html>"
    )


def _any(request: web.Request, host: str) -> web.Response:
    first, _, rest = request.path.removeprefix("/").partition("/")
    match first:
        case "moved":
            return _redirect(301, f"/{rest}")
        case "elsewhere":
            return _redirect(301, f"http://{rest}")
        case "found":
            return _redirect(302, f"/{rest}")
        case "loop":
            return _redirect(302, "/loop")
        case "missing":
            return _not_found()
        case "gone":
            return page("<title>Gone</title>", status=410)
        case "wall":
            return page(ANUBIS_PAGE)
        case "get-only" if request.method == "HEAD":
            return web.Response(status=405, headers={"Allow": "GET"})
        case "file":
            return web.Response(body=b"%PDF-1.7\n", content_type="application/pdf")
    return page(f"<html><head><title>{escape(host)}</title></head><body>A page</body></html>")


def _redirect(status: int, target: str) -> web.Response:
    return page("", status=status, headers={"Location": target})


def _not_found() -> web.Response:
    return page(NOT_FOUND_PAGE, status=404)
