"""The edge between plain code and the door: many questions in, as many outcomes out."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from datetime import timedelta
from typing import Any, TypeVar
from urllib.parse import urlsplit

from asgiref.sync import async_to_sync

from .answers import Answer, CouldNotAsk, Outcome, Reason, Request
from .clock import Clock
from .conf import DoorSettings
from .door import Door
from .network import QUORUM, ours, site

T = TypeVar("T")
Question = TypeVar("Question")

# When our own network failed, this long until the next try is worth making.
OFFLINE_WAIT = timedelta(minutes=15)


def run(main: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Run an async function from plain code, once, at the edge.

    Like ``asyncio.run``; but synchronous Django code below it (a cache in the database) runs
    in the calling thread, on its connection.
    """

    async def call() -> T:
        return await main()

    return async_to_sync(call)()


def fetch_all(
    requests: Iterable[Request], settings: DoorSettings | None = None, *, clock: Clock | None = None
) -> list[Outcome]:
    """Ask all at once, one at a time per host; the outcomes in the order of ``requests``.

    Failures are values. Where our own network was to blame they say ``offline``.
    """
    asked = list(requests)
    return run(lambda: _ask_all(asked, Door.fetch, settings, clock))


def probe_all(
    urls: Iterable[str], settings: DoorSettings | None = None, *, clock: Clock | None = None
) -> list[Outcome]:
    """The same with :meth:`Door.probe` for pages."""
    asked = list(urls)
    return run(lambda: _ask_all(asked, Door.probe, settings, clock))


async def _ask_all(
    questions: list[Question],
    ask: Callable[[Door, Question], Awaitable[Answer]],
    settings: DoorSettings | None,
    clock: Clock | None,
) -> list[Outcome]:
    async with Door(settings, clock=clock) as door:

        async def outcome(question: Question) -> Outcome:
            try:
                return await ask(door, question)
            except CouldNotAsk as error:
                return error

        outcomes = await asyncio.gather(*(outcome(question) for question in questions))
        return await blame_our_network(door, outcomes)


async def blame_our_network(door: Door, outcomes: Iterable[Outcome]) -> list[Outcome]:
    """``outcomes`` of ``door``'s run, with ``offline`` where the failure was our network's.

    When nothing at all answered, a witness (``DoorSettings.witness``) is asked before a
    single dead host is believed to be dead.
    """
    quorum = QUORUM
    failed = {site(attempt.host) for attempt in door.attempts if attempt.failure}
    answered = any(attempt.failure is None for attempt in door.attempts)
    if failed and not answered and await _witness_is_silent(door, failed):
        quorum = 1
    blamed = ours(door.attempts, quorum=quorum)
    return [
        _offline(outcome)
        if isinstance(outcome, CouldNotAsk) and outcome.attempt in blamed
        else outcome
        for outcome in outcomes
    ]


async def _witness_is_silent(door: Door, failed: set[str]) -> bool:
    """True when the witness cannot be reached either. Not asked again when it is among those
    that ``failed``; alone, it proves nothing."""
    witness = door.settings.witness
    if not witness:
        return False
    if site(urlsplit(witness).netloc) in failed:
        return len(failed) > 1
    try:
        await door.fetch(Request(witness, method="HEAD"))
    except CouldNotAsk:
        return True
    return False


def _offline(error: CouldNotAsk) -> CouldNotAsk:
    return CouldNotAsk(
        Reason.OFFLINE,
        f"our own network seems to be down ({error.reason}: {error.detail})",
        url=error.url,
        hops=error.hops,
        retry_after=OFFLINE_WAIT,
        asked_at=error.asked_at,
        elapsed_ms=error.elapsed_ms,
        attempt=error.attempt,
    )
