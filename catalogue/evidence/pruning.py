"""Letting go of what may be let go: the first bytes of old answers. Their digests stay."""

from datetime import datetime

from .models import Excerpt

AT_ONCE = 1000


def prune(before: datetime) -> int:
    """Delete excerpts first kept before then, some at a time, so that nobody waits long for
    them. Returns how many. The ledger stands as it stood."""
    count = 0
    while keys := list(
        Excerpt.objects.filter(kept_at__lt=before).values_list("pk", flat=True)[:AT_ONCE]
    ):
        count += Excerpt.objects.filter(pk__in=keys).delete()[0]
    return count
