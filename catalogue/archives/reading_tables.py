"""Reading a table from where it was left: what is new at once, all of it once a day."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from ..links.models import Enrolment

ROWS = 500
AGAIN = timedelta(days=1)


def next_keys(source: str, rows: QuerySet[Any], now: datetime) -> tuple[list[int], bool]:
    """The next keys of ``rows`` that ``source`` has not seen, and whether these were all.

    Within a transaction, which ends when they are worked up: until then they are the caller's.
    """
    Enrolment.objects.bulk_create([Enrolment(source=source)], ignore_conflicts=True)
    row = Enrolment.objects.select_for_update().get(source=source)
    if row.ended_at is not None and now - row.ended_at >= AGAIN:
        row.position, row.ended_at = {}, None
    after = int(row.position.get("key", 0))
    found = rows.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)
    keys = list(found[:ROWS])
    is_all = len(keys) < ROWS
    if keys:
        row.position = {"key": keys[-1]}
    if is_all and row.ended_at is None:
        row.ended_at = now
    elif not keys:
        return keys, is_all
    row.save()
    return keys, is_all
