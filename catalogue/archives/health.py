"""How a service is, after each thing that happened to it. Pure: rows in memory, no query.

A circuit for each service: one that cannot be asked is left alone for longer and longer, and
asked again by itself. A service that answers, but whose known record does not read, has
changed its interface: it is set aside, and only the known record is asked for until it reads.
"""

from datetime import datetime, timedelta

from ..asking.schedule import wait
from ..evidence.canonical import digest
from .models import ServiceHealth
from .readings import Meaning, Reading

# 5 minutes, then four times as long after each failure: 20, 80 minutes …, a day at most.
FIRST_PAUSE = timedelta(minutes=5)
GROWTH = 4
LONGEST_PAUSE = timedelta(days=1)
# For how long a canary that read vouches for what else the service says.
VOUCHES = timedelta(minutes=10)


def may_ask(health: ServiceHealth, now: datetime) -> bool:
    """Whether its circuit is closed, or a new try is due."""
    return health.retry_at is None or health.retry_at <= now


def left_today(health: ServiceHealth, a_day: int, now: datetime) -> int:
    """How many conversations the day's budget still allows."""
    return a_day - (health.asked if health.day == now.date() else 0)


def spent(health: ServiceHealth, count: int, now: datetime) -> None:
    """``count`` conversations were held."""
    if health.day != now.date():
        health.day, health.asked = now.date(), 0
    health.asked += count


def vouched(health: ServiceHealth, now: datetime) -> bool:
    """Whether its known record read a short while ago."""
    return health.canary_at is not None and now - health.canary_at < VOUCHES


def answered(health: ServiceHealth, now: datetime) -> None:
    """It said something that we understand."""
    health.answered_at = now
    health.failures, health.problem, health.detail, health.retry_at = 0, "", "", None


def canary_read(health: ServiceHealth, now: datetime) -> bool:
    """Its known record reads. Returns whether that ends an incident."""
    answered(health, now)
    ends = health.incident_since is not None
    health.canary_at, health.incident_since = now, None
    return ends


def failed(
    health: ServiceHealth, reading: Reading, now: datetime, *, at_least: timedelta | None = None
) -> None:
    """It could not be asked; ``at_least``: how long it asked us to wait."""
    health.failures += 1
    health.problem, health.detail = reading.problem, reading.detail
    health.retry_at = now + _pause(health, at_least)


def interface_changed(health: ServiceHealth, reading: Reading, now: datetime) -> bool:
    """It answered, but its known record does not read. Returns whether that is news."""
    is_news = health.incident_since is None
    health.incident_since = health.incident_since or now
    failed(health, reading, now)
    health.problem = "interface_changed"
    return is_news


def unlike_itself(reading: Reading) -> bool:
    """Whether the canary's ``reading`` says that the interface has changed: it was answered,
    and neither there nor restricted. An answer that broke off is none."""
    if reading.meaning in (Meaning.PRESENT, Meaning.RESTRICTED):
        return False
    return reading.learnt or reading.problem in ("changed_shape", "no_marker")


def _pause(health: ServiceHealth, at_least: timedelta | None) -> timedelta:
    # The exponent is bounded: a service that is gone for years would make a number too long.
    grown = FIRST_PAUSE * GROWTH ** min(health.failures - 1, 8)
    return wait(min(grown, LONGEST_PAUSE), digest(health.name), at_least=at_least)
