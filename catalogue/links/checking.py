"""Asking linked pages whether they are still there, and writing down what they say."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Min

from publications.changes import touch
from publications.models import Work
from publications.outbound import CouldNotAsk, Outcome, probe_all

from ..asking import leases, schedule
from ..asking.summary import Summary
from ..evidence.ledger import Entry, append
from ..evidence.outcomes import entry_of
from . import meaning, transitions
from .enrolling import enrol
from .meaning import Reading
from .models import LinkState
from .transitions import LinkFacts

HOSTS = 50
LINKS_A_HOST = 20


Ask = Callable[[list[str]], list[Outcome]]


def ask_pages(urls: list[str]) -> list[Outcome]:
    """Probe ``urls`` through the outbound door, in their order."""
    return list(probe_all(urls))


def check_due(now: datetime, *, ask: Ask = ask_pages) -> Summary:
    """Check links that are due, some of each host that nobody else is asking."""
    enrol(now)
    due = LinkState.objects.filter(due_at__lte=now)
    hosts = list(
        due.values("host")
        .annotate(first=Min("due_at"))
        .order_by("first")
        .values_list("host", flat=True)[:HOSTS]
    )
    ours = leases.take([f"host:{host}" for host in hosts], now)
    try:
        return _check_hosts([name.removeprefix("host:") for name in ours], now, ask)
    finally:
        leases.give_back(ours, now)


def _check_hosts(hosts: list[str], now: datetime, ask: Ask) -> Summary:
    batch: list[LinkState] = []
    taken: dict[str, int] = {}
    for link in LinkState.objects.filter(host__in=hosts, due_at__lte=now).order_by("due_at"):
        taken[link.host] = taken.get(link.host, 0) + 1
        if taken[link.host] <= LINKS_A_HOST:
            batch.append(link)
    if not batch:
        return Summary()
    return record(batch, ask([link.url for link in batch]), now)


def record(links: list[LinkState], outcomes: list[Outcome], now: datetime) -> Summary:
    """Append what came back to the ledger and set the states from it, in one transaction."""
    entries: list[Entry] = []
    changed: list[str] = []
    summary = Summary()
    with transaction.atomic():
        for link, outcome in zip(links, outcomes, strict=True):
            reading = meaning.read(outcome)
            summary += Summary(asked=1, could_not_ask=reading.meaning == meaning.UNASKED)
            if link.is_news(reading.problem, learnt=reading.meaning != meaning.UNASKED, now=now):
                entries.append(
                    entry_of(
                        outcome, kind="link", subject=link.url, meaning=reading.meaning,
                        rule=meaning.RULE, detail=reading.detail, now=now,
                    )
                )  # fmt: skip
            if _apply(link, outcome, reading, now):
                changed.append(link.digest)
        LinkState.objects.bulk_update(links, _FIELDS)
        append(entries)
        if changed:  # only a change of state renews datestamps
            touch(Work.objects.filter(links__digest__in=changed))
    return replace(summary, changed=len(changed))


_FIELDS = [
    "state", "moved_to", "failures", "last_failure_at", "verified_at", "attempted_at",
    "problem", "due_at",
]  # fmt: skip


def _apply(link: LinkState, outcome: Outcome, reading: Reading, now: datetime) -> bool:
    before = LinkFacts(link.state, link.moved_to, link.failures, link.last_failure_at)
    after = transitions.after(before, reading, now)
    link.state, link.moved_to = after.state, after.moved_to
    link.failures, link.last_failure_at = after.failures, after.last_failure_at
    link.attempted_at, link.problem = now, reading.problem
    if reading.meaning in (meaning.PRESENT, meaning.ABSENT):
        link.verified_at = now
    link.due_at = now + _pause(link, outcome, reading)
    return (after.state, after.moved_to) != (before.state, before.moved_to)


def _pause(link: LinkState, outcome: Outcome, reading: Reading) -> timedelta:
    if reading.meaning == meaning.UNASKED:
        asked = outcome.retry_after if isinstance(outcome, CouldNotAsk) else None
        return schedule.wait(schedule.COULD_NOT_ASK, link.digest, at_least=asked)
    if reading.meaning == meaning.ABSENT and link.state != transitions.BROKEN:
        return schedule.wait(schedule.FAILED_AGAIN, link.digest)
    return schedule.wait(schedule.CHECK_AGAIN, link.digest)
