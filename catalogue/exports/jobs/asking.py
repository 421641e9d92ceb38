"""Asking for a file: once for many who want the same, and not more than a disk can hold."""

from datetime import datetime, timedelta

from celery import current_app
from django.db import transaction

from .models import ExportJob

TASK = "catalogue.tasks.write_exports"
# A file asked for again within this time is the same one; the catalogue may have changed since.
SAME = timedelta(hours=1)
KEPT = timedelta(days=3)
MOST = 50


class TooManyExportsError(Exception):
    """As many files as we keep are there or wanted: somebody must wait for one to go."""


def ask(query: str, ext: str, language: str, total: int, now: datetime) -> ExportJob:
    """The job for these records, a new one unless it was asked for within the hour.

    Raises TooManyExportsError.
    """
    recent = ExportJob.objects.filter(
        query=query, ext=ext, language=language, created_at__gt=now - SAME
    ).exclude(state=ExportJob.State.FAILED)
    if same := recent.last():
        return same
    if ExportJob.objects.filter(expires_at__gt=now).count() >= MOST:
        raise TooManyExportsError
    job = ExportJob.objects.create(
        query=query, ext=ext, language=language, total=total, expires_at=now + KEPT
    )
    transaction.on_commit(announce, robust=True)
    return job


def announce() -> None:
    """Tell a worker to look; when the broker is away, the schedule does it within a minute."""
    current_app.send_task(TASK, retry=False, expires=60)
