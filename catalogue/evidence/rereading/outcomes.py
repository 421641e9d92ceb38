"""What came back once, made again from an entry's ``evidence``. Pure.

The other direction of ``publications.outbound.evidence``. A body is only believed whole: as long
as was read then, and with the digest that stands in the entry.
"""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from publications.outbound import Answer, CouldNotAsk, Hop, Outcome, Reason

_OF_NOTHING = hashlib.sha256(b"").hexdigest()


class KeptInPartError(Exception):
    """Not all of what was read then is kept."""


def exchanges(evidence: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Every exchange of a conversation, in the order of the questions."""
    yield from evidence.get("before", [])
    yield evidence


def digests_of(evidence: Mapping[str, Any]) -> list[str]:
    """The SHA-256 of each body that must be kept for the entry to be read."""
    found = (one.get("sha256", "") for one in exchanges(evidence))
    return [digest for digest in found if digest not in ("", _OF_NOTHING)]


def outcomes_of(evidence: Mapping[str, Any], bodies: Mapping[str, bytes]) -> list[Outcome]:
    """What came back of each question. ``bodies``: the first bytes of them, by the SHA-256 of
    the whole. Raises KeptInPartError; and KeyError or ValueError for evidence of no exchange."""
    return [_outcome(one, bodies) for one in exchanges(evidence)]


def _outcome(one: Mapping[str, Any], bodies: Mapping[str, bytes]) -> Outcome:
    hops = tuple(Hop(status, url) for status, url in one["hops"])
    asked_at = datetime.fromisoformat(one["asked_at"]) if one["asked_at"] else None
    if "could_not_ask" in one:
        wait = one["retry_after"]
        return CouldNotAsk(
            Reason(one["could_not_ask"]), one["detail"], url=one["url"], hops=hops,
            retry_after=None if wait is None else timedelta(seconds=wait), asked_at=asked_at,
        )  # fmt: skip
    if asked_at is None:
        raise ValueError("An answer without the time of its question.")
    return Answer(
        url=one["url"], final_url=one["final_url"], hops=hops, method=one["method"],
        status=one["status"], headers=one["headers"], body=_body(one, bodies),
        sha256=one["sha256"], truncated=one["truncated"], elapsed_ms=one["elapsed_ms"],
        asked_at=asked_at, via=one.get("via", ""), form=one.get("form", {}),
    )  # fmt: skip


def _body(one: Mapping[str, Any], bodies: Mapping[str, bytes]) -> bytes:
    digest = one["sha256"]
    body = b"" if digest == _OF_NOTHING else bodies.get(digest, b"")
    if len(body) != one["bytes"] or hashlib.sha256(body).hexdigest() != digest:
        raise KeptInPartError
    return body
