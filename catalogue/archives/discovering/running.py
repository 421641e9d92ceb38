"""Looking at the services for records of ours that nobody has entered.

In the manner of ``checking``, with which it shares leases, circuits, known records and budgets.
That nothing was found is believed of a service only whose known record reads after it.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from time import monotonic
from typing import Any

from asgiref.sync import sync_to_async
from django.conf import settings
from django.db.models import Q, QuerySet

from publications.models import ArchiveRecord
from publications.outbound import Door, run

from ...asking import leases
from ...asking.summary import Summary
from .. import health as circuit
from ..conversation import Held, Keys, hold
from ..models import ServiceHealth
from ..readings import OF_ONE_RECORD
from ..services import ADAPTERS
from ..services.base import Adapter
from ..subjects import subjects_of, unsaved
from ..turns import canary_reads, lost_by_us, set_aside
from . import DISCOVERERS
from .base import Discoverer, found_in, told
from .enrolling import enrol
from .models import Search
from .recording import Look, record

# Works and serials of one service in one run.
A_RUN = 100
# No new one is begun after this long: while we ask, nobody checks what stands at the service.
RUN_FOR = timedelta(minutes=3)
# Identifiers of one work in one look.
MOST_VALUES = 10
# Of a day's budget, checks keep the rest.
SHARE = 2
_KINDS = ("work", "serial")


@dataclass
class Turn:
    """One discoverer's turn in a run. ``doubtful``: nothing was found, or not by all of what
    identifies the work, and not yet concluded; ``failed``: what could not be asked."""

    discoverer: Discoverer
    adapter: Adapter
    health: ServiceHealth
    looks: Sequence[Look]
    left: int
    written: Callable[[Summary], None] = lambda _: None
    doubtful: list[Look] = field(default_factory=list)
    failed: list[tuple[Look | None, Held]] = field(default_factory=list)
    summary: Summary = field(default_factory=Summary)


def discover_due(
    now: datetime,
    *,
    keys: Keys | None = None,
    written: Callable[[Summary], None] = lambda _: None,
) -> Summary:
    """Look for records of works and serials that are due, at every discoverer that nobody else
    is asking. ``written`` is told what was concluded as soon as it is written."""
    enrol(now)
    held = settings.SERVICE_KEYS if keys is None else keys
    names = [
        name
        for name, discoverer in DISCOVERERS.items()
        if all(held.get(key) for key in discoverer.keys) and _due(name, now).exists()
    ]
    ours = leases.take([f"service:{name}" for name in names], now)
    try:
        turns = [_turn(name.removeprefix("service:"), now, written) for name in ours]
        asking = [turn for turn in turns if turn.looks]
        if asking:
            run(lambda: _ask(asking, held, now))
        return sum((turn.summary for turn in turns), Summary())
    finally:
        leases.give_back(ours, now)


def _due(name: str, now: datetime) -> QuerySet[Search]:
    return Search.objects.filter(discoverer=name, due_at__lte=now)


def _turn(name: str, now: datetime, written: Callable[[Summary], None]) -> Turn:
    discoverer, adapter = DISCOVERERS[name], ADAPTERS[name]
    health, _ = ServiceHealth.objects.get_or_create(name=name)
    left = circuit.left_today(health, adapter.a_day // SHARE, now)
    turn = Turn(discoverer, adapter, health, [], left, written)
    if not circuit.may_ask(health, now) or left <= 0:
        return turn
    # The latest first: what is new today does not wait behind a hundred thousand old works.
    rows = list(_due(name, now).order_by("-due_at", "-pk")[:A_RUN])
    looks = _looks(discoverer, rows)
    turn.looks = [look for look in looks if look.values]
    held_already = [look for look in looks if not look.values]
    record(discoverer, held_already, now, interval=adapter.interval)
    return turn


def _looks(discoverer: Discoverer, rows: Sequence[Search]) -> list[Look]:
    """What of each is not recorded at the service yet. At most nine queries."""
    subjects = subjects_of([unsaved(row.kind, row.object_id, pk=row.pk) for row in rows])
    held = _identifiers(discoverer.name, rows)
    return [
        Look(row, subjects[row.pk], [
            value
            for value in discoverer.sought(subjects[row.pk])
            if not any(
                discoverer.holds(identifier, value)
                for identifier in held.get((row.kind, row.object_id), ())
            )
        ])
        for row in rows
    ]  # fmt: skip


def _identifiers(service: str, rows: Sequence[Search]) -> dict[tuple[str, int], list[str]]:
    """The records at ``service`` of the works and serials of ``rows``, in whatever state: those
    that an editor dismissed are proposals still. One query."""
    owners = {kind: [row.object_id for row in rows if row.kind == kind] for kind in _KINDS}
    theirs = Q(work__in=owners["work"]) | Q(serial__in=owners["serial"])
    records = ArchiveRecord.objects.filter(theirs, service=service).order_by()
    found: dict[tuple[str, int], list[str]] = {}
    for work, serial, identifier in records.values_list("work_id", "serial_id", "identifier"):
        found.setdefault(("work", work) if work else ("serial", serial), []).append(identifier)
    return found


async def _ask(turns: Sequence[Turn], keys: Keys, now: datetime) -> None:
    async with Door() as door:
        await asyncio.gather(*(_serve(door, turn, keys, now) for turn in turns))
        lost = await lost_by_us(door, [held for turn in turns for _, held in turn.failed])
    for turn in turns:
        await sync_to_async(_close)(turn, lost, now)


async def _serve(door: Door, turn: Turn, keys: Keys, now: datetime) -> None:
    """One service: its known record, what is due, and its known record again where nothing was
    found."""
    if not await _canary_reads(door, turn, keys, now):
        return
    until = monotonic() + RUN_FOR.total_seconds()
    for look in turn.looks:
        if turn.left <= 0 or monotonic() > until:
            break
        if not await _look(door, turn, look, keys, now):
            break
        if all(found_in(held.reading) for _, held in look.answers):
            await sync_to_async(_conclude)(turn, [look], now)
        else:
            turn.doubtful.append(look)
    if turn.doubtful and await _canary_reads(door, turn, keys, now):
        await sync_to_async(_conclude)(turn, turn.doubtful, now)


async def _look(door: Door, turn: Turn, look: Look, keys: Keys, now: datetime) -> bool:
    """Ask for each of its identifiers; whether the service could be asked."""
    for value in look.values[:MOST_VALUES]:
        only: dict[str, Any] = {turn.discoverer.by: (value,)}
        subject = replace(look.subject, **only)
        held = await hold(door, told(turn.discoverer.discover(subject, keys)))
        circuit.spent(turn.health, 1, now)
        turn.left -= 1
        look.answers.append((value, held))
        if not held.reading.learnt and held.reading.problem not in OF_ONE_RECORD:
            turn.failed.append((look, held))
            return False
    return True


async def _canary_reads(door: Door, turn: Turn, keys: Keys, now: datetime) -> bool:
    reads, failed = await canary_reads(door, turn.adapter, turn.health, keys, now)
    turn.left -= 1
    if failed is not None:
        turn.failed.append((None, failed))
    return reads


def _conclude(turn: Turn, looks: Sequence[Look], now: datetime) -> None:
    leases.renew([f"service:{turn.adapter.name}"], now)
    turn.health.save()
    done = record(turn.discoverer, looks, now, interval=turn.adapter.interval)
    turn.summary += done
    turn.written(done)


def _close(turn: Turn, lost: set[int], now: datetime) -> None:
    """Write down what could not be asked, and how the service is."""
    for look, held in turn.failed:
        reading = set_aside(turn.health, held, lost, now)
        if look is not None:
            answers = [(value, one) for value, one in look.answers if found_in(one.reading)]
            look.answers = [*answers, (look.answers[-1][0], Held(reading, held.outcomes))]
            turn.summary += record(
                turn.discoverer, [look], now, interval=turn.adapter.interval,
                retry_at=turn.health.retry_at,
            )  # fmt: skip
    turn.health.save()
