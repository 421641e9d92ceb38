"""Long lists by key: a position is the last row's values, never an offset.

Columns hold integers or nothing, and nothing comes last in every database.
"""

from collections.abc import Mapping
from typing import Any

from django.db.models import F, Q
from django.db.models.expressions import OrderBy

Key = tuple[int | None, ...]


class KeyOrder:
    """An order such as ``KeyOrder("-first_day", "-sequence", "-pk")``; the last is unique."""

    def __init__(self, *fields: str) -> None:
        self._fields = [(field.lstrip("-"), field.startswith("-")) for field in fields]

    def ordering(self) -> list[OrderBy]:
        """For ``order_by``."""
        return [
            F(name).desc(nulls_last=True) if descending else F(name).asc(nulls_last=True)
            for name, descending in self._fields
        ]

    def reversed(self) -> list[OrderBy]:
        """The same from the other end, to find what comes just before."""
        return [
            F(name).asc(nulls_first=True) if descending else F(name).desc(nulls_first=True)
            for name, descending in self._fields
        ]

    def after(self, key: Key) -> Q:
        """The rows that come after ``key``."""
        return self._beyond(key, forward=True)

    def before(self, key: Key) -> Q:
        """The rows that come before ``key``."""
        return self._beyond(key, forward=False)

    def key(self, row: Any) -> Key:
        """The key of a row, which has the columns as attributes or as items."""
        if isinstance(row, Mapping):
            return tuple(row[name] for name, _ in self._fields)
        return tuple(getattr(row, name) for name, _ in self._fields)

    def write(self, row: Any) -> str:
        """The key of a row for an address: ``19260301.2.17``, ``-.0.5`` where there is none."""
        return ".".join("-" if value is None else str(value) for value in self.key(row))

    def read(self, text: str) -> Key | None:
        """What ``write`` wrote; None for anything else."""
        parts = text.split(".")
        if len(parts) != len(self._fields) or len(text) > 100:
            return None
        try:
            key = tuple(None if part == "-" else int(part) for part in parts)
        except ValueError:
            return None
        # No database compares with a number that its columns cannot hold.
        return key if all(value is None or abs(value) < 2**31 for value in key) else None

    def _beyond(self, key: Key, *, forward: bool) -> Q:
        # Nothing matches until a column tells the rows apart.
        found, same = Q(pk__in=[]), Q()
        for (name, descending), value in zip(self._fields, key, strict=True):
            found |= same & self._strictly(name, value, descending=descending, forward=forward)
            same &= Q(**{f"{name}__isnull": True}) if value is None else Q(**{name: value})
        return found

    @staticmethod
    def _strictly(name: str, value: int | None, *, descending: bool, forward: bool) -> Q:
        if value is None:  # nothing follows what has no value, everything else precedes it
            return Q(pk__in=[]) if forward else Q(**{f"{name}__isnull": False})
        smaller = descending == forward
        beyond = Q(**{f"{name}__{'lt' if smaller else 'gt'}": value})
        return beyond | Q(**{f"{name}__isnull": True}) if forward else beyond
