"""One asker at a time for each host or service: a row, taken by conditional update."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction

from .models import Lease

# Longer than a run of one host takes, short enough that a killed worker is soon forgotten.
PERIOD = timedelta(minutes=5)


def take(
    names: list[str], now: datetime, period: timedelta = PERIOD, *, holder: str = ""
) -> list[str]:
    """Take the leases that are free among ``names``; returns those that are now ours.

    Three statements, however many names. A ``holder`` that takes several times names nothing
    that it has.
    """
    if not names:
        return []
    holder = holder or new_holder()
    # In one order, and past what others are just taking: two takers never wait on each other.
    Lease.objects.bulk_create(
        [Lease(name=name, until=now) for name in sorted(names)], ignore_conflicts=True
    )
    with transaction.atomic():
        free = Lease.objects.filter(name__in=names, until__lte=now).order_by("name")
        ours = set(free.select_for_update(skip_locked=True).values_list("name", flat=True))
        Lease.objects.filter(name__in=ours, until__lte=now).update(
            until=now + period, holder=holder
        )
    return [name for name in names if name in ours]


def new_holder() -> str:
    """A word that nobody else takes leases by."""
    return secrets.token_hex(16)


def give_back(names: list[str], now: datetime, *, holder: str = "") -> None:
    """Let the next asker have them; of a ``holder`` only what is still its own."""
    own = {"holder": holder} if holder else {}
    Lease.objects.filter(name__in=names, **own).update(until=now)


def renew(names: list[str], now: datetime, period: timedelta = PERIOD) -> None:
    """Keep leases that are ours for another ``period``."""
    Lease.objects.filter(name__in=names).update(until=now + period)


def renew_all(holder: str, now: datetime, period: timedelta = PERIOD) -> None:
    """The same for all that ``holder`` has and that have not run out."""
    Lease.objects.filter(holder=holder, until__gt=now).update(until=now + period)
