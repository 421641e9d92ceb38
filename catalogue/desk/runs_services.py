"""The services that are asked: how each is, what of the day's budget is used, what is due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Count
from django.utils.functional import Promise

from publications.vocabularies.services import SERVICES

from ..archives.health import left_today
from ..archives.models import ArchiveCheck, ServiceHealth
from ..archives.services import ADAPTERS
from ..browse.preservation.services import AWAY, CHANGED, NO_KEY, UNASKED, WELL
from ..browse.stamps import Stamp
from ..browse.works.evidence import PROBLEMS


@dataclass(frozen=True)
class Service:
    """``labels``: what it answers for; ``is_incident``: its interface has changed, as ``stamp``
    says; ``lacks``: settings that it wants and has not. ``asked`` of ``a_day`` conversations
    were held today; ``due`` records wait now."""

    name: str
    labels: Sequence[Promise | str]
    stamp: Stamp
    problem: Promise | str
    is_incident: bool
    detail: str
    lacks: Sequence[str]
    answered_at: datetime | None
    retry_at: datetime | None
    asked: int
    a_day: int
    due: int


def services(now: datetime) -> list[Service]:
    """Every service that is asked about archive records. Two queries."""
    health = ServiceHealth.objects.in_bulk(list(ADAPTERS))
    due = ArchiveCheck.objects.filter(due_at__lte=now).order_by()
    counts = dict(due.values_list("adapter").annotate(Count("pk")))
    found = []
    for name, adapter in ADAPTERS.items():
        known = health.get(name, ServiceHealth(name=name))
        lacks = adapter.lacks(settings.SERVICE_KEYS)
        problem = known.problem
        waits = known.retry_at is not None and known.retry_at > now
        found.append(
            Service(
                name, [SERVICES[code].label for code in adapter.services],
                NO_KEY if lacks else _stamp(known),
                PROBLEMS.get(problem, problem.replace("_", " ")),
                known.incident_since is not None, known.detail, lacks,
                known.answered_at, known.retry_at if waits else None,
                adapter.a_day - left_today(known, adapter.a_day, now), adapter.a_day,
                counts.get(name, 0),
            )
        )  # fmt: skip
    return found


def _stamp(known: ServiceHealth) -> Stamp:
    if known.incident_since is not None:
        return CHANGED
    if known.problem:
        return AWAY
    return WELL if known.answered_at else UNASKED
