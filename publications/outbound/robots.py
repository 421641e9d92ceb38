"""robots.txt (RFC 9309) for pages; interfaces made for machines are not asked about it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from django.core.cache.backends.base import BaseCache
from protego import Protego

from .answers import Answer, CouldNotAsk, Reason, Request
from .challenge import as_refusal
from .identity import PRODUCT

# RFC 9309, 2.4: not to be used for longer than a day. Seconds.
KEPT_FOR = 24 * 60 * 60
# RFC 9309, 2.5: at least 500 kibibytes must be read.
MAX_BYTES = 500 * 1024
# The longest Crawl-delay we wait out, seconds. A longer one is cut to this: at one request a
# month nobody is harmed.
LONGEST_DELAY = 30.0


@dataclass(frozen=True, slots=True)
class Rules:
    """What one robots.txt says to us."""

    _parsed: Protego

    def allow(self, url: str) -> bool:
        """True when ``url`` may be asked under our name."""
        return bool(self._parsed.can_fetch(url, PRODUCT))

    @property
    def delay(self) -> float:
        """``Crawl-delay`` in seconds, 0 when there is none."""
        return min(float(self._parsed.crawl_delay(PRODUCT) or 0), LONGEST_DELAY)


class Robots:
    """The rules of hosts, fetched once a run and kept for a day in ``cache`` for all workers.

    ``fetch`` asks for a robots.txt through the door (paced and judged like any request).
    """

    def __init__(self, cache: BaseCache, fetch: Callable[[Request], Awaitable[Answer]]) -> None:
        self._cache = cache
        self._fetch = fetch
        self._read: dict[str, asyncio.Task[Rules]] = {}

    async def rules(self, origin: str) -> Rules:
        """The rules of ``origin`` ("https://example.org"). Raises CouldNotAsk when they cannot
        be known, as then nothing may be asked (RFC 9309, 2.3.1.4): the same for every page
        of the host in this run, so that a dead host is waited for once."""
        if origin not in self._read:
            self._read[origin] = asyncio.ensure_future(self._rules(origin))
        try:
            return await asyncio.shield(self._read[origin])
        except CouldNotAsk as error:
            raise CouldNotAsk(
                error.reason,
                error.detail,
                retry_after=error.retry_after,
                attempt=error.attempt,
            ) from error

    def close(self) -> None:
        """Leave off what nobody waits for any more."""
        for reading in self._read.values():
            reading.cancel()

    async def _rules(self, origin: str) -> Rules:
        return Rules(Protego.parse(await self._text(origin)))

    async def _text(self, origin: str) -> str:
        key = f"outbound:robots:{sha256(origin.encode()).hexdigest()}"
        text = await self._cache.aget(key)
        if text is None:
            text = _read(
                await self._fetch(
                    Request(f"{origin}/robots.txt", max_bytes=MAX_BYTES, may_cut=True)
                )
            )
            await self._cache.aset(key, text, KEPT_FOR)
        return str(text)


def _read(answer: Answer) -> str:
    """The text of a robots.txt; "" (everything allowed) when the host has none: any 4xx.

    A wall in its place forbids nothing by itself, and will show at the page too.
    """
    refusal = as_refusal(answer)
    if refusal and refusal.reason in (Reason.SERVER_ERROR, Reason.THROTTLED):
        raise CouldNotAsk(
            refusal.reason,
            f"robots.txt could not be read: {refusal.detail}",
            retry_after=refusal.retry_after or timedelta(hours=1),
        )
    if refusal or not 200 <= answer.status < 300:
        return ""
    return answer.body.decode("utf-8", "replace")
