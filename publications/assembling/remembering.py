"""What many works share, read once a run: serials, issues, people, subjects.

Bounded: a memory that is full forgets everything before it learns more.
"""

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

Value = TypeVar("Value")
MOST = 20_000


class Memory(Generic[Value]):
    """Values by primary key. Before each batch ``missing`` says what ``learn`` must be told."""

    def __init__(self) -> None:
        self._known: dict[int, Value | None] = {}

    def missing(self, keys: Iterable[int | None]) -> list[int]:
        """Those of ``keys`` that are not known."""
        if len(self._known) > MOST:
            self._known.clear()
        return [key for key in set(keys) if key is not None and key not in self._known]

    def learn(self, keys: Iterable[int], values: Mapping[int, Value]) -> None:
        """``values`` of ``keys``; one that has none is remembered as such."""
        self._known.update((key, values.get(key)) for key in keys)

    def get(self, key: int | None) -> Value | None:
        """None for a key without a value, and for None. Raises KeyError for one never learnt."""
        return None if key is None else self._known[key]
