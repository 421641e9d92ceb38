"""Telling a running fake by hand how to behave.

``GET /_fake/hits``                              its log as JSON
``POST /_fake/misbehave?scenario=throttled``     also ``only=``, ``times=``, ``retry_after=``
``POST /_fake/behave``                           as documented again
"""

from collections.abc import Awaitable, Callable
from dataclasses import asdict

from aiohttp import web

from .behaviour import Scenario
from .service import FakeService


def control(service: FakeService) -> Callable[[web.Request], Awaitable[web.Response]]:
    """The handler of ``/_fake/…`` of ``service``."""

    async def handle(request: web.Request) -> web.Response:
        match request.method, request.match_info["action"]:
            case "GET", "hits":
                return web.json_response([asdict(hit) for hit in service.hits])
            case "POST", "misbehave":
                return _misbehave(service, request)
            case "POST", "behave":
                service.behave()
                return web.json_response({"scenario": "none"})
        return web.json_response({"error": __doc__}, status=404)

    return handle


def _misbehave(service: FakeService, request: web.Request) -> web.Response:
    query = request.query
    try:
        scenario = Scenario(query.get("scenario", ""))
        times = int(query["times"]) if "times" in query else None
    except ValueError:
        known = ", ".join(Scenario)
        error = f"scenario must be one of {known}; times a number"
        return web.json_response({"error": error}, status=400)
    service.misbehave(
        scenario,
        only=query.get("only", ""),
        times=times,
        retry_after=query.get("retry_after", "30"),
    )
    return web.json_response({"scenario": scenario})
