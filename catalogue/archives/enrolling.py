"""Every DOI of the catalogue gets a row that says when it is due."""

from datetime import datetime

from publications.models import DOI

from .models import DOICheck

BATCH = 1000


def enrol(now: datetime) -> int:
    """Add rows for DOIs that have none yet. Returns how many. Safe to run beside itself."""
    missing = DOI.objects.filter(check_state__isnull=True).values_list("pk", flat=True)
    checks = [DOICheck(doi_id=pk, due_at=now) for pk in missing]
    DOICheck.objects.bulk_create(checks, batch_size=BATCH, ignore_conflicts=True)
    return len(checks)
