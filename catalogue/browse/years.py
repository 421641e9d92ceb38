"""Works by year, as bars that lead to them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Count, QuerySet

from publications.models import Work

MOST_BARS = 48
HEIGHT = 100
LONGEST_PAUSE = 3  # empty spans that are drawn; a longer run of them is one break
STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000, 5000)
_LABELS = 10  # about as many years as are written under the bars


@dataclass(frozen=True)
class Bar:
    """Years ``first`` to ``last`` with ``works`` works; drawn ``height`` high of 100.

    ``label``: the year to write under it, or an empty text. ``is_break``: many empty years,
    drawn as a gap in the axis.
    """

    first: int
    last: int
    works: int = 0
    height: int = 0
    label: str = ""
    is_break: bool = False

    @property
    def top(self) -> int:
        """Where the bar begins, from the top."""
        return HEIGHT - self.height

    @property
    def years(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


def counts(works: QuerySet[Work]) -> dict[int | None, int]:
    """Year -> number of ``works``; undated ones under None. One query."""
    return dict(works.order_by().values_list("year").annotate(Count("pk")))


def bars(
    by_year: Mapping[int, int] | Mapping[int | None, int],
    *,
    most: int = MOST_BARS,
    steps: Sequence[int] = STEPS,
) -> list[Bar]:
    """Bars of equal spans of years in their order, few enough to be told apart.

    The first of ``steps`` (years a bar) that makes at most ``most`` of them, else the last.
    """
    known = {year: found for year, found in by_year.items() if year is not None and found}
    found: list[Bar] = []
    for step in steps:
        found = _spans(known, step)
        if len(found) <= most:
            break
    return _labelled(_drawn(found))


def _spans(known: Mapping[int, int], step: int) -> list[Bar]:
    """Spans of ``step`` years that hold works, and what lies between them."""
    works: Counter[int] = Counter()
    for year, number in known.items():
        works[year - year % step] += number
    result: list[Bar] = []
    for first in sorted(works):
        if result:
            result += _between(result[-1].last + 1, first, step)
        result.append(Bar(first, first + step - 1, works[first]))
    return result


def _between(first: int, end: int, step: int) -> list[Bar]:
    if (end - first) // step > LONGEST_PAUSE:
        return [Bar(first, end - 1, is_break=True)]
    return [Bar(year, year + step - 1) for year in range(first, end, step)]


def _drawn(spans: list[Bar]) -> list[Bar]:
    most = max((bar.works for bar in spans), default=0)
    # Even one work among thousands is a bar that can be seen.
    return [
        replace(bar, height=max(3, round(HEIGHT * bar.works / most))) if bar.works else bar
        for bar in spans
    ]


def _labelled(spans: list[Bar]) -> list[Bar]:
    """A year under the first bar, under the one after each break, and now and then between."""
    every = max(1, -(-len(spans) // _LABELS))
    result: list[Bar] = []
    unlabelled = every
    for index, bar in enumerate(spans):
        after_break = index > 0 and spans[index - 1].is_break
        crowded = index + 1 < len(spans) and spans[index + 1].is_break and every > 1
        if not bar.is_break and (after_break or (unlabelled >= every and not crowded)):
            bar, unlabelled = replace(bar, label=str(bar.first)), 0
        unlabelled += 1
        result.append(bar)
    return result
