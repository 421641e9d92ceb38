"""Answers and failures as plain JSON values for the ledger: no secrets, no bodies."""

from typing import TypeAlias

from .answers import Answer, CouldNotAsk, Hop
from .redaction import redact

Json: TypeAlias = bool | int | str | list["Json"] | dict[str, "Json"] | None

# How much of a body is kept beside an observation, in bytes.
EXCERPT = 2_048


def as_evidence(answer: Answer) -> dict[str, Json]:
    """What was asked, when, and what came back. ``sha256`` is of the ``bytes`` bytes of body
    that were read, which are not all of it when ``truncated``."""
    evidence: dict[str, Json] = {
        "asked_at": answer.asked_at.isoformat(timespec="seconds"),
        "method": answer.method,
        **({"form": dict(answer.form)} if answer.form else {}),
        "url": redact(answer.url),
        "final_url": redact(answer.final_url),
        "hops": _hops(answer.hops),
        "status": answer.status,
        "headers": {
            name: redact(value) if name == "location" else value
            for name, value in answer.headers.items()
        },
        "sha256": answer.sha256,
        "bytes": len(answer.body),
        "truncated": answer.truncated,
        "elapsed_ms": answer.elapsed_ms,
    }
    # Said only where a fake answered, so that nobody takes its word for the service's.
    if answer.via:
        evidence["via"] = answer.via
    return evidence


def failure_as_evidence(error: CouldNotAsk) -> dict[str, Json]:
    """Why nothing could be learnt. ``retry_after`` is in seconds."""
    return {
        "asked_at": error.asked_at.isoformat(timespec="seconds") if error.asked_at else None,
        "url": redact(error.url),
        "hops": _hops(error.hops),
        "could_not_ask": str(error.reason),
        "detail": error.detail,
        "retry_after": int(error.retry_after.total_seconds()) if error.retry_after else None,
    }


def _hops(hops: tuple[Hop, ...]) -> list[Json]:
    return [[hop.status, redact(hop.url)] for hop in hops]
