"""Queries about a page of works by their keys, with SQL that is made once a page size."""

from collections.abc import Callable, Collection
from typing import Any

from django.db.models import QuerySet

from ..prepared import Prepared

NOBODY = -1  # no row has this key
ROOMS = (1, 20, 50, 100)


class Batch:
    """``build(keys)`` gives the queryset for any keys; it is prepared for the usual numbers.

    A page of twenty is asked for as twenty; one of eighteen too, with two keys of nobody.
    """

    def __init__(self, build: Callable[[Collection[int]], QuerySet[Any, Any]]) -> None:
        self._build = build
        self._prepared = {room: Prepared(_of_many(build), *[int] * room) for room in ROOMS}

    def rows(self, keys: Collection[int]) -> list[tuple[Any, ...]]:
        """Rows of a ``values_list()`` queryset. One query, none without keys."""
        if (room := _room(keys)) is None:
            return list(self._build(keys))
        return self._prepared[room].rows(*_filled(keys, room)) if keys else []

    def dicts(self, keys: Collection[int]) -> list[dict[str, Any]]:
        """Rows of a ``values()`` queryset. One query, none without keys."""
        if (room := _room(keys)) is None:
            return list(self._build(keys))
        return self._prepared[room].dicts(*_filled(keys, room)) if keys else []


def _of_many(build: Callable[[Collection[int]], QuerySet[Any, Any]]) -> Any:
    return lambda *keys: build(keys)


def _room(keys: Collection[int]) -> int | None:
    return next((room for room in ROOMS if room >= len(keys)), None)


def _filled(keys: Collection[int], room: int) -> list[int]:
    return [*keys, *[NOBODY] * (room - len(keys))]
