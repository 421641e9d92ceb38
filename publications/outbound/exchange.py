"""One request and what came back of it: no redirects, no pacing, limits only."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

import aiohttp

from .headers import keep
from .limits import read_capped
from .routing import Route


@dataclass(frozen=True, slots=True)
class Exchange:
    """``location`` is the target of a redirect as sent, "" when there is none. ``cut``: the
    cap was reached; ``part``: the host itself sent a part only."""

    status: int
    headers: Mapping[str, str]
    location: str
    body: bytes
    cut: bool
    part: bool


async def send(
    session: aiohttp.ClientSession,
    route: Route,
    *,
    method: str,
    headers: Mapping[str, str],
    cap: int,
    timeout: float,
    body: bytes | None = None,
) -> Exchange:
    """Send one request (with ``body``) and read at most ``cap`` bytes of what comes back, all
    within ``timeout`` seconds. Raises one of ``failures.EXCHANGE_ERRORS``."""
    async with (
        asyncio.timeout(timeout),
        session.request(
            method, route.url, headers=headers, data=body, allow_redirects=False
        ) as response,
    ):
        received, cut = b"", False
        if method != "HEAD":
            received, cut = await read_capped(
                response.content.iter_any(),
                encoding=response.headers.get("Content-Encoding", ""),
                cap=cap,
            )
        if cut:
            response.close()
        return Exchange(
            status=response.status,
            headers=keep(response.headers),
            location=response.headers.get("Location", ""),
            body=received,
            cut=cut,
            part=_is_part(response),
        )


def _is_part(response: aiohttp.ClientResponse) -> bool:
    """True for a 206 that leaves something out (RFC 9110, 14.4)."""
    if response.status != 206:
        return False
    sent, _, total = response.headers.get("Content-Range", "").removeprefix("bytes ").partition("/")
    first, _, last = sent.partition("-")
    whole = first == "0" and last.isdecimal() and total.isdecimal() and int(last) + 1 == int(total)
    return not whole
