"""Queries whose SQL is made once a process, for pages that ask the same ones every time.

Django makes a query's SQL anew at every use; for one that names ninety columns that costs
more than the database needs to answer it. Here it is made once, with marks in place of the
parameters, and only parameters change from then on.
"""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.db.models import QuerySet

# Nothing in a query equals these by chance. They fit a BIGINT column, and a short text one.
_MARKS: dict[type, Callable[[int], Any]] = {
    int: lambda place: 7_650_432_100_000_000 + place,
    str: lambda place: f"\ue000mark {place}\ue000",
}


class Prepared:
    """``build(*marks)`` gives the queryset (``values()`` or ``values_list()``); ``kinds`` are
    the types, int or str, of its parameters, which must stand in it as simple comparisons.

    Raises LookupError, at first use, when a parameter is not found in the SQL.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Any]], *kinds: type) -> None:
        self._build = build
        self._marks = [_MARKS[kind](place) for place, kind in enumerate(kinds)]
        self._compiled: dict[str, _Compiled] = {}

    def rows(self, *values: Any) -> list[tuple[Any, ...]]:
        """The rows for these parameters, in the order the queryset names its columns."""
        compiled = self._compiled.get(connection.vendor)
        if compiled is None:
            compiled = self._compiled[connection.vendor] = _Compiled(
                self._build(*self._marks), self._marks
            )
        return compiled.rows(values)

    def dicts(self, *values: Any) -> list[dict[str, Any]]:
        """The same as dictionaries by column."""
        rows = self.rows(*values)
        names = self._compiled[connection.vendor].names
        return [dict(zip(names, row, strict=True)) for row in rows]


class _Compiled:
    """One query for one kind of database."""

    def __init__(self, queryset: QuerySet[Any, Any], marks: list[Any]) -> None:
        query = queryset.query
        self._compiler = query.get_compiler(connection=connection)
        self._sql, parameters = self._compiler.as_sql()
        self._parameters = list(parameters)
        self._places = [
            (at, marks.index(parameter))
            for at, parameter in enumerate(self._parameters)
            if parameter in marks
        ]
        if missing := set(range(len(marks))) - {number for _, number in self._places}:
            raise LookupError(f"Parameters {sorted(missing)} do not stand in the query.")
        self.names = tuple(query.selected or ())
        columns = [column[0] for column in self._compiler.select or ()]
        self._converters = self._compiler.get_converters(columns)

    def rows(self, values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        parameters = list(self._parameters)
        for at, number in self._places:
            parameters[at] = values[number]
        with connection.cursor() as cursor:
            cursor.execute(self._sql, parameters)
            found = cursor.fetchall()
        if self._converters:
            found = list(self._compiler.apply_converters(found, self._converters))
        return [tuple(row) for row in found]
