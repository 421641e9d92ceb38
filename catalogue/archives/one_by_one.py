"""Asking services about rows of their own, one row after another and all services at once.

For what sets no state of an archive record: nothing is concluded from a "no", so no known record
is asked for. A service that could not be asked is left alone by its circuit.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from asgiref.sync import sync_to_async

from publications.outbound import Door, run

from ..asking import leases
from ..asking.models import Asked
from ..asking.summary import Summary
from . import health as circuit
from .conversation import Conversation, Held, hold
from .models import ServiceHealth
from .readings import OF_ONE_RECORD
from .turns import lost_by_us, set_aside


@dataclass
class Turn:
    """One service's turn. ``items``: rows and how to ask about each; ``conclude`` writes down
    what came, with the time not to ask again before where nobody could be asked."""

    health: ServiceHealth
    items: Sequence[tuple[Asked, Callable[[], Conversation]]]
    conclude: Callable[[Asked, Held, datetime | None], Summary]
    lease: str
    failed: tuple[Asked, Held] | None = None
    summary: Summary = field(default_factory=Summary)


def may_be_sent(name: str, a_day: int, now: datetime) -> tuple[ServiceHealth, int]:
    """The health of a service, and how many conversations it may be sent now."""
    health, _ = ServiceHealth.objects.get_or_create(name=name)
    left = circuit.left_today(health, a_day, now) if circuit.may_ask(health, now) else 0
    return health, max(left, 0)


def ask_all(turns: Sequence[Turn], now: datetime, written: Callable[[Summary], None]) -> Summary:
    """Ask all services at once. ``written`` is told what was concluded as soon as it is."""
    asking = [turn for turn in turns if turn.items]
    if asking:
        run(lambda: _ask(asking, now, written))
    return sum((turn.summary for turn in asking), Summary())


async def _ask(turns: Sequence[Turn], now: datetime, written: Callable[[Summary], None]) -> None:
    async with Door() as door:
        await asyncio.gather(*(_serve(door, turn, now, written) for turn in turns))
        lost = await lost_by_us(door, [turn.failed[1] for turn in turns if turn.failed])
    for turn in turns:
        await sync_to_async(_close)(turn, lost, now)


async def _serve(door: Door, turn: Turn, now: datetime, written: Callable[[Summary], None]) -> None:
    for row, conversation in turn.items:
        held = await hold(door, conversation())
        circuit.spent(turn.health, 1, now)
        if not held.reading.learnt and held.reading.problem not in OF_ONE_RECORD:
            turn.failed = (row, held)
            return
        if held.reading.learnt:
            circuit.answered(turn.health, now)
        done = await sync_to_async(_write)(turn, row, held, now)
        turn.summary += done
        written(done)


def _write(turn: Turn, row: Asked, held: Held, now: datetime) -> Summary:
    leases.renew([turn.lease], now)
    return turn.conclude(row, held, None)


def _close(turn: Turn, lost: set[int], now: datetime) -> None:
    if turn.failed is not None:
        row, held = turn.failed
        reading = set_aside(turn.health, held, lost, now)
        unasked = Held(reading, held.outcomes)
        turn.summary += turn.conclude(row, unasked, turn.health.retry_at)
    turn.health.save()
