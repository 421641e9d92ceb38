"""Every task of the schedule: what it did last, whether it runs now, when it looks next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..asking.models import TaskRun
from ..asking.runs import SILENT, periods

# What a worker looks for, by the task's name.
LABELS: Mapping[str, Promise | str] = {
    "catalogue.tasks.check_due_links": _("Links that are due"),
    "catalogue.tasks.seek_copies": _("Archived copies of broken links"),
    "catalogue.tasks.check_due_dois": _("DOIs that are due"),
    "catalogue.tasks.check_due_archives": _("Archive records that are due"),
    "catalogue.tasks.check_due_agencies": _("What agencies say of DOIs"),
    "catalogue.tasks.check_due_claims": _("Works that people claim at ORCID"),
    "catalogue.tasks.discover_records": _("Archive records that nobody has entered"),
    "catalogue.tasks.publish_checkpoint": _("The ledger’s newest digest, to be published"),
    "catalogue.tasks.prepare_citations": _("Citations to be made"),
    "catalogue.tasks.write_exports": _("Files that readers asked for"),
    "publications.tasks.import_uploads": _("Imports"),
}


@dataclass(frozen=True)
class Task:
    """``last``: its last run that is over; ``was_lost``: that one ended without a word.
    ``running``: those under way. ``next_at``: the next look, None before the first."""

    name: str
    label: Promise | str
    last: TaskRun | None
    was_lost: bool
    running: Sequence[TaskRun]
    next_at: datetime | None
    is_late: bool


def tasks(now: datetime) -> list[Task]:
    """All of them, in the order of the schedule. Three queries."""
    under_way = Q(ended_at__isnull=True, seen_at__gte=now - SILENT)
    last = _newest(~under_way)
    begun = dict(TaskRun.objects.order_by().values_list("task").annotate(Max("started_at")))
    running: dict[str, list[TaskRun]] = {}
    for run in TaskRun.objects.filter(under_way).order_by("pk"):
        running.setdefault(run.task, []).append(run)
    found = []
    for name, period in periods().items():
        next_at = begun[name] + period if name in begun else None
        over = last.get(name)
        found.append(
            Task(
                name, LABELS.get(name) or name.rpartition(".")[2].replace("_", " "), over,
                was_lost=over is not None and over.ended_at is None,
                running=running.get(name, []),
                next_at=next_at,
                # One look may come a little after its time, two do not.
                is_late=next_at is not None and now - next_at > period,
            )
        )  # fmt: skip
    return found


def _newest(which: Q) -> dict[str, TaskRun]:
    keys = TaskRun.objects.filter(which).order_by().values("task").annotate(newest=Max("pk"))
    return {run.task: run for run in TaskRun.objects.filter(pk__in=keys.values("newest"))}
