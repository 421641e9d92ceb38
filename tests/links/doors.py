"""Doors that answer from a table, for runs without a network."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from types import TracebackType
from typing import Any, Self

from publications.outbound import Answer, CouldNotAsk, DoorSettings, Holding, Outcome
from publications.outbound.answers import Attempt


class FakeDoor:
    """``answers``: an outcome for every address, or one for all. ``asked`` lists addresses,
    ``held`` hosts."""

    def __init__(self, answers: Outcome | Mapping[str, Outcome]) -> None:
        self.answers = answers
        self.asked: list[str] = []
        self.held: list[str] = []
        self.attempts: list[Attempt] = []
        self.settings = DoorSettings()
        self.fails: Exception | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        pass

    @asynccontextmanager
    async def hold(self, host: str) -> AsyncIterator[Holding]:
        self.held.append(host)
        yield Holding(host, "token", 0.0)

    async def probe(self, url: str) -> Answer:
        self.asked.append(url)
        if self.fails:
            raise self.fails
        found = self.answers[url] if isinstance(self.answers, Mapping) else self.answers
        if isinstance(found, CouldNotAsk):
            if found.attempt:
                self.attempts.append(found.attempt)
            raise found
        return replace(found, url=url)


def opening(outcome: Outcome | Mapping[str, Outcome], asked: list[str] | None = None) -> Any:
    """What ``check_due`` opens its door with."""

    def door() -> FakeDoor:
        made = FakeDoor(outcome)
        if asked is not None:
            made.asked = asked
        return made

    return door


Opening = Callable[[], FakeDoor]
