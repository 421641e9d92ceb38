"""CSL dates and EDTF, one from the other."""

import re
from collections.abc import Mapping
from typing import Any

from ..dating import Day, When
from ..gathering import edtf

_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}


def issued(date: When | None) -> dict[str, Any]:
    """A CSL date. An open range is given by the end that is known."""
    if date is None:
        return {}
    days = [date.first or date.last, date.last or date.first]
    parts = [_parts(day) for day in dict.fromkeys(days) if day]
    found: dict[str, Any] = {"date-parts": parts}
    if len(parts) == 1 and (season := next(day.season for day in days if day)):
        found["season"] = season
    if date.is_vague:
        found["circa"] = True
    return found


def _parts(day: Day) -> list[int]:
    # CSL counts years before our era without a year 0: -50 is 50 BCE.
    year = day.year if day.year > 0 else day.year - 1
    return [part for part in (year, day.month, day.day) if part]


def candidates(date: object) -> list[str]:
    """What a CSL date may say, the surest first: from its parts, ``raw``, ``literal``."""
    if isinstance(date, str | int):
        return [str(date)]
    if not isinstance(date, Mapping):
        return []
    found = []
    parts = date.get("date-parts")
    if isinstance(parts, list) and parts:
        # Some programs write one date without the list round it.
        days = [_day(day) for day in (parts if isinstance(parts[0], list) else [parts])[:2]]
        if days[0]:
            found.append(_marked("/".join(filter(None, days)), date))
    found += [value for key in ("raw", "literal") if isinstance(value := date.get(key), str)]
    return found


def _marked(text: str, date: Mapping[str, Any]) -> str:
    """With the season of a year, and the mark of what is approximate."""
    season = _season(date.get("season"))
    if season and re.fullmatch(r"-?\d{4}", text):
        return f"{text}-{20 + season}"
    circa = date.get("circa")
    if circa and circa not in ("false", "0") and "/" not in text and edtf(f"{text}~"):
        return f"{text}~"
    return text


def _season(value: object) -> int:
    text = str(value).strip().lower()
    number = int(text) if text in ("1", "2", "3", "4") else _SEASONS.get(text, 0)
    return number


def _day(parts: object) -> str:
    if not isinstance(parts, list):
        return ""
    numbers = []
    for part in parts[:3]:
        text = str(part).strip() if isinstance(part, str | int) else ""
        if not re.fullmatch(r"-?\d{1,9}", text) or not int(text):
            break
        numbers.append(int(text))
    if not numbers:
        return ""
    year = numbers[0] if numbers[0] > 0 else numbers[0] + 1
    start = f"{'-' if year < 0 else ''}{abs(year):04}" if abs(year) <= 9999 else f"Y{year}"
    return "-".join([start, *(f"{number:02}" for number in numbers[1:] if number > 0)])
