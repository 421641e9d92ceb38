"""The worker's turn: the oldest file that is wanted, from beginning to end."""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime
from tempfile import TemporaryFile
from time import monotonic

from django.core.files import File
from django.db.models import F
from django.utils import timezone

from publications.records import Record

from ...asking import leases
from ..offered import offered
from .models import ExportJob
from .reading import records_of_query

logger = logging.getLogger(__name__)

_LEASE = "exports"
# A file that killed this many workers is not begun again: others wait behind it.
MOST_ATTEMPTS = 3
# Seconds from one note of how far it is to the next; each renews the lease.
NOTE_EVERY = 2.0

# Query and language -> the records.
Read = Callable[[str], Iterator[Record]]


def write_due(now: datetime, *, read: Read = records_of_query) -> bool:
    """Write one file; True when another is wanted. One worker at a time.

    A worker that is killed leaves its job ``running`` and the lease to run out: the next one
    begins it anew. What goes wrong with one file is written into its row and the log.
    """
    if not leases.take([_LEASE], now):
        return False
    try:
        clear(now)
        job = _next()
        if job is not None:
            _write(job, read)
        return _next() is not None
    finally:
        leases.give_back([_LEASE], timezone.now())


def clear(now: datetime) -> int:
    """Remove what has expired, file and row; returns how many."""
    expired = list(ExportJob.objects.filter(expires_at__lte=now))
    for job in expired:
        if job.content:
            job.content.delete(save=False)
        job.delete()
    return len(expired)


def _next() -> ExportJob | None:
    """Holding the lease, nobody else writes: a job that is ``running`` was left behind."""
    states = (ExportJob.State.RUNNING, ExportJob.State.WAITING)
    ExportJob.objects.filter(state__in=states, attempts__gte=MOST_ATTEMPTS).update(
        state=ExportJob.State.FAILED, finished_at=timezone.now()
    )
    return ExportJob.objects.filter(state__in=states).order_by("pk").first()


def _write(job: ExportJob, read: Read) -> None:
    ExportJob.objects.filter(pk=job.pk).update(
        state=ExportJob.State.RUNNING, done=0, attempts=F("attempts") + 1
    )
    try:
        with TemporaryFile() as file:
            written = _Counted(job, read(job.query))
            for chunk in offered()[job.ext].write(written, job.language):
                file.write(chunk)
            size = file.tell()
            file.seek(0)
            job.content.save(f"{job.token}.{job.ext}", File(file), save=False)
    except Exception:
        logger.exception("Export %s (%s) failed", job.pk, job)
        ExportJob.objects.filter(pk=job.pk).update(
            state=ExportJob.State.FAILED, finished_at=timezone.now()
        )
        return
    ExportJob.objects.filter(pk=job.pk).update(
        state=ExportJob.State.DONE,
        content=job.content.name,
        done=written.count,
        total=written.count,
        size=size,
        finished_at=timezone.now(),
    )


class _Counted:
    """Records that are counted as they pass, now and then in the job's row."""

    def __init__(self, job: ExportJob, records: Iterator[Record]) -> None:
        self.count = 0
        self._job, self._records, self._noted = job, records, monotonic()

    def __iter__(self) -> Iterator[Record]:
        for record in self._records:
            self.count += 1
            if monotonic() - self._noted >= NOTE_EVERY:
                self._note()
            yield record

    def _note(self) -> None:
        self._noted = monotonic()
        ExportJob.objects.filter(pk=self._job.pk).update(done=self.count)
        leases.renew([_LEASE], timezone.now())
