"""How each service is: when it last answered, what is wrong, what waits to be asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from catalogue.archives.models import ArchiveCheck, ServiceHealth
from catalogue.archives.services import ADAPTERS
from catalogue.archives.services.base import Adapter
from publications.vocabularies.services import SERVICES

from ..stamps import Stamp
from ..works.evidence import PROBLEMS

WELL = Stamp("verified", "check", _("Answers"))
UNASKED = Stamp("unknown", "hollow", _("Not asked yet"))
NO_KEY = Stamp("unknown", "lock", _("No key is set"))
AWAY = Stamp("stale", "half", _("Could not be asked"))
CHANGED = Stamp("stale", "half", _("Its interface has changed"))


@dataclass(frozen=True)
class Service:
    """``labels``: what it answers for. ``records``: those it is asked about; ``recent``: how
    many of them said something within their period."""

    labels: Sequence[Promise | str]
    stamp: Stamp
    answered_at: datetime | None
    retry_at: datetime | None
    problem: Promise | str
    records: int
    recent: int


def services(now: datetime) -> list[Service]:
    """Every service that is asked about archive records. Two queries."""
    health = {one.name: one for one in ServiceHealth.objects.all()}
    counts: dict[str, Any] = {
        row["adapter"]: row
        for row in ArchiveCheck.objects.order_by()
        .values("adapter")
        .annotate(
            records=Count("pk"),
            keyless=Count("pk", filter=Q(problem="no_key")),
        )
    }
    recent = _recent(now)
    return [
        _service(adapter, health.get(name), counts.get(name, {}), recent.get(name, 0))
        for name, adapter in ADAPTERS.items()
    ]


def _recent(now: datetime) -> dict[str, int]:
    fresh = Q(pk__in=[])
    for name, adapter in ADAPTERS.items():
        # A tenth of jitter, and as much again for the queue.
        since = now - adapter.interval * 1.2 - timedelta(days=1)
        fresh |= Q(adapter=name, verified_at__gte=since)
    rows = ArchiveCheck.objects.filter(fresh).order_by().values_list("adapter")
    return dict(rows.annotate(Count("pk")))


def _service(adapter: Adapter, health: ServiceHealth | None, counts: Any, recent: int) -> Service:
    problem = health.problem if health else ""
    return Service(
        [SERVICES[code].label for code in adapter.services],
        _stamp(health, counts),
        health.answered_at if health else None,
        health.retry_at if health and problem else None,
        PROBLEMS.get(problem, "") if problem else "",
        counts.get("records", 0),
        recent,
    )


def _stamp(health: ServiceHealth | None, counts: Any) -> Stamp:
    if counts.get("keyless"):
        return NO_KEY
    if health is None:
        return UNASKED
    if health.incident_since is not None:
        return CHANGED
    if health.problem:
        return AWAY
    return WELL if health.answered_at else UNASKED
