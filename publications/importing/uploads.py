"""Uploads of editors, imported by a worker: one at a time, begun again where one was killed."""

import logging
from datetime import datetime, timedelta

from celery import current_app
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from ..models import ImportRun, ImportUpload
from . import running
from .opening import AUTO, CannotOpenError
from .running import Asked, CannotReadError, OvertakenError

logger = logging.getLogger(__name__)

TASK = "publications.tasks.import_uploads"
State = ImportUpload.State
# A worker says that it is at it after each batch, which takes seconds.
ABANDONED = timedelta(minutes=10)
KEPT = timedelta(days=30)


def asked(upload: ImportUpload) -> Asked:
    """What is to be done with an upload; opens its file."""
    return Asked(
        file=upload.content.open("rb"),
        name=upload.name,
        format=upload.format or AUTO,
        encoding=upload.encoding,
        columns=upload.columns,
        publish=upload.publish,
        user_id=upload.user_id,
        only=tuple(upload.only),
    )


def wait(upload: ImportUpload) -> None:
    """Hand it to a worker; nothing happens to one that was handed over before."""
    mine = ImportUpload.objects.filter(pk=upload.pk, state=State.PREVIEWED)
    if mine.update(state=State.WAITING, only=upload.only, publish=upload.publish):
        transaction.on_commit(announce, robust=True)


def announce() -> None:
    """Tell a worker to look; when the broker is away, the schedule does it within a minute."""
    current_app.send_task(TASK, retry=False, expires=60)


def work(now: datetime) -> bool:
    """Import the oldest upload that waits; True when there are more."""
    clear(now)
    upload = _claim(now)
    if upload is None:
        return False
    _import(upload)
    return _waiting(now).exists()


def clear(now: datetime) -> int:
    """Remove old uploads, files and rows; the reports of their runs stay."""
    old = ImportUpload.objects.filter(created_at__lt=now - KEPT)
    for upload in old:
        upload.content.delete(save=False)
        upload.delete()
    return len(old)


def _waiting(now: datetime) -> QuerySet[ImportUpload]:
    abandoned = Q(state=State.RUNNING, claimed_at__lt=now - ABANDONED)
    return ImportUpload.objects.filter(Q(state=State.WAITING) | abandoned).order_by("pk")


def _claim(now: datetime) -> ImportUpload | None:
    """Take the next one, unless another worker was first."""
    for upload in _waiting(now)[:10]:
        free = _waiting(now).order_by().filter(pk=upload.pk)
        if free.update(state=State.RUNNING, claimed_at=now):
            return upload
    return None


def _import(upload: ImportUpload) -> None:
    def watch(run: ImportRun) -> None:
        ImportUpload.objects.filter(pk=upload.pk).update(run=run, claimed_at=timezone.now())

    try:
        run = running.run(asked(upload), watch=watch)
    except OvertakenError:
        return  # another worker took it, and goes on
    except (CannotReadError, CannotOpenError) as error:
        _end(upload, State.FAILED, str(error))
    except Exception as error:
        logger.exception("Upload %s (%s) could not be imported", upload.pk, upload)
        _end(upload, State.FAILED, " ".join(str(error).split())[:500])
    else:
        ImportUpload.objects.filter(pk=upload.pk).update(run=run)
        _end(upload, State.DONE, "")


def _end(upload: ImportUpload, state: str, problem: str) -> None:
    ImportUpload.objects.filter(pk=upload.pk).update(state=state, problem=problem)
