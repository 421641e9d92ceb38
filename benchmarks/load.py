"""Asking a server on loopback for pages, a fixed number of times, two at once."""

import asyncio
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass

import aiohttp

AT_ONCE = 2


@dataclass(frozen=True)
class Figures:
    """``rate``: pages a second; times in milliseconds; ``size``: bytes of a page."""

    rate: float
    median: float
    p95: float
    size: int


def measure(base: str, paths: Sequence[str], *, requests: int = 600, warm_up: int = 60) -> Figures:
    """Ask for ``paths`` in turn. Raises RuntimeError for any answer but 200."""
    return asyncio.run(_measure(base, paths, requests, warm_up))


async def _measure(base: str, paths: Sequence[str], requests: int, warm_up: int) -> Figures:
    async with aiohttp.ClientSession(base, auto_decompress=False) as session:
        await _ask(session, paths, warm_up)
        started = time.perf_counter()
        times, size = await _ask(session, paths, requests)
        seconds = time.perf_counter() - started
    times.sort()
    return Figures(
        rate=len(times) / seconds,
        median=statistics.median(times) * 1000,
        p95=times[int(len(times) * 0.95)] * 1000,
        size=size,
    )


async def _ask(
    session: aiohttp.ClientSession, paths: Sequence[str], requests: int
) -> tuple[list[float], int]:
    left = iter(range(requests))
    times: list[float] = []
    size = 0

    async def one_after_another() -> None:
        nonlocal size
        for number in left:
            path = paths[number % len(paths)]
            started = time.perf_counter()
            async with session.get(path) as response:
                body = await response.read()
                if response.status != 200:
                    raise RuntimeError(f"{path} answered {response.status}")
            times.append(time.perf_counter() - started)
            size = max(size, len(body))

    await asyncio.gather(*(one_after_another() for _ in range(AT_ONCE)))
    return times, size
