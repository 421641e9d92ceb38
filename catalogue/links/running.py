"""A run over due links: hundreds of hosts progress at once, each by itself.

A *visit* is one host's lease and some of its due links, asked one after the other. Answers are
written as they arrive, in small batches, before anything is concluded from them, and a host is
let go only when what it answered is written. Failures that could be our own network's wait
until another host has answered, at the latest for the end of the run.
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from time import monotonic

from asgiref.sync import sync_to_async

from publications.outbound import CouldNotAsk, Door, Holding, Outcome, Reason
from publications.outbound.network import Uptime
from publications.outbound.runs import blame_our_network

from ..asking import leases, schedule
from ..asking.summary import Summary
from .claiming import claim, postpone, release
from .models import LinkState
from .recording import record

# Hosts that are asked at once.
HOSTS = 200
# Hosts that are taken at a time, and seconds until the next are: so that workers who begin
# together share what is due.
A_CLAIM = 40
CLAIM_EVERY = 0.1
# No new link is begun after this long: the next look, a minute later, goes on.
RUN_FOR = timedelta(seconds=50)
# Answers are written when there are so many, or after so many seconds.
A_BATCH = 100
EVERY = 1.0
# Leases are renewed after so many seconds.
RENEW_EVERY = 60.0
# A host that did not answer so often in a row is left alone for a while.
SILENCES = 2


@dataclass(slots=True)
class Visit:
    """One host while it is ours. ``unwritten``: answers of it that are not written yet."""

    host: str
    links: list[LinkState]
    unwritten: int = 0


@dataclass(slots=True)
class Heard:
    """One link and what came of asking it."""

    visit: Visit
    link: LinkState
    outcome: Outcome


@dataclass
class Run:
    """One run. ``now`` is its beginning, for everything that it writes; ``written`` is called
    after each batch."""

    door: Door
    now: datetime
    written: Callable[[Summary], None] = lambda _: None
    holder: str = field(default_factory=leases.new_holder)

    def __post_init__(self) -> None:
        self.summary = Summary()
        self._began = self._renewed = self._claimed = monotonic()
        self._uptime = Uptime(self.door.attempts)
        self._heard: list[Heard] = []
        self._visits: dict[asyncio.Task[None], Visit] = {}
        self._over: list[Visit] = []
        self._left: set[str] = set()
        self._news = asyncio.Event()
        self._more_due = True
        self._claim_every = CLAIM_EVERY

    async def go(self) -> Summary:
        """Ask until nothing is due or the time is up. Whatever ends it, hosts are let go."""
        try:
            while await self._start_visits() or self._visits:
                await self._some_news()
                await self._write(self._settled())
            await self._write_rest()
        finally:
            for task in self._visits:
                task.cancel()
            await asyncio.gather(*self._visits, return_exceptions=True)
            await sync_to_async(release)(
                [visit.host for visit in (*self._visits.values(), *self._over)],
                self.now, self.holder,
            )  # fmt: skip
        return self.summary

    def _moment(self) -> datetime:
        return self.now + timedelta(seconds=monotonic() - self._began)

    def _is_late(self) -> bool:
        return monotonic() - self._began >= RUN_FOR.total_seconds()

    async def _start_visits(self) -> bool:
        """Take hosts for what is free; whether there was any."""
        free = min(HOSTS - len(self._visits), A_CLAIM)
        asked_just_now = bool(self._visits) and monotonic() - self._claimed < self._claim_every
        if not free or not self._more_due or asked_just_now or self._is_late():
            return False
        self._claimed = monotonic()
        mine = self._left | {visit.host for visit in self._over}
        claimed = await sync_to_async(claim)(free, self._moment(), self.holder, leave=mine)
        self._more_due = len(claimed) == free
        self._claim_every = CLAIM_EVERY if self._more_due else EVERY
        for host, links in claimed.items():
            visit = Visit(host, links)
            task = asyncio.create_task(self._make(visit))
            task.add_done_callback(self._ended)
            self._visits[task] = visit
        return bool(claimed)

    async def _make(self, visit: Visit) -> None:
        """Ask the links of one host, one after the other."""
        try:
            async with self.door.hold(visit.host) as holding:
                await self._ask_all(visit, holding)
        except CouldNotAsk as error:  # it is set aside, or someone else asks it
            await self._leave(visit, error.retry_after or schedule.COULD_NOT_ASK)

    async def _ask_all(self, visit: Visit, holding: Holding) -> None:
        silences = 0
        for link in visit.links:
            if self._is_late():
                return
            outcome = await self._outcome(link.url)
            visit.unwritten += 1
            self._heard.append(Heard(visit, link, outcome))
            if len(self._heard) >= A_BATCH:
                self._news.set()
            silences = silences + 1 if _is_silence(outcome) else 0
            if silences >= SILENCES and link is not visit.links[-1]:
                await self._leave(visit, schedule.COULD_NOT_ASK)
                return
            if holding.aside is not None:
                await self._leave(visit, holding.aside)
                return

    async def _outcome(self, url: str) -> Outcome:
        try:
            return await self.door.probe(url)
        except CouldNotAsk as error:
            return error

    async def _leave(self, visit: Visit, wait: timedelta) -> None:
        self._left.add(visit.host)
        await sync_to_async(postpone)(visit.host, self._moment() + wait)

    async def _some_news(self) -> None:
        """Until there is a batch to write, no visit goes on, or a second passed."""
        if self._visits:
            self._news.clear()
            has_room = self._more_due and len(self._visits) < HOSTS
            with suppress(TimeoutError):
                async with asyncio.timeout(self._claim_every if has_room else EVERY):
                    await self._news.wait()
        for task in [task for task in self._visits if task.done()]:
            self._over.append(self._visits.pop(task))
            task.result()  # a mistake of ours ends the run

    def _ended(self, _: asyncio.Task[None]) -> None:
        if all(task.done() for task in self._visits):
            self._news.set()

    def _settled(self) -> list[Heard]:
        """What may be concluded from now; the rest waits."""
        heard, self._heard = self._heard, []
        settled = []
        for one in heard:
            attempt = one.outcome.attempt if isinstance(one.outcome, CouldNotAsk) else None
            if attempt is None or self._uptime.covers(attempt):
                settled.append(one)
            else:
                self._heard.append(one)
        return settled

    async def _write_rest(self) -> None:
        rest, self._heard = self._heard, []
        outcomes = await blame_our_network(self.door, [one.outcome for one in rest])
        for one, outcome in zip(rest, outcomes, strict=True):
            one.outcome = outcome
        await self._write(rest)

    async def _write(self, heard: list[Heard]) -> None:
        for batch in _batches(heard):
            links, outcomes = [one.link for one in batch], [one.outcome for one in batch]
            done = await sync_to_async(record)(links, outcomes, self.now)
            for one in batch:
                one.visit.unwritten -= 1
            self.summary += done
            await sync_to_async(self.written)(done)
        await self._let_go()

    async def _let_go(self) -> None:
        """Hosts whose visit is over and written are for anyone again; the others stay ours."""
        free = [visit for visit in self._over if not visit.unwritten]
        if free:
            await sync_to_async(release)([visit.host for visit in free], self.now, self.holder)
            self._over = [visit for visit in self._over if visit.unwritten]
            self._more_due = True
        if monotonic() - self._renewed > RENEW_EVERY:
            await sync_to_async(leases.renew_all)(self.holder, self._moment())
            self._renewed = monotonic()


def _is_silence(outcome: Outcome) -> bool:
    return isinstance(outcome, CouldNotAsk) and outcome.reason in (Reason.TIMEOUT, Reason.REFUSED)


def _batches(heard: list[Heard]) -> Iterator[list[Heard]]:
    for start in range(0, len(heard), 5 * A_BATCH):
        yield heard[start : start + 5 * A_BATCH]
