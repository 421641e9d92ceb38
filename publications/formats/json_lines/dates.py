"""Dates as files write them, as EDTF.

Only what is not ambiguous is taken: ``05/11/2011`` is a year, since nobody says whether it is
in May. Sources: ISO 8601, EDTF level 1; month names from CLDR by way of Babel.
"""

import re
from calendar import monthrange
from datetime import UTC, datetime
from functools import lru_cache

from babel import Locale

_LOCALES = ("en", "fr", "es", "pt", "de", "ru", "it", "nl")
_ISO = re.compile(
    r"(-?\d{4})(?:[-/.年년](\d{1,2})"
    r"(?:[-/.月월](\d{1,2})[日일]?(?:[T ]\d{1,2}:?\d\d.*)?|[月월]?))?[年년]?"
)
_DAY_FIRST = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[/-](\d{4})")
_RANGE = re.compile(r"(-?\d{4})\s*[-–—/]\s*(-?\d{4})")
_OPEN = re.compile(r"(\d{4})\s*[-–—/]")
_LONE = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_BRACKETED = re.compile(r"\[[^\]\d]*(\d{4})([?؟]?)[^\]\d]*\]")
_CIRCA = re.compile(r"\b(?:ca?|circa|um|vers|около|hacia)\b\.?", re.I)
_WORD = re.compile(r"[^\W\d_]+")


def read(text: str) -> str:
    """EDTF, or an empty text where the date is not certain to be understood."""
    text = _digits(text).strip().strip("©").strip().rstrip(".").strip()
    for reading in (_iso, _range, _numbers, _named, _year):
        if found := reading(text):
            return found
    return ""


def year(value: object) -> str:
    """A year number, negative before the common era as astronomers count, as EDTF."""
    if isinstance(value, bool):
        return ""
    if isinstance(value, str) and not re.fullmatch(r"-?\d{1,4}", value := value.strip()):
        return ""
    try:
        number = int(value)  # type: ignore[call-overload]
    except (TypeError, ValueError, OverflowError):
        return ""
    if not -9999 <= number <= 9999 or (number == 0):
        return ""
    return f"-{-number:04}" if number < 0 else f"{number:04}"


def span(first: object, last: object) -> str:
    """Two years as an interval, one alone as open: ``0618/0907``, ``0960/..``."""
    start, end = year(first), year(last)
    if start and end:
        return start if start == end else f"{start}/{end}" if int(start) < int(end) else ""
    return f"{start}/.." if start else f"../{end}" if end else ""


def moment(value: object) -> str:
    """Seconds since 1970 (Unix time) as a day."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    try:
        return datetime.fromtimestamp(value, UTC).date().isoformat()
    except (OverflowError, OSError, ValueError):
        return ""


def _iso(text: str) -> str:
    match = _ISO.fullmatch(text)
    return _day(match[1], match[2], match[3]) if match else ""


def _day(year: str, month: str | None, day: str | None) -> str:
    """Joined as far as the parts are possible; nothing when the year is none."""
    if int(year) == 0:
        return ""
    if not month or not 1 <= int(month) <= 12:
        return "" if month and int(month) else year
    if not day or not int(day):
        return f"{year}-{int(month):02}"
    # Years before the common era have the leap days of the year 400 cycles later.
    days = monthrange(int(year) % 400 + 400, int(month))[1]
    return f"{year}-{int(month):02}-{int(day):02}" if int(day) <= days else ""


def _range(text: str) -> str:
    if match := _RANGE.fullmatch(text):
        return span(int(match[1]), int(match[2]))
    if match := _OPEN.fullmatch(text):
        return span(int(match[1]), None)
    return ""


def _numbers(text: str) -> str:
    if match := _DAY_FIRST.fullmatch(text):
        return _day(match[3], match[2], match[1])
    if match := _MONTH_YEAR.fullmatch(text):
        return _day(match[2], match[1], None)
    if match := _SLASHED.fullmatch(text):
        one, two, year = int(match[1]), int(match[2]), match[3]
        if one > 12 or two > 12 or one == two:
            day, month = (one, two) if one > 12 else (two, one)
            return _day(year, str(month), str(day))
        return year
    return ""


def _named(text: str) -> str:
    """``21. März 2011``, ``Aug 22, 1984``, ``2010 Sep``: one month, one year, at most a day."""
    months = {number for word in _WORD.findall(text) if (number := _months().get(word.casefold()))}
    years = _LONE.findall(text)
    if len(months) != 1 or len(years) != 1:
        return ""
    if re.search(r"\d:\d\d", text):
        text = re.sub(r"\d{1,2}:\d\d.*", "", text)
        if years[0] not in text:
            return ""
    days = re.findall(r"(?<!\d)\d{1,2}(?!\d)", text)
    return (
        _day(years[0], str(months.pop()), days[0])
        if len(days) < 2 and days
        else (_day(years[0], str(months.pop()), None) if not days else "")
    )


def _year(text: str) -> str:
    """The one year that stands there; in brackets, the one a cataloguer supplied."""
    if bracketed := _BRACKETED.findall(text):
        supplied = {str(year) for year, _ in bracketed}
        mark = "?" if any(mark for _, mark in bracketed) else ""
        first = supplied.pop()
        return f"{first}{mark}" if not supplied and _plausible(first) else ""
    lone = {str(year) for year in _LONE.findall(text)}
    found = lone.pop() if lone else ""
    if not found or lone or not _plausible(found):
        return ""
    rest = text.replace(found, "")
    if re.search(r"\d", rest):
        return ""
    if _CIRCA.search(rest):
        return f"{found}~"
    return f"{found}?" if re.search(r"[?؟]", rest) else found


def _plausible(text: str) -> bool:
    # Below, the numbers that stand in dates are of other calendars (1355 H.) or no years.
    return 1450 <= int(text) <= 2100


def _digits(text: str) -> str:
    """Decimal digits of any script as ASCII."""
    if text.isascii():
        return text
    return "".join(str(int(one)) if one.isdecimal() else one for one in text)


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    found: dict[str, int] = {}
    for locale in map(Locale, _LOCALES):
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.months[context][width].items():
                    found.setdefault(name.casefold().rstrip("."), number)
    return found | {"sept": 9, "janv": 1, "févr": 2}
