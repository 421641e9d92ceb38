"""What a reader gathers of one record: values made fit to keep, and what is wrong with them.

Shared by the readers of RIS, CSL-JSON and CSV. Nothing here raises: what cannot be kept is
left out, and a Problem says so.
"""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from .. import dates
from ..identifiers import IdentifierError, find_dois, find_isbns, find_issns, parse
from ..identifiers.base import gettext_noop
from ..names import Name, script_of
from ..texts import Text
from .base import Problem
from .json_lines import dates as written_dates
from .json_lines import languages
from .lines import line

LONGEST = 100_000
"""Characters of a field that are kept."""
LARGEST = 5_000_000
"""Characters of the longest record that is read."""

TOO_LONG = gettext_noop(
    "This field is longer than 100,000 characters: what comes after them was left out."
)
TOO_LARGE = gettext_noop("The record is longer than 5 million characters: it was not read.")
NO_DATE = gettext_noop(
    "“%(value)s” is not a date that can be read: the date was left empty. "
    "Write it as 2026-06-30, 2026-06, 2026 or 1993/2005."
)
NO_LANGUAGE = gettext_noop(
    "“%(value)s” is not a language known here: it was left out. "
    "Write its tag, such as fr or zh-Hans."
)
NO_NUMBER = gettext_noop("“%(value)s” holds no valid ISSN or ISBN: it was left out.")
UNREADABLE = gettext_noop(
    "Some characters could not be read and stand as �. The file may be in another encoding: "
    "choose it and read the file again."
)

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_WEB = re.compile(r"(?:https?|ftp)://[^\s/?#]+\.?[^\s]*", re.I)


class Gathering:
    """The problems of one record, filled while its values are read."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def problem(self, message: str, field: str, value: str = "") -> None:
        """Note what is wrong with ``value``; the message may name it as ``%(value)s``."""
        self.problems.append(Problem(message, {"value": value[:200]}, field, value[:LONGEST]))

    def text(self, field: str, value: str) -> str:
        """``value`` on one line and not too long."""
        if len(value) > LONGEST:
            self.problem(TOO_LONG, field, value)
            value = value[:LONGEST]
        return line(value)

    def date(self, field: str, *values: str) -> str:
        """The first of ``values`` that is a date, as EDTF."""
        for value in values:
            if found := edtf(value):
                return found
        if unread := next((value for value in values if re.search(r"[^\W0]", value)), ""):
            self.problem(NO_DATE, field, unread)
        return ""

    def language(self, field: str, value: str) -> str:
        """The BCP 47 tag of a language named in any usual way."""
        found = language_tag(value) if len(value) < 200 else ""
        if value and not found and not languages.says_nothing(value):
            self.problem(NO_LANGUAGE, field, value)
        return found

    def dois(self, field: str, values: Iterable[str]) -> list[str]:
        """Every DOI in ``values``, in order, each once."""
        found: dict[str, None] = {}
        for value in values:
            if several := find_dois(value[:LONGEST]):
                found |= dict.fromkeys(several)
            elif value:
                self.identifier("doi", field, value)
        return list(found)

    def identifier(self, scheme: str, field: str, value: str) -> str:
        """``value`` in the normal form of ``scheme``, or empty."""
        try:
            return parse(scheme, value) if value else ""
        except IdentifierError as error:
            self.problems.append(Problem(error.message, error.params, field, value[:LONGEST]))
            return ""

    def numbers(self, field: str, values: Iterable[str]) -> tuple[list[str], list[str]]:
        """The ISSNs and the ISBNs in ``values``, each kind in order."""
        issns: dict[str, None] = {}
        isbns: dict[str, None] = {}
        for value in values:
            short = value[:2000]
            some, books = find_issns(short), find_isbns(short)
            if value and not some and not books:
                self.problem(NO_NUMBER, field, value)
            issns |= dict.fromkeys(some)
            isbns |= dict.fromkeys(books)
        return list(issns), list(isbns)

    def unreadable(self, raw: str) -> None:
        """Say so where the file's encoding had no character for some bytes."""
        if "\ufffd" in raw:
            self.problem(UNREADABLE, "")


@lru_cache(maxsize=1 << 14)
def edtf(text: str) -> str:
    """A date as EDTF: one that is EDTF as it stands, else what is certain to be meant."""
    text = text.strip()
    if not text or len(text) > 200:
        return ""
    if day := _DAY.fullmatch(text):
        return text if _is_day(day[1], day[2], day[3]) else written_dates.read(text)
    try:
        return dates.parse(text).text
    except dates.DateError:
        return written_dates.read(text)


def _is_day(year: str, month: str | None, day: str | None) -> bool:
    try:
        # Every 400 years the leap years come again, and ``date`` has no year 0.
        date(int(year) % 400 + 400, int(month or 1), int(day or 1))
    except ValueError:
        return bool(month) and not day and 21 <= int(month or 0) <= 24  # a season
    return True


def language_tag(text: str) -> str:
    """BCP 47 tag of a language as found; empty when it is not known."""
    return languages.tag(text)


def is_tag(text: str) -> bool:
    """Whether ``text`` has the form of a BCP 47 tag."""
    return bool(_TAG.fullmatch(text))


def is_address(text: str) -> bool:
    """Whether ``text`` is a web address that a reader may be sent to."""
    return len(text) <= 2048 and bool(_WEB.fullmatch(text))


def whole_name(literal: str) -> Name:
    """A name in one piece."""
    return Name(literal=literal, script=script_of(literal))


def parted_name(family: str, given: str) -> Name:
    """A name whose parts the file tells apart; whole where there is only one of them."""
    if not family or not given:
        return whole_name(family or given)
    return Name(family=family, given=given, script=script_of(family))


def own_text(value: str, language: str) -> tuple[Text, ...]:
    """A text of a format that says only the work's language: taken for the original's."""
    if not value:
        return ()
    return (Text(value, language, "original" if language else ""),)
