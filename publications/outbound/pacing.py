"""One request at a time per host, with a pause after it, for all workers together.

A host that is asked once is leased for one turn. One that is asked many things in a row is
*held*: its lease is ours over all of them, so that what other workers need to know is written
when it ends, and the pauses between are this process's own affair.
"""

import asyncio
import os
import random
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
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


@dataclass(slots=True)
class Holding:
    """A host that is ours for a while. Times in epoch seconds: ``renewed_at`` when its lease
    was taken or renewed, ``free_at`` from when it may be asked, ``aside_until`` until when it
    asked to be left alone. ``aside``: how long, None when it did not ask for it."""

    host: str
    token: str
    renewed_at: float
    free_at: float = 0.0
    aside_until: float = 0.0
    aside: timedelta | None = None


class Pacer:
    """Gives turns at hosts: in this process by a queue for each, among processes by
    ``leases``. ``patience`` is how long to wait for a host that others are asking (seconds)."""

    def __init__(self, leases: Leases, clock: Clock, *, patience: float) -> None:
        self._leases = leases
        self._clock = clock
        self._patience = patience
        self._tokens = (f"{os.getpid()}-{secrets.token_hex(8)}-{n}" for n in count())
        self._queues: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._held: dict[str, Holding] = {}

    @asynccontextmanager
    async def hold(self, host: str) -> AsyncIterator[Holding]:
        """``host`` is ours until the block ends: turns at it cost no word with other workers.

        Raises CouldNotAsk (throttled) when it is set aside or others are asking it just now;
        does not wait for them.
        """
        queue = self._queues.setdefault(host, asyncio.Lock())
        async with queue:
            token = await self._take(host, patience=0.0)
            holding = self._held[host] = Holding(host, token, renewed_at=self._clock.time())
        try:
            yield holding
        finally:
            async with queue:
                del self._held[host]
                now = self._clock.time()
                await sync_to_async(self._leases.give_back)(
                    host, token, now=now, pause=max(holding.free_at - now, 0.0)
                )

    @asynccontextmanager
    async def turn(self, host: str, pause: float) -> AsyncIterator[None]:
        """Our turn at ``host``; afterwards it is left alone for ``pause`` seconds.

        Raises CouldNotAsk (throttled) while the host is set aside, or when other workers
        keep it for longer than our patience.
        """
        queue = self._queues.setdefault(host, asyncio.Lock())
        async with queue:
            if (holding := self._held.get(host)) is not None:
                await self._take_held(holding)
                try:
                    yield
                finally:
                    holding.free_at = self._clock.time() + pause
                return
            token = await self._take(host, self._patience)
            try:
                yield
            finally:
                await sync_to_async(self._leases.give_back)(
                    host, token, now=self._clock.time(), pause=pause
                )

    async def set_aside(self, host: str, wait: timedelta) -> None:
        """Leave ``host`` alone for ``wait``; for all workers."""
        if (holding := self._held.get(host)) is not None:
            holding.aside_until = self._clock.time() + wait.total_seconds()
            holding.aside = wait
        await sync_to_async(self._leases.set_aside)(
            host, now=self._clock.time(), wait=wait.total_seconds()
        )

    async def _take_held(self, holding: Holding) -> None:
        now = self._clock.time()
        if holding.aside_until > now:
            raise _throttled("this host asked us to wait", holding.aside_until - now)
        if holding.free_at > now:
            await self._clock.sleep(holding.free_at - now)
            now = self._clock.time()
        # A turn must end before the lease can run out: see the door's choice of its length.
        if now - holding.renewed_at > self._leases.lease / 3:
            if not await sync_to_async(self._leases.renew)(holding.host, holding.token):
                raise _throttled("other workers are asking this host", self._leases.lease)
            holding.renewed_at = now

    async def _take(self, host: str, patience: float) -> str:
        token = next(self._tokens)
        give_up = self._clock.time() + patience
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
