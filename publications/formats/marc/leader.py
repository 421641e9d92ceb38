"""Leader, 001 to 008, 040 to 042: what a record says of itself.

Source: MARC 21 Bibliographic, leader and 008.
"""

from datetime import UTC, datetime

from ...records import Record
from ...vocabularies import marc_languages
from ..dating import Day, When, when
from ..lines import line
from .fields import Marc, control
from .kinds import kind
from .linking import Builder

# Lengths are the ISO 2709 writer's. 05 new, 09 UTF-8, 17 "7" minimal level, 18 "c" without ISBD
# punctuation.
_LEADER = "00000n{type}{level} a22000007c 4500"
_NOT_BIBLIOGRAPHIC = frozenset("zuvxywq")


def leader(record: Record) -> str:
    found = kind(record.work_type)
    return _LEADER.format(type=found.record_type, level=found.level)


def write(build: Builder, record: Record) -> None:
    """001, 003, 005, 008."""
    for tag, text in (("001", line(record.key)), ("003", line(record.agency))):
        if text:
            build.fields.append(control(tag, text))
    stamp = record.datestamp
    if stamp:
        # Local time in the standard, which has no place for an offset: UTC here.
        moment = stamp.astimezone(UTC) if stamp.tzinfo else stamp
        build.fields.append(control("005", f"{moment:%Y%m%d%H%M%S}.0"))
    build.fields.append(control("008", _fixed(record)))


def write_source(build: Builder, record: Record) -> None:
    """040, 041, 042. ``dc``: the description was not made by rules of cataloguing."""
    build.add("040", "  ", ("a", record.agency), ("c", record.agency))
    if record.language and not marc_languages.is_exact(record.language):
        build.add("041", " 7", ("a", record.language), ("2", "rfc5646"))
    build.add("042", "  ", ("a", "dc"))


def _fixed(record: Record) -> str:
    entered = f"{record.datestamp:%y%m%d}" if record.datestamp else "||||||"
    language = marc_languages.to_marc(record.language)
    return f"{entered}{_dates(when(record.date))}xx {'|' * 17}{language} d"


def _dates(date: When | None) -> str:
    """008/06 to 14: type of date and two dates."""
    if date is None:
        return "nuuuuuuuu"
    days = [day for day in (date.first, date.last) if day]
    if any(day.year > 9999 for day in days):
        return "nuuuuuuuu"
    if any(day.year < 1 for day in days):
        return "b        "
    if not date.is_range:
        return _single(days[0])
    first = f"{date.first.year:04}" if date.first else "uuuu"
    last = f"{date.last.year:04}" if date.last else "9999"
    return f"{'q' if date.is_within else 'm'}{first}{last}"


def _single(day: Day) -> str:
    if not day.month:
        return f"s{day.year:04}    "
    return f"e{day.year:04}{day.month:02}{f'{day.day:02}' if day.day else '  '}"


def why_not(marc: Marc) -> str:
    """Which other kind of record it is, by leader 05 and 06; empty for a bibliographic one."""
    found = marc.leader[6:7]
    # Leaders can be wrong: only a work has a title statement.
    if found in _NOT_BIBLIOGRAPHIC and not marc.has("245"):
        return found
    return "d" if marc.leader[5:6] == "d" else ""


def language(marc: Marc) -> str:
    """BCP 47: from 041 where it says so, else from 008, else from 041 in MARC's codes."""
    codes: list[str] = []
    for one in marc.all("041"):
        source = one.first("2").lower()
        for text in one.all("a"):
            if source.startswith("rfc"):
                return text
            codes.extend(text[place : place + 3] for place in range(0, len(text) - 2, 3))
    fixed = marc.text("008")
    # Some files have 008 a few characters short or long: the language is third from its end.
    said = fixed[35:38] if len(fixed) >= 40 else fixed[-5:-2] if len(fixed) > 30 else ""
    for code in (said, *codes):
        if tag := marc_languages.from_marc(code):
            return tag
    return ""


def datestamp(marc: Marc) -> datetime | None:
    """005 as UTC."""
    try:
        return datetime.strptime(marc.text("005").strip()[:14], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
