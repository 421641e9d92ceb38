"""``python -m benchmarks.search.filling COUNT``: fill the empty database of ``DATABASE_URL``.

By COPY where it is PostgreSQL: a million works take minutes. Nothing is checked that the
generator keeps to (foreign keys), and no signal is sent.
"""

import os
import sys
import time
from collections.abc import Iterable, Iterator
from typing import Any

import django

Row = dict[str, Any]
MODELS = (
    "Subject", "Serial", "Issue", "Contributor", "ContributorName", "Work", "Contribution",
    "WorkSubject", "DOI", "ArchiveRecord", "Change",
)  # fmt: skip


def main(count: int) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    if holds() == count:
        return
    started = time.monotonic()
    fill(count)
    print(f"{count:,} works filled in {time.monotonic() - started:.0f} s")


def holds() -> int:
    """The works that the database has."""
    from publications.models import Work

    return Work.objects.count()


def fill(count: int) -> None:
    """Write ``count`` works of the generator in one transaction. Raises RuntimeError where there
    are works already."""
    from django.core.management.color import no_style
    from django.db import connection, transaction

    from publications import models

    from . import works

    if held := holds():
        raise RuntimeError(f"The database holds {held:,} works already: give an empty one.")
    tables = {name: Table(getattr(models, name)) for name in MODELS}
    is_postgresql = connection.vendor == "postgresql"
    with transaction.atomic(), connection.cursor() as cursor:
        if is_postgresql:
            cursor.execute("SELECT current_setting('is_superuser')")
            if cursor.fetchone() == ("on",):  # foreign keys need no check of theirs
                cursor.execute("SET LOCAL session_replication_role = replica")
        for rows in works.catalogue(count):
            for name, made in rows.items():
                (tables[name].copy if is_postgresql else tables[name].insert)(cursor, made)
        for statement in connection.ops.sequence_reset_sql(
            no_style(), [table.model for table in tables.values()]
        ):
            cursor.execute(statement)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if is_postgresql else "ANALYZE")


class Table:
    """A model's table, whose columns have the model's defaults where a row says nothing."""

    def __init__(self, model: Any) -> None:
        self.model = model
        plain = model()
        self.defaults = {
            field.column: field.get_prep_value(getattr(plain, field.attname))
            for field in model._meta.concrete_fields
            if not field.primary_key
        }

    def copy(self, cursor: Any, rows: list[Row]) -> None:
        """By PostgreSQL's COPY."""
        columns, values = self._whole(rows)
        with cursor.copy(f"COPY {self._into(columns)} FROM STDIN") as copying:
            for row in values:
                copying.write_row(row)

    def insert(self, cursor: Any, rows: list[Row]) -> None:
        """By INSERT."""
        columns, values = self._whole(rows)
        places = ", ".join(["%s"] * len(columns))
        statement = f"INSERT INTO {self._into(columns)} VALUES ({places})"  # noqa: S608
        cursor.executemany(statement, list(values))

    def _into(self, columns: Iterable[str]) -> str:
        return f'"{self.model._meta.db_table}" ({", ".join(columns)})'

    def _whole(self, rows: list[Row]) -> tuple[tuple[str, ...], Iterator[tuple[Any, ...]]]:
        """(columns, rows as tuples). All rows have a key of their own, or none has."""
        columns = tuple({**self.defaults, **rows[0]})
        order = {**dict.fromkeys(columns), **self.defaults}
        return columns, (tuple({**order, **row}.values()) for row in rows)


if __name__ == "__main__":
    main(int(sys.argv[1]))
