"""Outcomes of the outbound door, made by hand for tests of what they mean."""

import hashlib
from datetime import UTC, datetime

from publications.outbound import Answer, CouldNotAsk, Hop, Reason

NOON = datetime(2026, 6, 30, 12, tzinfo=UTC)


def answer(
    status: int = 200,
    *,
    url: str = "https://example.org/page",
    final_url: str = "",
    hops: tuple[tuple[int, str], ...] = (),
    body: bytes = b"<html>A page</html>",
    media_type: str = "text/html",
    **headers: str,
) -> Answer:
    """An answer as the door returns it."""
    return Answer(
        url=url,
        final_url=final_url or url,
        hops=tuple(Hop(*hop) for hop in hops),
        method="GET",
        status=status,
        headers={"content-type": media_type} | {k.replace("_", "-"): v for k, v in headers.items()},
        body=body,
        sha256=hashlib.sha256(body).hexdigest(),
        truncated=False,
        elapsed_ms=12,
        asked_at=NOON,
    )


def silence(reason: Reason = Reason.TIMEOUT, **more: object) -> CouldNotAsk:
    """No answer."""
    return CouldNotAsk(reason, "no answer in time", url="https://example.org/page", **more)  # type: ignore[arg-type]
