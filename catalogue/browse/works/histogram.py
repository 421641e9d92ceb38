"""Works by year as a filter: a bar a year, or a decade where there are many, each a link."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..years import HEIGHT, STEPS, Bar, bars
from .selection import Selection

# Years from the first to the last that are drawn one by one.
MOST_YEARS = 60
MOST_BARS = 48
_DECADES = tuple(step for step in STEPS if step >= 10)


@dataclass(frozen=True)
class Column:
    """``bar``, drawn from ``x`` on. ``url`` chooses its years, or lets them go when ``active``:
    when these and no others were chosen. ``is_within``: they are among those chosen.
    """

    x: int
    bar: Bar
    url: str
    active: bool = False
    is_within: bool = True


@dataclass(frozen=True)
class Histogram:
    """``width`` and ``height`` in the units of its columns; ``first`` and ``last`` year."""

    columns: tuple[Column, ...]
    width: int
    first: int
    last: int
    height: int = HEIGHT


def histogram(
    by_year: Mapping[int, int], selection: Selection, link: Callable[[Selection], str]
) -> Histogram | None:
    """None where there are no two years to choose between. Pure."""
    known = [year for year, number in by_year.items() if number]
    if len(known) < 2:
        return None
    is_long = max(known) - min(known) > MOST_YEARS
    drawn = (
        bars(by_year, most=MOST_BARS, steps=_DECADES)
        if is_long
        else bars(by_year, most=MOST_YEARS + 1, steps=STEPS[:1])
    )
    asked = selection.years
    rest = selection.lacking_filter("year")
    columns = tuple(
        _column(place, bar, asked, rest, link) for place, bar in enumerate(drawn) if bar.works
    )
    return Histogram(columns, len(drawn), min(known), max(known))


def _column(
    place: int,
    bar: Bar,
    asked: tuple[int | None, int | None],
    rest: Selection,
    link: Callable[[Selection], str],
) -> Column:
    first, last = asked
    active = asked == (bar.first, bar.last)
    is_within = (first is None or bar.last >= first) and (last is None or bar.first <= last)
    return Column(place, bar, link(rest if active else _choosing(bar, rest)), active, is_within)


def _choosing(bar: Bar, rest: Selection) -> Selection:
    if bar.first == bar.last:
        return rest.having("year", str(bar.first))
    return rest.having("year_min", str(bar.first)).having("year_max", str(bar.last))
