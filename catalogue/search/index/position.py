"""How far an index has followed the change log. Pure.

Numbers of the log are given before the transactions that write them end, so that a number may
appear after a greater one. ``seen`` is the greatest that was read; below ``settled`` none can
appear any more. What was applied between them is remembered, so that what appears there late
is told from it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

# More marks than a busy hour needs; when there are more, every second one is left out.
_MOST_MARKS = 64


@dataclass(frozen=True)
class Position:
    """``marks``: (number seen, transaction): when all transactions before that one have
    ended, nothing can appear below the number any more."""

    settled: int = 0
    seen: int = 0
    applied: frozenset[int] = frozenset()
    marks: tuple[tuple[int, int], ...] = ()

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
        applied = frozenset(number for number in (*self.applied, *numbers) if number > settled)
        return Position(settled, seen, applied, tuple(marks))

    def as_json(self) -> dict[str, Any]:
        return {
            "settled": self.settled,
            "seen": self.seen,
            "applied": sorted(self.applied),
            "marks": [list(mark) for mark in self.marks],
        }


def read_position(value: Any) -> Position | None:
    """From what ``as_json`` gave, None for anything else."""
    try:
        return Position(
            int(value["settled"]),
            int(value["seen"]),
            frozenset(map(int, value["applied"])),
            tuple((int(number), int(mark)) for number, mark in value["marks"]),
        )
    except (KeyError, TypeError, ValueError):
        return None
