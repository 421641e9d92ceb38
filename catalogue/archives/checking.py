"""Asking the services whether they still hold what they are said to hold.

All services that are free are asked at once, each about one record after another. A yes is
written down as it comes. A no, and whatever would change a state for the worse, is concluded
only when the service's known record reads after it: else the interface has changed, which is
an incident of the service and says nothing about any record.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from asgiref.sync import sync_to_async
from django.conf import settings

from publications.outbound import Door, run

from ..asking import leases
from ..asking.summary import Summary
from . import health as circuit
from .conversation import Held, Keys, hold
from .enrolling import enrol_records
from .models import ArchiveCheck, ServiceHealth
from .readings import OF_ONE_RECORD, Meaning, Reading, Subject
from .recording import record
from .services import ADAPTERS
from .services.base import Adapter
from .staleness import age
from .subjects import subjects_of
from .turns import canary_reads, lost_by_us, set_aside

A_RUN = 20


@dataclass
class Turn:
    """One service's turn in a run. ``written`` is told what it did; ``doubtful``: not yet
    concluded; ``failed``: what could not be asked, after which the service is left alone."""

    adapter: Adapter
    health: ServiceHealth
    items: Sequence[tuple[ArchiveCheck, Subject]]
    written: Callable[[Summary], None] = lambda _: None
    doubtful: list[tuple[ArchiveCheck, Held]] = field(default_factory=list)
    failed: list[tuple[ArchiveCheck | None, Held]] = field(default_factory=list)
    summary: Summary = field(default_factory=Summary)


def check_due(
    now: datetime,
    *,
    only: str = "",
    keys: Keys | None = None,
    written: Callable[[Summary], None] = lambda _: None,
) -> Summary:
    """Ask about archive records that are due, at every service that nobody else is asking and
    whose circuit is closed; ``only``: at one of them.

    ``written`` is told what was concluded as soon as it is written.
    """
    enrol_records(now)
    age(now)
    due = ArchiveCheck.objects.filter(due_at__lte=now).order_by()
    names = [
        name
        for name in due.values_list("adapter", flat=True).distinct()
        if name in ADAPTERS and only in ("", name)
    ]
    ours = leases.take([f"service:{name}" for name in names], now)
    try:
        held = settings.SERVICE_KEYS if keys is None else keys
        turns = [_turn(name.removeprefix("service:"), held, now, written) for name in ours]
        asked = [turn for turn in turns if turn.items]
        if asked:
            run(lambda: _ask(asked, held, now))
        return sum((turn.summary for turn in turns), Summary())
    finally:
        leases.give_back(ours, now)


def _turn(name: str, keys: Keys, now: datetime, written: Callable[[Summary], None]) -> Turn:
    adapter = ADAPTERS[name]
    health, _ = ServiceHealth.objects.get_or_create(name=name)
    checks = ArchiveCheck.objects.filter(adapter=name, due_at__lte=now).order_by("due_at")
    if missing := adapter.lacks(keys):
        return Turn(adapter, health, [], summary=_without_key(adapter, list(checks), missing, now))
    most = min(A_RUN, adapter.a_run, circuit.left_today(health, adapter.a_day, now))
    if not circuit.may_ask(health, now) or most <= 0:
        return Turn(adapter, health, [])
    due = list(checks.select_related("record")[:most])
    subjects = subjects_of([check.record for check in due])
    return Turn(adapter, health, [(check, subjects[check.pk]) for check in due], written)


def _without_key(
    adapter: Adapter, checks: list[ArchiveCheck], missing: Sequence[str], now: datetime
) -> Summary:
    reading = Reading(Meaning.UNVERIFIED, "no_key", f"{', '.join(missing)} not set")
    return record(adapter, [(check, Held(reading)) for check in checks[:1000]], now)


async def _ask(turns: Sequence[Turn], keys: Keys, now: datetime) -> None:
    async with Door() as door:
        await asyncio.gather(*(_serve(door, turn, keys, now) for turn in turns))
        lost = await lost_by_us(door, [held for turn in turns for _, held in turn.failed])
    for turn in turns:
        await sync_to_async(_close)(turn, lost, now)


async def _serve(door: Door, turn: Turn, keys: Keys, now: datetime) -> None:
    """One service: its known record, what is due, and its known record again where a no came."""
    if not await _canary_reads(door, turn, keys, now):
        return
    for check, subject in turn.items:
        held = await hold(door, turn.adapter.ask(subject, keys))
        circuit.spent(turn.health, 1, now)
        if _is_yes(held.reading):
            await sync_to_async(_conclude)(turn, [(check, held)], now)
        elif held.reading.learnt or held.reading.problem in OF_ONE_RECORD:
            turn.doubtful.append((check, held))
        else:
            turn.failed.append((check, held))
            break
    if turn.doubtful and await _canary_reads(door, turn, keys, now):
        await sync_to_async(_conclude)(turn, turn.doubtful, now)


async def _canary_reads(door: Door, turn: Turn, keys: Keys, now: datetime) -> bool:
    reads, failed = await canary_reads(door, turn.adapter, turn.health, keys, now)
    if failed is not None:
        turn.failed.append((None, failed))
    return reads


def _is_yes(reading: Reading) -> bool:
    there = reading.meaning in (Meaning.PRESENT, Meaning.RESTRICTED)
    return there and not reading.disagreement


def _conclude(turn: Turn, held: Sequence[tuple[ArchiveCheck, Held]], now: datetime) -> None:
    leases.renew([f"service:{turn.adapter.name}"], now)
    turn.health.save()
    done = record(turn.adapter, held, now)
    turn.summary += done
    turn.written(done)


def _close(turn: Turn, lost: set[int], now: datetime) -> None:
    """Write down what could not be asked, and how the service is."""
    for check, held in turn.failed:
        reading = set_aside(turn.health, held, lost, now)
        if check is not None:
            unasked = Held(reading, held.outcomes)
            retry_at = turn.health.retry_at
            turn.summary += record(turn.adapter, [(check, unasked)], now, retry_at=retry_at)
    turn.health.save()
