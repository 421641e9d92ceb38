"""The ways in which every service can misbehave."""

from dataclasses import dataclass
from enum import StrEnum

from aiohttp import web


class Scenario(StrEnum):
    """What a service does instead of answering."""

    THROTTLED = "throttled"  # 429 with Retry-After
    UNAVAILABLE = "unavailable"  # 503, with Retry-After when one is given
    BROKEN = "broken"  # 500
    WALL = "wall"  # an Anubis page with status 200
    CLOUDFLARE = "cloudflare"  # 403 with cf-mitigated
    IMPERVA = "imperva"  # 403 with a visid_incap cookie
    CHANGED = "changed"  # well-formed, but in another shape than documented
    HALF = "half"  # breaks off in the middle
    CLOSE = "close"  # hangs up without a word
    SILENT = "silent"  # accepts and never answers
    PAGE_404 = "page-404"  # somebody else's HTML "not found"


@dataclass(slots=True)
class Behaviour:
    """A scenario for requests (``GET host/path``) that contain ``only``, ``times`` more times
    (None: until told otherwise)."""

    scenario: Scenario
    only: str = ""
    times: int | None = None
    retry_after: str | None = "30"

    def takes(self, where: str) -> bool:
        """True, and counted, when this request is one to misbehave at."""
        if self.only not in where or self.times == 0:
            return False
        if self.times is not None:
            self.times -= 1
        return True


ANUBIS_PAGE = """<!doctype html><html lang="en"><head>
<title>Making sure you&#39;re not a bot!</title>
<link rel="stylesheet" href="/.within.website/x/xess/xess.css">
<script id="anubis_version" type="application/json">"v1.21.3"</script>
</head><body><main><h1>Making sure you&#39;re not a bot!</h1>
<script id="anubis_challenge" type="application/json">{"difficulty": 4}</script>
</main></body></html>"""

CLOUDFLARE_PAGE = "<!DOCTYPE html><html><head><title>Just a moment...</title></head></html>"

NOT_FOUND_PAGE = (
    "<html><head><title>404 Not Found</title></head><body><center>"
    "<h1>404 Not Found</h1></center><hr><center>nginx</center></body></html>"
)


def page(text: str, *, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """An HTML page."""
    return web.Response(text=text, status=status, headers=headers, content_type="text/html")


def refusal(behaviour: Behaviour) -> web.Response | None:
    """The whole answer of a scenario; None for those that need the connection or the service."""
    wait = {"Retry-After": behaviour.retry_after} if behaviour.retry_after else {}
    match behaviour.scenario:
        case Scenario.THROTTLED:
            return page("Too many requests", status=429, headers=wait)
        case Scenario.UNAVAILABLE:
            return page("Service unavailable", status=503, headers=wait)
        case Scenario.BROKEN:
            return page("Internal server error", status=500)
        case Scenario.WALL:
            return page(ANUBIS_PAGE)
        case Scenario.CLOUDFLARE:
            cloudflare = {"Server": "cloudflare", "cf-mitigated": "challenge"}
            return page(CLOUDFLARE_PAGE, status=403, headers=cloudflare)
        case Scenario.IMPERVA:
            cookie = {"Set-Cookie": "visid_incap_1234=abc; path=/", "X-Iinfo": "1-2-3 NNNN"}
            return page(
                "<html><body>Request unsuccessful</body></html>", status=403, headers=cookie
            )
        case Scenario.PAGE_404:
            return page(NOT_FOUND_PAGE, status=404, headers={"Server": "nginx"})
    return None
