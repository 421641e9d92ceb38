"""A door to loopback only, with a cache and, where time matters, a clock of its own."""

import asyncio
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.cache.backends.base import BaseCache
from django.core.cache.backends.locmem import LocMemCache

from publications.outbound import Answer, CouldNotAsk, Door, DoorSettings, Request
from publications.outbound.clock import Clock
from tests.fakes.fixtures import fakes
from tests.fakes.server import serve_services
from tests.outbound.odd_server import OddServer

__all__ = ["fakes"]


class SteppedClock(Clock):
    """Stands still but for sleeping, which takes no time. ``slept`` lists the sleeps."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 24, 12, tzinfo=UTC).timestamp()
        self.slept: list[float] = []

    def time(self) -> float:
        return self.at

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += seconds
        await asyncio.sleep(0)


@pytest.fixture
def clock() -> SteppedClock:
    return SteppedClock()


@pytest.fixture
def cache(request: pytest.FixtureRequest) -> Iterator[BaseCache]:
    own = LocMemCache(f"outbound-{request.node.nodeid}", {})
    yield own
    own.clear()


@pytest.fixture
def odd() -> Iterator[OddServer]:
    service = OddServer()
    with serve_services([service]):
        yield service


@pytest.fixture
def make_door(odd: OddServer, cache: BaseCache) -> Callable[..., Door]:
    """A door to the odd server alone; keywords are settings, or Door's own."""

    def make(**given: Any) -> Door:
        own = {name: given.pop(name) for name in ("clock", "lookup") if name in given}
        settings = DoorSettings(**{"allow": frozenset({odd.address}), "pause": 0.0, **given})
        return Door(settings, cache=cache, **own)

    return make


@pytest.fixture
def ask(odd: OddServer, make_door: Callable[..., Door]) -> Callable[..., Answer]:
    """Ask one address of the odd server (a path), or any (a Request)."""

    def ask(what: str | Request, **given: Any) -> Answer:
        async def main() -> Answer:
            request = Request(odd.base + what) if isinstance(what, str) else what
            async with make_door(**given) as door:
                return await door.fetch(request)

        return asyncio.run(main())

    return ask


@pytest.fixture
def failure(ask: Callable[..., Answer]) -> Callable[..., CouldNotAsk]:
    """The same where an answer would be wrong."""

    def fail(what: str | Request, **given: Any) -> CouldNotAsk:
        with pytest.raises(CouldNotAsk) as caught:
            ask(what, **given)
        return caught.value

    return fail
