"""Is this page there? The cheap way: HEAD, and a small GET where HEAD does not tell."""

from dataclasses import replace

from .answers import Answer, CouldNotAsk, Reason, Request
from .challenge import wall

# Enough for a title, a soft 404 and the signs of a bot wall.
RANGE = "bytes=0-2047"
# A host that ignores the range is read this far.
MAX_BYTES = 16_384

_PAGES = ("text/html", "application/xhtml+xml", "")


def head_request(url: str) -> Request:
    """The first, cheapest question."""
    return Request(url, method="HEAD", robots=True)


def get_request(url: str) -> Request:
    """The second: the first 2 kB, unpacked by nobody (part of a packed body is no use)."""
    return Request(
        url,
        headers={"Range": RANGE, "Accept-Encoding": "identity"},
        max_bytes=MAX_BYTES,
        may_cut=True,
        robots=True,
    )


def head_is_enough(answer: Answer) -> bool:
    """True when a GET could tell nothing more.

    Only a success that is no page is believed from HEAD alone: pages may be walls or say
    "not found" with status 200, and many servers refuse or mishandle HEAD (403, 404, 405,
    501, 5xx). A 429 or 503 that asks for peace gets it.
    """
    if wall(answer) or answer.status in (410, 429):
        return True
    if answer.status == 503 and "retry-after" in answer.headers:
        return True
    return 200 <= answer.status < 300 and answer.media_type not in _PAGES


def blame_the_method(error: CouldNotAsk) -> bool:
    """True for failures that servers show to HEAD but not to GET."""
    return error.reason is Reason.BROKEN_ANSWER


def joined(head: Answer, got: Answer) -> Answer:
    """The answer to a GET that went on where HEAD had been led to, as one answer."""
    return replace(
        got,
        url=head.url,
        hops=head.hops + got.hops,
        elapsed_ms=head.elapsed_ms + got.elapsed_ms,
    )
