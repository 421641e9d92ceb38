"""Through any number of works in batches of keys, with no cursor held open in between.

A client that reads slowly holds no transaction, and memory is that of one batch.
"""

from array import array
from collections.abc import Iterator, Sequence

from django.db.models import QuerySet

from ..models import Work
from .collecting import uncollected
from .rows import Row, rows_of

BATCH = 1000
# Keys read at once. A search is run anew for each window, and some take long to find.
WINDOW = 10 * BATCH


def walk(works: QuerySet[Work]) -> Iterator[list[Row]]:
    """The rows of ``works`` in their own order, a batch at a time.

    A work that has changed its status since its key was read, so that nobody of that status
    was asked for, is left out.
    """
    for keys, statuses in _windows(works):
        for start in range(0, len(keys), BATCH):
            batch = keys[start : start + BATCH]
            with uncollected():
                found = {row[0].pk: row for row in rows_of(batch) if row[0].status in statuses}
            yield [found[key] for key in batch if key in found]


def _windows(works: QuerySet[Work]) -> Iterator[tuple[Sequence[int], set[str]]]:
    """(keys, the statuses that works were asked for by). In order of key a window is asked for
    at a time; any other order is found once, eight bytes a work."""
    if works.query.is_sliced or tuple(works.query.order_by) not in (("pk",), ("id",)):
        pairs = works.values_list("pk", "status").iterator(chunk_size=WINDOW)
        keys, statuses = array("q"), set()
        for key, status in pairs:
            keys.append(key)
            statuses.add(status)
        yield keys, statuses
        return
    last: int | None = None
    while True:
        beyond = works if last is None else works.filter(pk__gt=last)
        window = list(beyond.values_list("pk", "status")[:WINDOW])
        if window:
            yield [key for key, _ in window], {status for _, status in window}
        if len(window) < WINDOW:
            return
        last = window[-1][0]
