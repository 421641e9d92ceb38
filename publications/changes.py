"""The one verb that says a work's record has changed."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet
from django.dispatch import Signal
from django.utils import timezone

from .models import Change, Work

BATCH = 1000

# Sent with ``ids`` after the rows are written, inside the transaction that wrote them.
touched = Signal()


def touch(works: QuerySet[Work] | Iterable[Work]) -> None:
    """Renew the datestamps of ``works`` and their rows of the change log, in one transaction.

    Whatever a record shows calls this: the work, its contributors' names, serial, issue,
    subjects, files, an archive record's state. Dates of checks do not.
    """
    if isinstance(works, QuerySet):
        rows = list(works.order_by("pk").values_list("pk", "slug").distinct())
    else:
        rows = sorted({(work.pk, work.slug) for work in works})
    for start in range(0, len(rows), BATCH):
        batch = rows[start : start + BATCH]
        with transaction.atomic():
            Work.objects.filter(pk__in=[pk for pk, _ in batch]).update(datestamp=timezone.now())
            _log(batch, deleted=False)
            touched.send(sender=touch, ids=[pk for pk, _ in batch])


def bury(work: Work) -> None:
    """Say that ``work`` is gone from the database; its row of the log stays, marked deleted."""
    with transaction.atomic():
        _log([(work.pk, work.slug)], deleted=True)
        touched.send(sender=bury, ids=[work.pk])


def _log(rows: list[tuple[int, str]], *, deleted: bool) -> None:
    now = timezone.now()
    with transaction.atomic():
        Change.objects.filter(work_id__in=[pk for pk, _ in rows]).delete()
        Change.objects.bulk_create(
            Change(work_id=pk, slug=slug, deleted=deleted, changed_at=now) for pk, slug in rows
        )
