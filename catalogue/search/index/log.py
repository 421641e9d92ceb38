"""Reading the change log from a position, so that nothing is missed.

PostgreSQL gives a row its number while its transaction still runs: a change that commits
late appears below numbers that were read long ago. So each reading notes between which
transactions it was made, and numbers are read again until every
transaction that could have taken one of them has ended: see ``position``. ``touch`` writes to
the works before it writes to the log, so that whoever takes a number has been counted as a
transaction before. Whoever reads must not be within a transaction. SQLite has one writer at a
time: numbers appear in order.
"""

from typing import NamedTuple

from django.db import connection
from django.db.models import BigIntegerField, Q, QuerySet
from django.db.models.expressions import RawSQL

from publications.models import Change

from .position import Begun, Position

BATCH = 500


class News(NamedTuple):
    """``works``: keys of works that changed; ``position``: when they are applied."""

    works: tuple[int, ...]
    position: Position
    is_all: bool


def read(position: Position, most: int = BATCH) -> News:
    """At most ``most`` changes that ``position`` has not seen. A few short queries."""
    ended_before = _ended_before()
    late = _late(position)
    rows = [
        row
        for row in (late.values_list("pk", "work_id") if late is not None else ())
        if row[0] not in position.applied
    ]
    newer = Change.objects.filter(pk__gt=position.seen).order_by("pk")
    rows += newer.values_list("pk", "work_id")[:most]
    if not rows and position.is_settled:
        return News((), position, True)
    next_transaction = _next_transaction()
    after = position.after(
        [number for number, _ in rows], ended_before=ended_before, next_transaction=next_transaction
    )
    return News(tuple({work for _, work in rows}), after, len(rows) < most)


def start() -> Position:
    """The position of an index that is made of all works as they are from now on.

    What is being written at this moment will be read again.
    """
    newest = Change.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    ended_before, next_transaction = _ended_before(), _next_transaction()
    if ended_before == next_transaction:
        return Position(newest, newest)
    return Position(newest, newest, begun=Begun(newest, ended_before, next_transaction))


def is_another(position: Position) -> bool:
    """Whether the log is shorter than what was read of it: the database is another one."""
    if not position.seen:
        return False
    return not Change.objects.filter(pk__gte=position.seen).exists()


def _late(position: Position) -> QuerySet[Change] | None:
    """What may have appeared below numbers that were read; None where nothing can."""
    late = Q(pk__gt=position.settled, pk__lte=position.seen)
    if position.begun is None:
        unsettled = position.seen > position.settled
        return Change.objects.filter(late).order_by() if unsettled else None
    number, first, end = position.begun
    # The row's own transaction, of which PostgreSQL keeps 32 bits, counted from ``first``.
    since_first = RawSQL(
        "mod(publications_change.xmin::text::bigint - %s + 4294967296, 4294967296)",
        [first % 2**32],
        output_field=BigIntegerField(),
    )
    written_then = Q(pk__lte=number, since_first__lt=end - first)
    return Change.objects.alias(since_first=since_first).filter(late | written_then).order_by()


def _ended_before() -> int:
    """All transactions before it have ended."""
    return _number("SELECT pg_snapshot_xmin(pg_current_snapshot())::text")


def _next_transaction() -> int:
    """None from it on has begun, but the one that asks.

    A number taken for the purpose: a snapshot's end is beyond those that have ended, and there
    are running ones beyond it.
    """
    return _number("SELECT pg_current_xact_id()::text")


def _number(statement: str) -> int:
    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return int(cursor.fetchone()[0])
