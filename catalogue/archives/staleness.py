"""Proofs that grew old: nobody could answer for longer than a record's period allows."""

from datetime import datetime

from ..asking.models import CHANGED
from .models import ArchiveCheck
from .services import ADAPTERS
from .transitions import ArchiveFacts, aged, stale_before

AT_ONCE = 200


def age(now: datetime) -> int:
    """Mark records stale whose last proof is too old. Returns how many."""
    count = 0
    for adapter in ADAPTERS.values():
        old = ArchiveCheck.objects.filter(
            adapter=adapter.name,
            verified_at__lt=stale_before(adapter.interval, now),
            record__state__in=("verified", "restricted"),
        )
        for check in old.select_related("record")[:AT_ONCE]:
            facts = ArchiveFacts(check.record.state, verified_at=check.verified_at)
            check.record.state = aged(facts, adapter.interval, now).state
            check.record.save(update_fields=["state"])
            check.changes(facts.state, check.record.state, now)
            check.save(update_fields=CHANGED)
            count += 1
    return count
