"""What all asking of services does alike: the known record first, and at the end what could not
be asked, with the circuit that follows from it."""

from collections.abc import Sequence
from datetime import datetime

from asgiref.sync import sync_to_async

from publications.outbound import CouldNotAsk, Door, Outcome, Reason
from publications.outbound.runs import blame_our_network

from . import health as circuit
from .conversation import Held, Keys, hold
from .models import ServiceHealth
from .readings import Meaning, Reading
from .recording import record_incident, wait_asked
from .services.base import Adapter


async def canary_reads(
    door: Door, adapter: Adapter, health: ServiceHealth, keys: Keys, now: datetime
) -> tuple[bool, Held | None]:
    """Whether the service's known record reads; where it could not be asked, the conversation.

    That its interface has changed, or reads again, is written down.
    """
    held = await hold(door, adapter.ask(adapter.canary, keys))
    circuit.spent(health, 1, now)
    if circuit.unlike_itself(held.reading):
        if circuit.interface_changed(health, held.reading, now):
            await sync_to_async(record_incident)(adapter, health, held, "interface-changed", now)
        return False, None
    if not held.reading.learnt:
        return False, held
    if circuit.canary_read(health, now):
        await sync_to_async(record_incident)(adapter, health, held, "interface-reads", now)
    return True, None


async def lost_by_us(door: Door, failed: Sequence[Held]) -> set[int]:
    """``id`` of those that failed because our own network did."""
    outcomes = [held.outcomes[-1] for held in failed]
    blamed = await blame_our_network(door, outcomes)
    return {id(held) for held, judged in zip(failed, blamed, strict=True) if _is_ours(judged)}


def set_aside(health: ServiceHealth, held: Held, lost: set[int], now: datetime) -> Reading:
    """Leave a service alone that could not be asked. Returns why, in the end."""
    if id(held) not in lost:
        circuit.failed(health, held.reading, now, at_least=wait_asked(held))
        return held.reading
    reading = Reading(Meaning.DOWN, Reason.OFFLINE.value, held.reading.detail)
    health.problem, health.retry_at = reading.problem, now + circuit.FIRST_PAUSE
    return reading


def _is_ours(outcome: Outcome) -> bool:
    return isinstance(outcome, CouldNotAsk) and outcome.reason is Reason.OFFLINE
