"""One asker at a time for each host or service: a row, taken by conditional update."""

from datetime import datetime, timedelta

from django.db.models import Q

from .models import Lease

# Longer than a run of one host takes, short enough that a killed worker is soon forgotten.
PERIOD = timedelta(minutes=5)


def take(names: list[str], now: datetime, period: timedelta = PERIOD) -> list[str]:
    """Take the leases that are free among ``names``; returns those that are now ours."""
    Lease.objects.bulk_create(
        [Lease(name=name, until=now) for name in names], ignore_conflicts=True
    )
    return [
        name
        for name in names
        if Lease.objects.filter(Q(until__lte=now), name=name).update(until=now + period) == 1
    ]


def give_back(names: list[str], now: datetime) -> None:
    """Let the next asker have them."""
    Lease.objects.filter(name__in=names).update(until=now)


def renew(names: list[str], now: datetime, period: timedelta = PERIOD) -> None:
    """Keep leases that are ours for another ``period``."""
    Lease.objects.filter(name__in=names).update(until=now + period)
