"""Answers that are none: bot walls, "too many requests", servers that failed."""

import re
from datetime import timedelta

from .answers import Answer, CouldNotAsk, Reason
from .retry_after import DEFAULT, pause_asked

_ANUBIS = re.compile(
    rb"<title>\s*Making sure you(?:'|&#39;|&#x27;|&apos;|\xe2\x80\x99)re not a bot!|"
    rb"""\bid=["']?anubis_(?:challenge|version)\b|/\.within\.website/x/""",
    re.IGNORECASE,
)
_CLOUDFLARE = re.compile(rb"<title>\s*(?:Just a moment|Attention Required)", re.IGNORECASE)


def _is_anubis(body: bytes) -> bool:
    # A plain search is many times faster than the pattern, and most pages are none.
    lowered = body.lower()
    signs = (b"anubis", b"not a bot", b".within.website")
    return any(sign in lowered for sign in signs) and _ANUBIS.search(body) is not None


def wall(answer: Answer) -> str | None:
    """The name of the bot wall that answered in place of the host; None when none did.

    Signs as seen in the wild: Cloudflare's ``cf-mitigated: challenge`` header or its 403 and
    503 pages, Anubis pages (with status 200), Imperva's ``X-Iinfo`` header or
    ``visid_incap`` cookie on a 403.
    """
    headers, body = answer.headers, answer.body
    if "challenge" in headers.get("cf-mitigated", "").lower():
        return "Cloudflare"
    if headers.get("server", "").lower().startswith("cloudflare") and answer.status in (403, 503):
        return "Cloudflare" if _CLOUDFLARE.search(body) else None
    if answer.status == 403 and (
        "x-iinfo" in headers or "visid_incap" in headers.get("set-cookie", "")
    ):
        return "Imperva"
    if answer.media_type in ("text/html", "application/xhtml+xml", "") and _is_anubis(body):
        return "Anubis"
    return None


def as_refusal(answer: Answer) -> CouldNotAsk | None:
    """The reason why ``answer`` tells nothing about what was asked; None when it may.

    A wall, a 429, a 503 that asks us to wait, the tiny 403 of an overloaded AWS balancer, any
    other 5xx. What remains still has to be understood by its reader.
    """
    name = wall(answer)
    if name:
        return _refusal(answer, Reason.CHALLENGE, f"a bot wall ({name}) answered")
    asked = pause_asked(answer.status, answer.headers.get("retry-after", ""), now=answer.asked_at)
    if asked is not None:
        return _refusal(answer, Reason.THROTTLED, f"asked to wait (status {answer.status})", asked)
    if answer.status == 403 and answer.headers.get("server", "").lower().startswith("awselb/"):
        return _refusal(answer, Reason.THROTTLED, "turned away by a load balancer", DEFAULT)
    if answer.status >= 500:
        return _refusal(answer, Reason.SERVER_ERROR, f"the server failed (status {answer.status})")
    return None


def _refusal(
    answer: Answer, reason: Reason, detail: str, wait: timedelta | None = None
) -> CouldNotAsk:
    return CouldNotAsk(
        reason,
        detail,
        url=answer.url,
        hops=answer.hops,
        retry_after=wait,
        asked_at=answer.asked_at,
        elapsed_ms=answer.elapsed_ms,
    )
