"""Answers made by hand, and conversations held with fakes over real HTTP."""

import json
from collections.abc import Generator
from typing import Any

import pytest

from catalogue.archives.conversation import Conversation, hold
from catalogue.archives.readings import Meaning, Reading
from publications.outbound import Answer, Door, Outcome, Reason, Request, run
from tests.fakes import Scenario
from tests.links.outcomes import answer, silence

# What nobody's service said: none of these may ever be a "no" or a "yes".
NOTHING_LEARNT: list[tuple[Outcome, Meaning]] = [
    (silence(Reason.TIMEOUT), Meaning.DOWN),
    (silence(Reason.DNS), Meaning.DOWN),
    (silence(Reason.TLS), Meaning.DOWN),
    (silence(Reason.NO_SUCH_HOST), Meaning.DOWN),
    (silence(Reason.TOO_LARGE), Meaning.UNVERIFIED),
    (answer(500, body=b"<h1>Error</h1>"), Meaning.DOWN),
    (answer(502), Meaning.DOWN),
    (answer(523), Meaning.DOWN),
    (answer(503, retry_after="60"), Meaning.THROTTLED),
    (answer(429, body=b"<h1>Too many requests</h1>"), Meaning.THROTTLED),
    (answer(200, body=b"<title>Making sure you&#39;re not a bot!</title>"), Meaning.UNVERIFIED),
    (answer(403, cf_mitigated="challenge"), Meaning.UNVERIFIED),
    (answer(404, body=b"<title>404 Not Found</title>nginx"), Meaning.UNVERIFIED),
    (answer(200, body=b"<title>Welcome</title>"), Meaning.UNVERIFIED),
    (answer(200, body=b"{", media_type="application/json"), Meaning.UNVERIFIED),
    (answer(200, body=b"[" * 100_000, media_type="application/json"), Meaning.UNVERIFIED),
    (answer(200, body=b"null", media_type="application/json"), Meaning.UNVERIFIED),
    (answer(200, body=b'{"v": 99}', media_type="application/json"), Meaning.UNVERIFIED),
    (answer(404, body=b'{"v": 99}', media_type="application/json"), Meaning.UNVERIFIED),
]

nothing_learnt = pytest.mark.parametrize(("outcome", "meaning"), NOTHING_LEARNT)
every_scenario = pytest.mark.parametrize("scenario", list(Scenario))


def said(
    body: object, status: int = 200, *, media_type: str = "application/json", **more: Any
) -> Answer:
    """JSON as a service sends it."""
    return answer(status, body=json.dumps(body).encode(), media_type=media_type, **more)


def questions(conversation: Generator[Request, Outcome, Any], *outcomes: Outcome) -> list[Request]:
    """What is asked, where ``outcomes`` come back."""
    asked = [next(conversation)]
    for outcome in outcomes:
        asked.append(conversation.send(outcome))
    return asked


def held(conversation: Conversation) -> Reading:
    """What is learnt over real HTTP."""

    async def main() -> Reading:
        async with Door() as door:
            return (await hold(door, conversation)).reading

    return run(main)


def hurry(settings: Any) -> None:
    """Nobody waits long for those that never answer."""
    settings.OUTBOUND_TIMEOUT = settings.OUTBOUND_READ_TIMEOUT = 0.3
