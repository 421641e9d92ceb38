"""The door itself: judge, wait for our turn, ask, follow, and say what came back."""

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from types import TracebackType
from typing import Self
from urllib.parse import urlencode

import aiohttp
from asgiref.sync import sync_to_async
from django.core.cache import caches
from django.core.cache.backends.base import BaseCache
from multidict import CIMultiDict
from yarl import URL

from . import probing
from .answers import Answer, Attempt, CouldNotAsk, Hop, Reason, Request
from .budgets import Budgets
from .clock import Clock
from .conf import DoorSettings
from .connector import Lookup, connector
from .exchange import Exchange, send
from .failures import EXCHANGE_ERRORS, explain
from .guard import AddressRefused, judge, parse
from .leases import Leases
from .limits import ACCEPT_ENCODING
from .pacing import Holding, Pacer
from .redaction import redact
from .retry_after import pause_asked
from .robots import Robots
from .routing import Route, route
from .services import host_budget, host_pause

logger = logging.getLogger("publications.outbound")

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(slots=True)
class _Journey:
    """Where one question has been so far."""

    request: Request
    hops: list[Hop] = field(default_factory=list)
    asked_at: datetime | None = None
    seconds: float = 0.0
    method: str = field(init=False)

    def __post_init__(self) -> None:
        self.method = self.request.method

    @property
    def body(self) -> bytes | None:
        """What is sent with a POST."""
        return urlencode(self.request.form).encode("ascii") if self.method == "POST" else None

    def redirected(self, status: int) -> None:
        """After 301, 302 and 303 a POST goes on as a GET (RFC 9110, 15.4)."""
        if self.method == "POST" and status in (301, 302, 303):
            self.method = "GET"


class Door:
    """One session for one run; use it as an async context manager.

    ``settings`` default to the site's. ``cache`` (Django's default one), ``clock`` and
    ``lookup`` (the system's resolver) are for tests. ``attempts`` collects every exchange of
    the run for :func:`publications.outbound.network.ours`.
    """

    def __init__(
        self,
        settings: DoorSettings | None = None,
        *,
        cache: BaseCache | None = None,
        clock: Clock | None = None,
        lookup: Lookup | None = None,
    ) -> None:
        self.settings = settings or DoorSettings.from_django()
        self.attempts: list[Attempt] = []
        self._clock = clock or Clock()
        self._lookup = lookup
        shared = cache if cache is not None else caches["default"]
        # A turn includes waiting for a free slot, so its lease is longer than an exchange.
        leases = Leases(shared, lease=2 * self.settings.total_timeout + 60)
        self._pacer = Pacer(leases, self._clock, patience=self.settings.patience)
        self._budgets = Budgets(shared)
        self._robots = Robots(shared, self.fetch)
        self._slots = asyncio.Semaphore(self.settings.concurrency)

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(
            connector=connector(allow=self.settings.allow, lookup=self._lookup),
            timeout=aiohttp.ClientTimeout(
                total=None,
                sock_connect=self.settings.connect_timeout,
                sock_read=self.settings.read_timeout,
            ),
            trust_env=False,
            auto_decompress=False,
            cookie_jar=aiohttp.DummyCookieJar(),
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._robots.close()
        await self._session.close()

    @asynccontextmanager
    async def hold(self, host: str) -> AsyncIterator[Holding]:
        """``host`` (see :func:`host_key`) is asked by nobody else until the block ends. For many
        questions to it, one after the other. Raises CouldNotAsk when it cannot be had now."""
        async with self._pacer.hold(host) as holding:
            yield holding

    async def fetch(self, request: Request) -> Answer:
        """Ask, following at most five redirects, each judged anew; any status is an answer.

        Raises CouldNotAsk.
        """
        journey = _Journey(request)
        try:
            return await self._follow(journey)
        except CouldNotAsk as error:
            error.about(
                request.url,
                hops=tuple(journey.hops),
                asked_at=journey.asked_at or self._clock.now(),
                elapsed_ms=round(journey.seconds * 1000),
            )
            logger.info("%s %s", request.method, error)
            raise

    async def probe(self, url: str) -> Answer:
        """Is the page ``url`` there? HEAD, then the first 2 kB where HEAD does not tell;
        robots.txt is obeyed. Raises CouldNotAsk."""
        try:
            head = await self.fetch(probing.head_request(url))
        except CouldNotAsk as error:
            if not probing.blame_the_method(error):
                raise
            return await self.fetch(probing.get_request(url))
        if probing.head_is_enough(head):
            return head
        if head.status >= 400:
            return await self.fetch(probing.get_request(url))
        # No need to walk the whole way again: HEAD has shown where it leads.
        try:
            got = await self.fetch(probing.get_request(head.final_url))
        except CouldNotAsk as error:
            error.about(
                url,
                hops=head.hops + error.hops,
                asked_at=error.asked_at,
                elapsed_ms=head.elapsed_ms + error.elapsed_ms,
            )
            raise
        return probing.joined(head, got)

    async def _follow(self, journey: _Journey) -> Answer:
        request = journey.request
        first = url = _parse(request.url)
        while True:
            way = self._judged_way(url)
            # A fake is nobody to be gentle with beyond what the settings say.
            pause = self.settings.pause if way.via else host_pause(_name(url), self.settings.pause)
            if request.robots:
                pause = max(pause, await self._ask_robots(url))
            secrets = request.secrets if url.origin() == first.origin() else {}
            got = await self._in_turn(journey, url, way, pause, secrets)
            if got.status not in _REDIRECTS or not got.location or not request.follow:
                return self._answer(journey, url, way, got)
            if len(journey.hops) >= self.settings.max_redirects:
                raise CouldNotAsk(
                    Reason.TOO_MANY_REDIRECTS,
                    f"redirected more than {self.settings.max_redirects} times",
                )
            journey.hops.append(Hop(got.status, str(url)))
            journey.redirected(got.status)
            url = _joined(url, got.location)

    def _judged_way(self, url: URL) -> Route:
        """The way to ``url``, which is judged as written: a fake is asked for nothing that the
        host itself would not be. (Fakes are on the allow-list; the settings see to it.)"""
        try:
            judge(url, ports=self.settings.ports, allow=self.settings.allow)
        except AddressRefused as error:
            raise CouldNotAsk(Reason.ADDRESS_REFUSED, str(error)) from error
        return route(url, hosts=self.settings.hosts, allow=self.settings.allow)

    async def _ask_robots(self, url: URL) -> float:
        """The host's ``Crawl-delay``. Raises CouldNotAsk when ``url`` is not for us."""
        rules = await self._robots.rules(str(url.origin()))
        if not rules.allow(str(url)):
            raise CouldNotAsk(Reason.ROBOTS, "the host's robots.txt asks us to stay away")
        return rules.delay

    async def _in_turn(
        self, journey: _Journey, url: URL, way: Route, pause: float, secrets: Mapping[str, str]
    ) -> Exchange:
        request, host = journey.request, _host(url)
        async with self._pacer.turn(host, pause), self._slots:
            await self._spend(url, host)
            started = self._clock.time()
            journey.asked_at = self._clock.now()
            try:
                got = await send(
                    self._session,
                    way,
                    method=journey.method,
                    headers=self._headers(journey, way, secrets),
                    body=journey.body,
                    cap=request.max_bytes or self.settings.max_bytes,
                    timeout=request.timeout or self.settings.total_timeout,
                )
            except EXCHANGE_ERRORS as error:
                raise self._failed(journey, host, started, error) from error
            self._note(journey, host, started, None)
            asked = pause_asked(
                got.status, got.headers.get("retry-after", ""), now=journey.asked_at
            )
            if asked is not None:
                await self._pacer.set_aside(host, asked)
            return got

    async def _spend(self, url: URL, host: str) -> None:
        """Count the request. Raises CouldNotAsk when the host's day is used up."""
        budget = host_budget(_name(url))
        if budget is None:
            return
        wait = await sync_to_async(self._budgets.spend)(host, budget, self._clock.now())
        if wait is not None:
            raise CouldNotAsk(
                Reason.THROTTLED,
                f"the {budget} requests that this host may be sent a day are used up",
                retry_after=wait,
            )

    def _headers(
        self, journey: _Journey, way: Route, secrets: Mapping[str, str]
    ) -> CIMultiDict[str]:
        headers = CIMultiDict({"Accept": "*/*", "Accept-Encoding": ACCEPT_ENCODING})
        if journey.body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        headers.update(journey.request.headers)
        headers.update(secrets)
        # Always under our own name, whatever a request says.
        headers["User-Agent"] = self.settings.user_agent
        if way.host:
            headers["Host"] = way.host
        return headers

    def _failed(
        self, journey: _Journey, host: str, started: float, error: BaseException
    ) -> CouldNotAsk:
        reason, detail = explain(error)
        return CouldNotAsk(reason, detail, attempt=self._note(journey, host, started, reason))

    def _note(
        self, journey: _Journey, host: str, started: float, failure: Reason | None
    ) -> Attempt:
        attempt = Attempt(host, started, self._clock.time(), failure)
        journey.seconds += attempt.ended - attempt.started
        self.attempts.append(attempt)
        return attempt

    def _answer(self, journey: _Journey, url: URL, way: Route, got: Exchange) -> Answer:
        request = journey.request
        if got.cut and not request.may_cut:
            cap = request.max_bytes or self.settings.max_bytes
            raise CouldNotAsk(Reason.TOO_LARGE, f"the answer is larger than {cap} bytes")
        if logger.isEnabledFor(logging.DEBUG):  # thousands a minute: the ledger has them all
            logger.debug("%s %s: %d", request.method, redact(request.url), got.status)
        return Answer(
            url=request.url,
            final_url=str(url),
            hops=tuple(journey.hops),
            method=request.method,
            status=got.status,
            headers=got.headers,
            body=got.body,
            sha256=sha256(got.body).hexdigest(),
            truncated=got.cut or got.part,
            elapsed_ms=round(journey.seconds * 1000),
            asked_at=journey.asked_at or self._clock.now(),
            via=way.via,
            form=request.form,
            private=request.private,
        )


def _parse(url: str) -> URL:
    try:
        return parse(url)
    except AddressRefused as error:
        raise CouldNotAsk(Reason.ADDRESS_REFUSED, str(error)) from error


def _joined(url: URL, location: str) -> URL:
    """Where a redirect from ``url`` leads; relative ones are resolved (RFC 9110, 10.2.2)."""
    # aiohttp leaves bytes that are not UTF-8 as surrogates.
    target = location.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        return url.join(parse(target))
    except (AddressRefused, ValueError) as error:
        raise CouldNotAsk(
            Reason.BROKEN_ANSWER, "it redirects to something that is no address"
        ) from error


def _name(url: URL) -> str:
    return (url.raw_host or "").lower().removesuffix(".")


def host_key(url: str) -> str:
    """What the host of ``url`` goes by: its name in ASCII and lower case, with the port where
    it is not the usual one. Raises ValueError for what is no address."""
    try:
        return _host(parse(url))
    except AddressRefused as error:
        raise ValueError(str(error)) from error


def _host(url: URL) -> str:
    """The key of a host's turns."""
    return _name(url) if url.is_default_port() else f"{_name(url)}:{url.port}"
