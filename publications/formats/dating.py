"""EDTF dates taken apart, for formats with date fields of their own."""

import re
from dataclasses import dataclass

from .. import dates

_PART = re.compile(r"(?:(-?\d{4})|Y(-?\d{5,9}))(?:-(\d\d)(?:-(\d\d))?)?([?~%]?)")
_SEASONS = range(21, 25)


@dataclass(frozen=True)
class Day:
    """A year, and month and day where they are known (else 0); ``season`` 1 is spring.

    ``year`` is astronomical: 0 is the year 1 BCE.
    """

    year: int
    month: int = 0
    day: int = 0
    season: int = 0


@dataclass(frozen=True)
class When:
    """``first`` and ``last`` differ in a range only; one is None where the range is open.

    ``is_vague``: the date is approximate, uncertain or in part unspecified.
    ``is_within``: it is some day between the two, as in ``19XX``, not all days from one to
    the other.
    """

    first: Day | None
    last: Day | None
    is_vague: bool = False
    is_within: bool = False

    @property
    def is_range(self) -> bool:
        return self.first != self.last


def when(edtf: str) -> When | None:
    """Read ``edtf``; None for an empty text or one that is no date."""
    edtf = edtf.strip()
    start, slash, end = edtf.partition("/")
    first = _part(start)
    last = _part(end) if slash else first
    if not edtf or (first is None and start not in ("", "..")):
        return _by_days(edtf)
    if last is None and end not in ("", ".."):
        return _by_days(edtf)
    if first is None and last is None:
        return None
    vague = any(mark in edtf for mark in "?~%")
    return When(first, last, vague)


def _part(text: str) -> Day | None:
    text = text.removesuffix("-XX").removesuffix("-XX")
    match = _PART.fullmatch(text)
    if match is None:
        return None
    year, month, day = int(match[1] or match[2]), int(match[3] or 0), int(match[4] or 0)
    if month in _SEASONS and not day:
        return Day(year, season=month - 20)
    if month > 12 or day > 31 or "00" in (match[3], match[4]):
        return None
    return Day(year, month, day)


def _by_days(edtf: str) -> When | None:
    """Dates of the higher levels by their first and last year: ``19XX``, ``{1667,1668}``."""
    try:
        span = dates.parse(edtf)
    except dates.DateError:
        return None
    first = None if span.first is None else Day(span.first // dates.YEAR)
    last = None if span.last is None else Day(span.last // dates.YEAR)
    if first is None and last is None:
        return None
    return When(first, last, is_vague=True, is_within=first != last and "/" not in edtf)
