"""Rows written in bulk with their history, from plain values: no instance is built.

An instance of a model in ten languages takes longer to construct than its row to write, and
there are two, with that of its history. What ``save()`` would derive is for the caller to give.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from operator import itemgetter
from typing import Any

from django.db import connection
from django.db.models import DateTimeField, Field, Model
from django.utils import timezone
from simple_history.exceptions import NotHistoricalModelError
from simple_history.utils import get_history_model_for_model

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Stamp:
    """When and why rows are written, and by whom (a user's key, None for a program)."""

    now: datetime
    reason: str
    user_id: int | None = None


def insert(model: type[Model], rows: Sequence[Row], stamp: Stamp) -> list[int]:
    """Write ``rows`` (column -> value; the others have their defaults); returns their keys."""
    if not rows:
        return []
    keys = _reserve(model, len(rows))
    always = _defaults(model)
    given = {name for row in rows for name in row}
    columns = ["id", *(field for field in _columns(model) if field in always or field in given)]
    template = dict.fromkeys(columns) | always | dict.fromkeys(_moments(model), stamp.now)
    full = [{**template, **row, "id": key} for row, key in zip(rows, keys, strict=True)]
    _write(model, columns, full)
    _remember(model, "+", full, stamp)
    return keys


def insert_plain(model: type[Model], rows: Sequence[Row], stamp: Stamp) -> None:
    """Write rows of a model that has no history, whose keys nobody asks for."""
    if rows:
        moments = dict.fromkeys(_moments(model), stamp.now)
        columns = [name for name in _columns(model) if name in rows[0] or name in moments]
        _write(model, columns, [{**moments, **row} for row in rows])


def update(model: type[Model], changes: Mapping[int, Row], now_are: Mapping[int, Row],
           stamp: Stamp) -> None:  # fmt: skip
    """Set the columns of ``changes`` (key -> column -> value).

    ``now_are``: all values of each row as it then is, for its history.
    """
    groups: dict[tuple[str, ...], list[list[Any]]] = {}
    for key, row in changes.items():
        names = tuple(sorted(row))
        groups.setdefault(names, []).append([*(row[name] for name in names), key])
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        for names, values in groups.items():
            places = ", ".join(f"{_quoted(model, name)} = %s" for name in names)
            cursor.executemany(f"UPDATE {table} SET {places} WHERE id = %s", _adapted(values))  # noqa: S608 (our own names)
    _remember(model, "~", [{**now_are[key], "id": key} for key in changes], stamp)


def _remember(model: type[Model], kind: str, rows: Sequence[Row], stamp: Stamp) -> None:
    """Rows of the history, as simple_history writes them after a save."""
    history = _history(model)
    if history is None or not rows:
        return
    given = {name for row in rows for name in row}
    columns = [field.attname for field in history.tracked_fields if field.attname in given]
    about = {
        "history_date": timezone.now(),
        "history_type": kind,
        "history_change_reason": stamp.reason[:100],
        "history_user_id": stamp.user_id,
    }
    _write(history, [*columns, *about], [{**row, **about} for row in rows])


def _write(model: type[Model], columns: Sequence[str], rows: Iterable[Row]) -> None:
    """COPY on PostgreSQL, one prepared statement on SQLite. Each row has all the columns."""
    table = connection.ops.quote_name(model._meta.db_table)
    names = ", ".join(_quoted(model, name) for name in columns)
    values = list(map(itemgetter(*columns), rows))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for one in values:
                    copy.write_row(one)
            return
        marks = ", ".join(["%s"] * len(columns))
        cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", _adapted(values))  # noqa: S608 (our own names)


def _adapted(values: Sequence[Sequence[Any]]) -> Sequence[Sequence[Any]]:
    """Moments as the engine takes them: SQLite keeps them as text."""
    if connection.vendor == "postgresql":
        return values
    adapt = connection.ops.adapt_datetimefield_value
    return [[adapt(one) if isinstance(one, datetime) else one for one in row] for row in values]


def _reserve(model: type[Model], count: int) -> list[int]:
    """Keys that nobody else will be given.

    On SQLite whoever writes is alone: the transaction has the lock from its beginning.
    """
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
                [connection.ops.quote_name(table), count],
            )
            return [key for (key,) in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = (cursor.fetchone() or (0,))[0]
    return list(range(last + 1, last + 1 + count))


@cache
def _columns(model: type[Model]) -> tuple[str, ...]:
    """Every column but the key, in the table's order."""
    return tuple(field.attname for field in model._meta.concrete_fields if not field.primary_key)


@cache
def _defaults(model: type[Model]) -> dict[str, Any]:
    """What stands in the columns that may not be empty, where a row does not say."""
    return {
        field.attname: None if field.attname in _moments(model) else _plain(field.get_default())
        for field in model._meta.concrete_fields
        if not field.primary_key and not field.null
    }


def _plain(value: Any) -> Any:
    """A choice as its value: drivers write an enumeration's member otherwise."""
    return value.value if isinstance(value, Enum) else value


@cache
def _moments(model: type[Model]) -> tuple[str, ...]:
    """Columns that hold when a row was made or written."""
    return tuple(field.attname for field in model._meta.concrete_fields if _is_moment(field))


def _is_moment(field: "Field[Any, Any]") -> bool:
    return isinstance(field, DateTimeField) and not field.null


@cache
def _history(model: type[Model]) -> Any:
    try:
        return get_history_model_for_model(model)
    except NotHistoricalModelError:
        return None


@cache
def _quoted(model: type[Model], attname: str) -> str:
    columns = {field.attname: str(field.column) for field in model._meta.concrete_fields}
    return connection.ops.quote_name(columns[attname])
