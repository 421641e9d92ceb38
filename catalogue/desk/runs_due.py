"""How many rows are due, and how old what is known of them is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from publications.models import ImportUpload

from ..archives.models import ArchiveCheck, DOICheck
from ..asking.models import Asked
from ..exports.jobs.models import ExportJob
from ..links.models import LinkState

DAY = timedelta(days=1)
# Up to which age; what was never answered, and what is older, come after.
AGES: Sequence[tuple[Promise | str, timedelta]] = (
    (_("up to a day ago"), DAY),
    (_("up to a week ago"), 7 * DAY),
    (_("up to a month ago"), 31 * DAY),
)


@dataclass(frozen=True)
class Due:
    """``now`` and ``within_a_day``: rows that are due then. ``ages``: rows by when a yes or no
    last came, for each of ``AGES``, and older; ``never``: none came yet."""

    label: Promise | str
    now: int
    within_a_day: int
    ages: Sequence[int]
    never: int


def checked(now: datetime) -> list[Due]:
    """Links, DOIs and archive records. A query each."""
    return [
        _due(_("Links"), LinkState, now),
        _due(_("DOIs"), DOICheck, now),
        _due(_("Archive records"), ArchiveCheck, now),
    ]


def _due(label: Promise | str, model: type[Asked], now: datetime) -> Due:
    bounds = [now - age for _, age in AGES]
    counts: dict[str, Any] = {
        "now": Count("pk", filter=Q(due_at__lte=now)),
        "soon": Count("pk", filter=Q(due_at__gt=now, due_at__lte=now + DAY)),
        "never": Count("pk", filter=Q(verified_at__isnull=True)),
    }
    for number, since in enumerate(bounds):
        age = Q(verified_at__gte=since)
        if number:
            age &= Q(verified_at__lt=bounds[number - 1])
        counts[f"age{number}"] = Count("pk", filter=age)
    counts["older"] = Count("pk", filter=Q(verified_at__lt=bounds[-1]))
    found = model._default_manager.order_by().aggregate(**counts)
    ages = [found[f"age{number}"] for number in range(len(AGES))] + [found["older"]]
    return Due(label, found["now"], found["soon"], ages, found["never"])


def waiting(now: datetime) -> dict[str, int]:
    """What waits for other tasks, by their names. Three queries."""
    copies = LinkState.objects.filter(state=LinkState.State.BROKEN, copy_due_at__lte=now)
    exports = ExportJob.objects.filter(state__in=["waiting", "running"], expires_at__gt=now)
    uploads = ImportUpload.objects.filter(state__in=["waiting", "running"])
    return {
        "catalogue.tasks.seek_copies": copies.count(),
        "catalogue.tasks.write_exports": exports.count(),
        "publications.tasks.import_uploads": uploads.count(),
    }
