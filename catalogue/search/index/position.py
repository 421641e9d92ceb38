"""How far an index has followed the change log. Pure.

Numbers of the log are given before the transactions that write them end, so that a number may
appear after a greater one. ``seen`` is the greatest that was read; below ``settled`` none can
appear any more. What was applied between them is remembered, so that what appears there late
is told from it.

An index that is made of works as they are knows nothing of numbers: what was being written when
it was begun is told by its transactions, however far back their numbers lie.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, NamedTuple

# More marks than a busy hour needs; when there are more, every second one is left out.
_MOST_MARKS = 64


class Begun(NamedTuple):
    """When an index was begun, ``number`` was the greatest. What appears below it is of
    transactions from ``first`` to before ``end``: until all these have ended, they are read."""

    number: int
    first: int
    end: int


@dataclass(frozen=True)
class Position:
    """``marks``: (number seen, transaction): when all transactions before that one have
    ended, nothing can appear below the number any more."""

    settled: int = 0
    seen: int = 0
    applied: frozenset[int] = frozenset()
    marks: tuple[tuple[int, int], ...] = ()
    begun: Begun | None = None

    @property
    def is_settled(self) -> bool:
        """Whether nothing can appear below what was seen."""
        return self.settled >= self.seen and self.begun is None

    def after(
        self, numbers: Collection[int], *, ended_before: int, next_transaction: int
    ) -> "Position":
        """When ``numbers`` were read and applied too.

        ``ended_before``: before the reading, every transaction below it had ended.
        ``next_transaction``: after the reading, none had begun from it on.
        """
        seen = max([self.seen, *numbers])
        settled = max(
            [self.settled, *(number for number, mark in self.marks if mark <= ended_before)]
        )
        marks = [mark for mark in self.marks if mark[0] > settled]
        if seen > settled and (not marks or marks[-1][0] < seen):
            marks.append((seen, next_transaction))
        if len(marks) > _MOST_MARKS:
            marks = marks[::2] + ([] if len(marks) % 2 else marks[-1:])
        if ended_before == next_transaction:  # nobody was writing
            settled, marks = seen, []
        begun = self.begun if self.begun and ended_before < self.begun.end else None
        old = begun.number if begun else -1
        applied = frozenset(
            number for number in (*self.applied, *numbers) if number > settled or number <= old
        )
        return Position(settled, seen, applied, tuple(marks), begun)

    def as_json(self) -> dict[str, Any]:
        return {
            "settled": self.settled,
            "seen": self.seen,
            "applied": sorted(self.applied),
            "marks": [list(mark) for mark in self.marks],
            "begun": list(self.begun) if self.begun else None,
        }


def read_position(value: Any) -> Position | None:
    """From what ``as_json`` gave, None for anything else."""
    try:
        return Position(
            int(value["settled"]),
            int(value["seen"]),
            frozenset(map(int, value["applied"])),
            tuple((int(number), int(mark)) for number, mark in value["marks"]),
            Begun(*map(int, value["begun"])) if value["begun"] else None,
        )
    except (KeyError, TypeError, ValueError):
        return None
