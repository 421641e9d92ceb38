"""Which hosts are whose: due links are taken a host at a time, by lease."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db.models import F, Min, Window
from django.db.models.functions import RowNumber

from ..asking import leases
from ..asking.models import Lease
from .models import LinkState

# Links of one host that are taken at once: a minute of a host that is asked once a second.
LINKS_A_VISIT = 50
_PREFIX = "host:"


def claim(
    most: int, now: datetime, holder: str, *, leave: Collection[str] = ()
) -> Mapping[str, list[LinkState]]:
    """At most ``most`` hosts that nobody has, longest due first, and some due links of each.

    Few queries, however many. Hosts in ``leave`` are left to others.
    """
    taken = Lease.objects.filter(name__startswith=_PREFIX, until__gt=now)
    busy = {name.removeprefix(_PREFIX) for name in taken.values_list("name", flat=True)}
    due = (
        LinkState.objects.filter(due_at__lte=now)
        .exclude(host__in=busy | set(leave))
        .order_by()
        .values("host")
        .annotate(first=Min("due_at"))
        .order_by("first", "host")
        .values_list("host", flat=True)[:most]
    )
    ours = leases.take([_PREFIX + host for host in due], now, holder=holder)
    claimed: dict[str, list[LinkState]] = {name.removeprefix(_PREFIX): [] for name in ours}
    for link in _first_of_each(claimed, now):
        claimed[link.host].append(link)
    return claimed


def _first_of_each(hosts: Collection[str], now: datetime) -> list[LinkState]:
    if not hosts:
        return []
    place = Window(RowNumber(), partition_by=F("host"), order_by=[F("due_at"), F("digest")])
    links = LinkState.objects.filter(host__in=hosts, due_at__lte=now)
    return list(links.annotate(place=place).filter(place__lte=LINKS_A_VISIT).order_by("place"))


def release(hosts: Collection[str], now: datetime, holder: str) -> None:
    """Let others have ``hosts``."""
    leases.give_back([_PREFIX + host for host in hosts], now, holder=holder)


def postpone(host: str, until: datetime) -> None:
    """No link of ``host`` is due before ``until``: it asked to be left alone."""
    LinkState.objects.filter(host=host, due_at__lt=until).update(due_at=until)
