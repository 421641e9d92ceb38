"""One request at a time per host, with a pause after it, for all workers together."""

import asyncio
import os
import random
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from itertools import count
from math import ceil
from weakref import WeakValueDictionary

from asgiref.sync import sync_to_async

from .answers import CouldNotAsk, Reason
from .clock import Clock
from .leases import Leases

# Between two tries for a lease that another worker holds, seconds.
POLL = 0.1


class Pacer:
    """Gives turns at hosts: in this process by a queue for each, among processes by
    ``leases``. ``patience`` is how long to wait for a host that others are asking (seconds)."""

    def __init__(self, leases: Leases, clock: Clock, *, patience: float) -> None:
        self._leases = leases
        self._clock = clock
        self._patience = patience
        self._tokens = (f"{os.getpid()}-{secrets.token_hex(8)}-{n}" for n in count())
        self._queues: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def turn(self, host: str, pause: float) -> AsyncIterator[None]:
        """Our turn at ``host``; afterwards it is left alone for ``pause`` seconds.

        Raises CouldNotAsk (throttled) while the host is set aside, or when other workers
        keep it for longer than our patience.
        """
        queue = self._queues.setdefault(host, asyncio.Lock())
        async with queue:
            token = await self._take(host)
            try:
                yield
            finally:
                await sync_to_async(self._leases.give_back)(
                    host, token, now=self._clock.time(), pause=pause
                )

    async def set_aside(self, host: str, wait: timedelta) -> None:
        """Leave ``host`` alone for ``wait``; for all workers."""
        await sync_to_async(self._leases.set_aside)(
            host, now=self._clock.time(), wait=wait.total_seconds()
        )

    async def _take(self, host: str) -> str:
        token = next(self._tokens)
        give_up = self._clock.time() + self._patience
        while True:
            now = self._clock.time()
            standing = await sync_to_async(self._leases.take)(host, token, now)
            if standing.taken:
                return token
            if standing.aside:
                raise _throttled("this host asked us to wait", standing.aside)
            if standing.pause:
                # Without the lease: all workers then have the same chance at the next turn.
                await self._clock.sleep(standing.pause)
            elif now >= give_up:
                raise _throttled("other workers are asking this host", self._leases.lease)
            else:
                await self._clock.sleep(POLL * random.uniform(0.5, 1.5))  # noqa: S311 - jitter


def _throttled(detail: str, seconds: float) -> CouldNotAsk:
    return CouldNotAsk(Reason.THROTTLED, detail, retry_after=timedelta(seconds=ceil(seconds)))
