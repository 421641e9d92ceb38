"""EDTF dates as readers of each language write them: “June 2026”, “c. 1850”, “since 1993”."""

import re
from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date, format_skeleton
from django.utils import translation
from django.utils.translation import gettext, pgettext

from publications import dates

from .locales import locale

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_SEASON = re.compile(r"(\d{4})-(2[1-4])")
_YEAR = re.compile(r"Y?(-?\d{4,9})")
_HTML = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")  # what HTML's time element can say


def readable(edtf: str, language: str) -> str:
    """``edtf`` for a reader of ``language`` (a site code); empty when the date is unknown.

    What cannot be put into words is shown as it was written, never dropped.
    """
    return _readable(edtf.strip(), language)


@lru_cache(maxsize=4096)
def _readable(edtf: str, language: str) -> str:
    with translation.override(language):
        start, slash, end = edtf.partition("/")
        if not slash:
            return _part(edtf, language)
        if start in ("", ".."):
            return gettext("until %(date)s") % {"date": _part(end, language)}
        if end in ("", ".."):
            return gettext("since %(date)s") % {"date": _part(start, language)}
        return _range(_part(start, language), _part(end, language))


def _range(first: str, last: str) -> str:
    # The dash stands closed between years, open between dates that have spaces.
    return f"{first} – {last}" if " " in first + last else f"{first}–{last}"


def _part(text: str, language: str) -> str:
    if text[-1:] in ("~", "?", "%"):
        plain = _part(text[:-1], language)
        if text[-1] in "~%":
            plain = pgettext("an approximate date", "c. %(date)s") % {"date": plain}
        return plain if text[-1] == "~" else f"{plain}?"
    if _DAY.fullmatch(text):
        return _day(text, language)
    if _MONTH.fullmatch(text):
        day = date(int(text[:4]) or 1, int(text[5:]), 1)
        return str(format_skeleton("yMMMM", day, locale=locale(language)))
    if match := _SEASON.fullmatch(text):
        return _season(int(match[2]), _year(int(match[1]), language))
    if match := _YEAR.fullmatch(text):
        return _year(int(match[1]), language)
    return _unspecified(text, language)


def _day(text: str, language: str) -> str:
    try:
        return str(format_date(date.fromisoformat(text), "long", locale=locale(language)))
    except ValueError:
        return text


def _year(year: int, language: str) -> str:
    if 0 < year <= 9999:
        return str(format_skeleton("y", date(year, 1, 1), locale=locale(language)))
    if year <= 0:  # astronomical years: 0 is the year before 1
        return gettext("%(year)s BCE") % {"year": 1 - year}
    return str(year)


def _season(season: int, year: str) -> str:
    names = {
        21: gettext("Spring %(year)s"),
        22: gettext("Summer %(year)s"),
        23: gettext("Autumn %(year)s"),
        24: gettext("Winter %(year)s"),
    }
    return names[season] % {"year": year}


def _unspecified(text: str, language: str) -> str:
    """``19XX`` as “1900–1999”, ``1985-XX`` as “1985”: no more than what is known."""
    if "X" not in text:
        return text
    try:
        span = dates.parse(text)
    except dates.DateError:
        return text
    if span.first is None or span.last is None:
        return text
    first, last = span.first // dates.YEAR, span.last // dates.YEAR
    if first == last:
        return _year(first, language)
    return _range(_year(first, language), _year(last, language))


def moment(value: datetime | date, language: str) -> str:
    """A day that we know to the day, such as that of a check: “30 June 2026”."""
    return str(format_date(value, "long", locale=locale(language)))


def machine(edtf: str) -> str:
    """What HTML's ``datetime`` can say of ``edtf``, or an empty text."""
    return edtf if _HTML.fullmatch(edtf) and not _SEASON.fullmatch(edtf) else ""
