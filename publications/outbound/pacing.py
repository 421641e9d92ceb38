"""One request at a time per host, with a pause after it, for all workers together.

Three keys per host in Django's cache: ``turn`` is a lease that only one worker can take
(``cache.add`` is atomic on Redis, in memory and in the database), ``next`` the time from which
the host may be asked again, ``aside`` the time until which it asked to be left alone. The
last two are read and written under the lease only. A killed worker's lease runs out by itself.
"""

import asyncio
import random
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from hashlib import sha256
from math import ceil
from weakref import WeakValueDictionary

from django.core.cache.backends.base import BaseCache

from .answers import CouldNotAsk, Reason
from .clock import Clock

# Between two tries for a lease that another worker holds, seconds.
POLL = 0.1


class Pacer:
    """Gives turns at hosts. ``lease`` is the longest a turn may take, ``patience`` how long to
    wait for a host that another worker is asking (both seconds)."""

    def __init__(self, cache: BaseCache, clock: Clock, *, lease: float, patience: float) -> None:
        self._cache = cache
        self._clock = clock
        self._lease = ceil(lease)
        self._patience = patience
        self._queues: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def turn(self, host: str, pause: float) -> AsyncIterator[None]:
        """Our turn at ``host``; afterwards it is left alone for ``pause`` seconds.

        Raises CouldNotAsk (throttled) while the host is set aside, or when another worker
        keeps it for longer than our patience.
        """
        queue = self._queues.setdefault(host, asyncio.Lock())
        async with queue:
            token = await self._take(host)
            try:
                await self._raise_if_aside(host)
                await self._wait_for_pause(host)
                yield
                await self._cache.aset(
                    _key("next", host), self._clock.time() + pause, ceil(pause) + 1
                )
            finally:
                if await self._cache.aget(_key("turn", host)) == token:
                    await self._cache.adelete(_key("turn", host))

    async def set_aside(self, host: str, wait: timedelta) -> None:
        """Leave ``host`` alone for ``wait``; for all workers. Call it within a turn."""
        seconds = wait.total_seconds()
        if seconds > 0:
            until = self._clock.time() + seconds
            await self._cache.aset(_key("aside", host), until, ceil(seconds) + 1)

    async def _take(self, host: str) -> str:
        token = secrets.token_hex(8)
        give_up = self._clock.time() + self._patience
        while not await self._cache.aadd(_key("turn", host), token, self._lease):
            if self._clock.time() >= give_up:
                raise CouldNotAsk(
                    Reason.THROTTLED,
                    "another worker is asking this host",
                    retry_after=timedelta(seconds=self._lease),
                )
            await self._clock.sleep(POLL * random.uniform(0.5, 1.5))  # noqa: S311 - only jitter
        return token

    async def _raise_if_aside(self, host: str) -> None:
        left = await self._left("aside", host)
        if left > 0:
            raise CouldNotAsk(
                Reason.THROTTLED,
                "this host asked us to wait",
                retry_after=timedelta(seconds=ceil(left)),
            )

    async def _wait_for_pause(self, host: str) -> None:
        left = await self._left("next", host)
        if left > 0:
            await self._clock.sleep(left)

    async def _left(self, what: str, host: str) -> float:
        until = await self._cache.aget(_key(what, host))
        return float(until) - self._clock.time() if until is not None else 0.0


def _key(what: str, host: str) -> str:
    # Long names as a digest: some caches take keys of 250 characters at most.
    return f"outbound:{what}:{host if len(host) < 150 else sha256(host.encode()).hexdigest()}"
