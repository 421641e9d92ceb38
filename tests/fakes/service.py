"""What all fakes share: misbehaving on request and keeping a log of who asked what when."""

import asyncio
import time
from dataclasses import dataclass

from aiohttp import web

from .behaviour import Behaviour, Scenario, refusal


@dataclass(frozen=True, slots=True)
class Hit:
    """One request as the server saw it; times in epoch seconds. ``path`` is as sent."""

    method: str
    host: str
    path: str
    headers: dict[str, str]
    started: float
    ended: float


class FakeService:
    """One service. A subclass answers in :meth:`answer` and, where its shape could change, in
    :meth:`changed`. ``latency`` is how many seconds every answer takes. ``also`` are other
    services that it is, ``hosts`` those whose pages it has."""

    name = "fake"
    also: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()

    def __init__(self) -> None:
        self.hits: list[Hit] = []
        self.latency = 0.0
        self.base = ""  # http://127.0.0.1:9999, once it is served
        self._behaviours: list[Behaviour] = []

    @property
    def address(self) -> str:
        """``127.0.0.1:9999``, as allow-lists want it."""
        return self.base.removeprefix("http://")

    def misbehave(
        self,
        scenario: Scenario,
        *,
        only: str = "",
        times: int | None = None,
        retry_after: str | None = "30",
    ) -> None:
        """From now on do ``scenario`` at requests that contain ``only``, which are written
        ``GET host/path?query``; the newest order wins."""
        self._behaviours.insert(0, Behaviour(scenario, only, times, retry_after))

    def behave(self) -> None:
        """Answer as documented again."""
        self._behaviours.clear()

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """The answer of the real service."""
        raise web.HTTPNotFound

    async def changed(self, request: web.Request) -> web.StreamResponse:
        """An answer in a shape that the real service does not have (yet)."""
        return web.json_response({"apiVersion": "99", "result": {"items": []}})

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Log, and answer or misbehave."""
        started = time.time()
        try:
            if self.latency:
                await asyncio.sleep(self.latency)
            return await self._respond(request)
        finally:
            self.hits.append(
                Hit(
                    method=request.method,
                    host=request.host,
                    path=request.raw_path,
                    headers=dict(request.headers),
                    started=started,
                    ended=time.time(),
                )
            )

    async def _respond(self, request: web.Request) -> web.StreamResponse:
        where = f"{request.method} {request.host}{request.raw_path}"
        behaviour = next((one for one in self._behaviours if one.takes(where)), None)
        if behaviour is None:
            return await self.answer(request)
        match behaviour.scenario:
            case Scenario.SILENT:
                await asyncio.Event().wait()
            case Scenario.CLOSE:
                return _hang_up(request)
            case Scenario.HALF:
                return await _half(request)
            case Scenario.CHANGED:
                return await self.changed(request)
        return refusal(behaviour) or await self.answer(request)


def _hang_up(request: web.Request) -> web.StreamResponse:
    if request.transport is not None:
        request.transport.close()
    return web.Response()


async def _half(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(
        headers={"Content-Type": "application/json", "Content-Length": "1000"}
    )
    await response.prepare(request)
    await response.write(b'{"responseCode": 1, "hand')
    if request.transport is not None:
        request.transport.close()
    return response
