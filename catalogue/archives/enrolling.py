"""Every DOI and archive record of the catalogue gets a row that says when it is due."""

from datetime import datetime

from django.db.models import F, QuerySet

from publications.models import DOI, ArchiveRecord

from .models import ArchiveCheck, DOICheck
from .services import BY_SERVICE

BATCH = 1000


def enrol(now: datetime) -> int:
    """Add rows for DOIs that have none yet. Returns how many. Safe to run beside itself."""
    missing = DOI.objects.filter(check_state__isnull=True).values_list("pk", flat=True)
    checks = [DOICheck(doi_id=pk, due_at=now) for pk in missing]
    DOICheck.objects.bulk_create(checks, batch_size=BATCH, ignore_conflicts=True)
    return len(checks)


def enrol_records(now: datetime) -> int:
    """The same for archive records that an editor claimed or accepted; and whose identifier
    was corrected begins anew. Returns how many rows are new or begin anew."""
    claimed = ArchiveRecord.objects.filter(service__in=list(BY_SERVICE)).exclude(state="proposed")
    missing = claimed.filter(check_state__isnull=True)
    checks = [
        ArchiveCheck(record_id=pk, adapter=BY_SERVICE[service].name, identifier=name, due_at=now)
        for pk, service, name in missing.values_list("pk", "service", "identifier")
    ]
    ArchiveCheck.objects.bulk_create(checks, batch_size=BATCH, ignore_conflicts=True)
    return len(checks) + _begin_anew(claimed, now)


def _begin_anew(claimed: QuerySet[ArchiveRecord], now: datetime) -> int:
    """What was learnt of another identifier says nothing of this one."""
    corrected = claimed.filter(check_state__isnull=False).exclude(
        check_state__identifier=F("identifier")
    )
    count = 0
    for record in corrected.select_related("check_state"):
        ArchiveCheck.objects.filter(pk=record.pk).delete()
        ArchiveCheck.objects.create(
            record=record, adapter=BY_SERVICE[record.service].name,
            identifier=record.identifier, due_at=now,
        )  # fmt: skip
        if record.state != ArchiveRecord.State.CLAIMED:
            record.state = ArchiveRecord.State.CLAIMED
            record.save(update_fields=["state"])
        count += 1
    return count
