"""Answers of interfaces that speak JSON, told from pages that only look like an answer."""

import json
from typing import Any

from .answers import Answer, CouldNotAsk, Reason
from .challenge import as_refusal


def read_json(answer: Answer) -> Any:
    """The JSON of an answer, whatever its status.

    Raises CouldNotAsk for a wall, a "come back later", a failing server, and for anything
    else that is not JSON: a proxy's 404 page is no answer of the service.
    """
    refusal = as_refusal(answer)
    if refusal and refusal.reason is not Reason.SERVER_ERROR:
        raise refusal
    try:
        if not answer.media_type.endswith("json"):
            raise ValueError
        found = json.loads(answer.body)
    except (ValueError, RecursionError):
        raise refusal or unreadable(answer) from None
    if refusal:
        raise refusal
    return found


def unreadable(answer: Answer) -> CouldNotAsk:
    """The answer is not in the shape that the service documents."""
    return CouldNotAsk(
        Reason.BROKEN_ANSWER,
        f"status {answer.status} without an answer we can read",
        url=answer.url,
        hops=answer.hops,
        asked_at=answer.asked_at,
        elapsed_ms=answer.elapsed_ms,
    )
