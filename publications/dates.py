"""Dates as EDTF text plus a sortable first and last day.

Days are integers ``year * 10000 + month * 100 + day`` (19930131), so that years before
the common era, which no date column holds, sort and compare too.
Source: Extended Date/Time Format, ISO 8601-2:2019, levels 0 to 2 (Library of Congress).
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _

DAY = 1
MONTH = 100
YEAR = 10_000

# Before every day there is, and in every database’s four-byte integer: undated works sort by it.
UNDATED = -2_147_483_648
_LAST_YEAR = 2**31 // YEAR - 1


_PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class DateError(ValueError):
    """The text is no EDTF date; the message says what would be."""


@dataclass(frozen=True)
class Span:
    """A date: normal ``text``; ``first`` and ``last`` day, None where open or unknown."""

    text: str
    first: int | None
    last: int | None

    @property
    def year(self) -> int | None:
        """The first day's year, else the last day's; negative before the common era."""
        day = self.first if self.first is not None else self.last
        return None if day is None else day // YEAR


@lru_cache(maxsize=1 << 16)
def parse(text: str) -> Span:
    """Read EDTF such as ``2005``, ``1993/``, ``2026-06``, ``1850~``, ``19XX``.

    An empty text is the unknown date. Raises DateError. Remembered, as the grammar takes
    some milliseconds.
    """
    text = text.strip()
    if not text:
        return Span("", None, None)
    if plain := _plain(text):
        return plain
    start, slash, end = text.partition("/")
    if not slash:
        part = _parse_part(text)
        return Span(text, _day(part.lower_strict()), _day(part.upper_strict()))
    first = None if start in ("", "..") else _day(_parse_part(start).lower_strict())
    last = None if end in ("", "..") else _day(_parse_part(end).upper_strict())
    if first is None and last is None:
        raise DateError(
            _("“%(text)s” is open at both ends: leave the date empty instead.") % {"text": text}
        )
    if first is not None and last is not None and last < first:
        raise DateError(_("“%(text)s” ends before it begins.") % {"text": text})
    return Span(text, first, last)


def _plain(text: str) -> Span | None:
    """A year, month or day as nearly all dates are, without the grammar; None for all else."""
    found = _PLAIN.fullmatch(text)
    if not found:
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    if month > 12 or (found[2] and not month) or (found[3] and not day):
        return None
    # Every 400 years the leap years come again, and the year 0000 has a calendar too.
    last_of_month = monthrange(year % 400 + 400, month or 12)[1]
    if day > last_of_month:
        return None
    start = year * YEAR + (month or 1) * MONTH + (day or 1)
    return Span(text, start, year * YEAR + (month or 12) * MONTH + (day or last_of_month))


# The signs that EDTF is written with, and two years beside each other, which is no EDTF: most of
# what is no date is told by them, where the grammar would take ten milliseconds to say so.
_COULD_BE = re.compile(r"(?!\d{4}-\d{4}$)[0-9XYESTWZxu+:.,\[\]{}?~%^ -]+")


def _parse_part(text: str) -> Any:
    # Imported late: it builds its grammar at import, a third of a second.
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        if not _COULD_BE.fullmatch(text):
            raise ValueError(text)
        if day := re.fullmatch(r"(-?\d{4})-(\d\d)-(\d\d)", text):
            # The grammar lets 2020-06-31 pass. Every 400 years the leap years come again,
            # so that a year before the common era is judged by one that ``date`` can hold.
            date(int(day[1]) % 400 + 400, int(day[2]), int(day[3]))
        part = parse_edtf(text)
        part.lower_strict(), part.upper_strict()
    except (EDTFParseException, ValueError, TypeError, AttributeError, OverflowError) as error:
        raise DateError(
            _(
                "“%(text)s” is not a date we can read: write it as 2026-06-30, 2026-06, 2026, "
                "1993/2005, 1993/.. or, when uncertain, 1850~."
            )
            % {"text": text}
        ) from error
    return part


def _day(moment: Any) -> int:
    """Raises DateError for a year that no column holds: they end with ``_LAST_YEAR``."""
    year = int(moment.tm_year)
    if abs(year) > _LAST_YEAR:
        raise DateError(
            _("The year %(year)s is too far away: years from %(first)s to %(last)s can be kept.")
            % {"year": year, "first": -_LAST_YEAR, "last": _LAST_YEAR}
        )
    return year * YEAR + int(moment.tm_mon) * MONTH + int(moment.tm_mday) * DAY
