"""Dates of DataCite: W3CDTF, ranges by RKMS-ISO8601; what they cannot say is told beside.

Source: DataCite Metadata Schema 4.7, properties date and dateInformation.
"""

import re

from ... import dates
from ..dating import Day, When, when
from .vocabulary import NO_YEAR

_EDTF = "EDTF: "
_TIME = re.compile(r"T[0-9:.]*(?:Z|[+-][0-9:]+)?|\s+\d\d:\d\d.*", re.I)
_SLASHES = re.compile(r"(\d{4})/(\d\d)(?:/(\d\d))?")


def written(edtf: str) -> dict[str, str]:
    """``date`` and, where it says less than ``edtf``, ``dateInformation``; nothing if no date."""
    found = when(edtf)
    if found is None:
        return {}
    plain = _plain(found)
    row = {"date": plain, "dateType": "Issued"}
    if plain != edtf:
        row["dateInformation"] = _EDTF + edtf.strip()
    return row


def year(edtf: str) -> str:
    """``publicationYear``: four digits, the first year of a range."""
    found = when(edtf)
    day = found and (found.first or found.last)
    return f"{day.year:04}" if day and 0 <= day.year <= 9999 else NO_YEAR


def _plain(found: When) -> str:
    if not found.is_range:
        return _day(found.first)
    return f"{_day(found.first)}/{_day(found.last)}"


def _day(day: Day | None) -> str:
    if day is None:
        return ""
    sign = "-" if day.year < 0 else ""
    parts = (f"{part:02}" for part in (day.month, day.day) if part)
    return "-".join([f"{sign}{abs(day.year):04}", *parts])


def read(date: str, information: str) -> str:
    """The EDTF of a date as anyone writes it; empty where it is none."""
    if information.startswith(_EDTF) and (said := _edtf(information.removeprefix(_EDTF))):
        return said
    start, slash, end = _dashed(date).partition("/")
    start, end = _TIME.sub("", start).strip(), _TIME.sub("", end).strip()
    if not slash or start == end:
        return _edtf(start)
    return _edtf(f"{start or '..'}/{end or '..'}")


def _dashed(date: str) -> str:
    match = _SLASHES.fullmatch(date.strip())
    return "-".join(filter(None, match.groups())) if match else date


def _edtf(text: str) -> str:
    try:
        return dates.parse(text).text
    except dates.DateError:
        return ""
