"""Reading the change log from a position, so that nothing is missed.

PostgreSQL gives a row its number while its transaction still runs: a change that commits
late appears below numbers that were read long ago. So each reading notes between which
transactions it was made (``pg_current_snapshot()``), and numbers are read again until every
transaction that could have taken one of them has ended: see ``position``. ``touch`` writes to
the works before it writes to the log, so that whoever takes a number has been counted as a
transaction before. SQLite has one writer at a time: numbers appear in order.
"""

from typing import NamedTuple

from django.db import connection
from django.db.models import Q

from publications.models import Change

from .position import Position

BATCH = 500
# How far behind the newest number one that a running transaction took may lie.
_LONGEST_WAY = 100_000


class News(NamedTuple):
    """``works``: keys of works that changed; ``position``: when they are applied."""

    works: tuple[int, ...]
    position: Position
    is_all: bool


def read(position: Position, most: int = BATCH) -> News:
    """At most ``most`` changes that ``position`` has not seen. Three short queries."""
    ended_before = _transactions()[0]
    late = Q(pk__gt=position.settled, pk__lte=position.seen)
    rows = [
        row
        for row in Change.objects.filter(late).order_by().values_list("pk", "work_id")
        if row[0] not in position.applied
    ] if position.seen > position.settled else []  # fmt: skip
    newer = Change.objects.filter(pk__gt=position.seen).order_by("pk")
    rows += newer.values_list("pk", "work_id")[:most]
    next_transaction = _transactions()[1]
    after = position.after(
        [number for number, _ in rows], ended_before=ended_before, next_transaction=next_transaction
    )
    return News(tuple({work for _, work in rows}), after, len(rows) < most)


def start() -> Position:
    """The position of an index that is made of all works as they are from now on.

    What is being written at this moment will be read again.
    """
    newest = Change.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    ended_before, next_transaction = _transactions()
    if ended_before == next_transaction:
        return Position(newest, newest)
    settled = max(newest - _LONGEST_WAY, 0)
    return Position(settled, newest, marks=((newest, next_transaction),))


def is_another(position: Position) -> bool:
    """Whether the log is shorter than what was read of it: the database is another one."""
    if not position.seen:
        return False
    return not Change.objects.filter(pk__gte=position.seen).exists()


def _transactions() -> tuple[int, int]:
    """(all before it have ended, none from it on has begun)."""
    if connection.vendor != "postgresql":
        return 0, 0
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_snapshot_xmin(s)::text, pg_snapshot_xmax(s)::text"
            " FROM pg_current_snapshot() AS s"
        )
        first, last = cursor.fetchone()
    return int(first), int(last)
