"""The database's own refusal to change the ledger, in both engines.

``UPDATE``, ``DELETE`` and, where the engine has it, ``TRUNCATE`` of the ledger raise. The
migration puts the guards up. Nothing in the product takes them down: ``lifted()`` is for
tests alone, whose clean-up empties every table (see ``docs/evidence.md``).
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "catalogue_observation"
MESSAGE = "The ledger is append-only: an observation is never changed or deleted."

_POSTGRESQL_UP = (
    f"""
    CREATE OR REPLACE FUNCTION catalogue_ledger_refuses() RETURNS trigger AS $$
    BEGIN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'restrict_violation'; END
    $$ LANGUAGE plpgsql
    """,
    f"""
    CREATE TRIGGER ledger_rows BEFORE UPDATE OR DELETE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION catalogue_ledger_refuses()
    """,
    f"""
    CREATE TRIGGER ledger_whole BEFORE TRUNCATE ON {TABLE}
    FOR EACH STATEMENT EXECUTE FUNCTION catalogue_ledger_refuses()
    """,
)
_POSTGRESQL_DOWN = (
    f"DROP TRIGGER IF EXISTS ledger_rows ON {TABLE}",
    f"DROP TRIGGER IF EXISTS ledger_whole ON {TABLE}",
)
_SQLITE_UP = tuple(
    f"""
    CREATE TRIGGER ledger_{action.lower()} BEFORE {action} ON {TABLE}
    BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END
    """
    for action in ("UPDATE", "DELETE")
)
_SQLITE_DOWN = ("DROP TRIGGER IF EXISTS ledger_update", "DROP TRIGGER IF EXISTS ledger_delete")

UP = {"postgresql": _POSTGRESQL_UP, "sqlite": _SQLITE_UP}
DOWN = {"postgresql": _POSTGRESQL_DOWN, "sqlite": _SQLITE_DOWN}


def put_up(connection: BaseDatabaseWrapper) -> None:
    """Guard the ledger."""
    _run(connection, UP[connection.vendor])


def take_down(connection: BaseDatabaseWrapper) -> None:
    """Leave the ledger unguarded: undoing the migration, and tests."""
    _run(connection, DOWN[connection.vendor])


@contextmanager
def lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """No guard within the block. For tests, which clean up by emptying every table."""
    take_down(connection)
    try:
        yield
    finally:
        put_up(connection)


def _run(connection: BaseDatabaseWrapper, statements: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
