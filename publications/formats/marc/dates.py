"""Dates: EDTF in 046 and for people in 264; what cataloguers write in 260 and 264, as EDTF."""

import re
from datetime import date
from functools import lru_cache

from ... import dates
from ...identifiers.base import gettext_noop
from ..base import Problem
from .fields import Marc
from .reading import Reading

NOT_A_DATE = gettext_noop("The date “%(value)s” is left out: it cannot be read with certainty.")

_BARE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_DIGITS = {ord(digit): str(place % 10) for place, digit in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}
_YEAR = r"1[0-9]\d\d|20\d\d"
_HIJRI = re.compile(
    r"(?<!\d)\d{3,4}\s*(?:A\.?\s?H\b\.?|H\b\.?|هـ?)|\bA\.?H\.?\s*\d{3,4}|ه\s*\d{3,4}", re.I
)
_COPYRIGHT = re.compile(
    r"(?:,\s*)?(?:©|\(c\)|℗|\bcop(?:yright)?\b\.?|\b[cp](?=\d{4}))\s*(?=\d)", re.I
)
_CORRECTED = re.compile(r"\[?\bi\.?\s?e\.?,?\s*(\d{4})\]?", re.I)
_CIRCA = re.compile(
    r"\b(?:ca?\.?|circa|approximately|approx\.?|um|vers|около|ок\.)\s*(?=\[?\d{4})", re.I
)
_OPEN_DIGITS = re.compile(r"(?<!\d)(\d\d)(?:(\d)[-?uUX_]|[-?uUX_]{2})(?!\d)")
_BETWEEN = re.compile(
    rf"\b(?:between|entre|zwischen)\s+({_YEAR})\s+(?:and|et|y|e|und)\s+({_YEAR})", re.I
)
_EITHER = re.compile(rf"(?<!\d)({_YEAR})\s+(?:or|ou|oder|o)\s+({_YEAR})(?!\d)", re.I)
_RANGE = re.compile(rf"(?<!\d)({_YEAR})\??\s*[-–—/]\s*\[?({_YEAR}|\d\d)(?!\d)")
_OPEN = re.compile(rf"(?<!\d)({_YEAR})\s*[-–—]\s*[\]>.)]*$")
_ONE = re.compile(rf"(?<!\d)({_YEAR})(?!\d)")
_SUPPLIED = re.compile(rf"\[[^\]\d]*({_YEAR})(?!\d)")


def as_printed(edtf: str) -> str:
    """``edtf`` as cataloguers write it, in 264 $c."""
    if re.fullmatch(r"\d{4}~", edtf):
        return f"[approximately {edtf[:4]}]"
    if re.fullmatch(r"\d{4}\?", edtf):
        return f"[{edtf}]"
    if re.fullmatch(r"\d\d(?:XX|\dX)", edtf):
        return f"[{edtf.replace('X', '-')}]"
    start, slash, end = edtf.partition("/")
    if slash and _BARE.fullmatch(start or "0000") and _BARE.fullmatch(end.strip(".") or "0000"):
        return f"{start}-{end.strip('.')}"
    return edtf


def coded(edtf: str) -> tuple[tuple[str, str], ...]:
    """046 for what 264 does not say exactly; nothing for a plain year."""
    if not edtf or re.fullmatch(r"\d{4}", edtf):
        return ()
    start, slash, end = edtf.partition("/")
    if slash and start and end:
        return ("k", start), ("l", end), ("2", "edtf")
    return ("k", edtf), ("2", "edtf")


def read(reading: Reading) -> str:
    """The date of publication; a problem where one stands there that cannot be read."""
    marc = reading.marc
    if found := _coded(marc):
        return found
    fixed = marc.text("008")
    printed = _printed(marc)
    for text in printed:
        if found := from_words(text, fixed):
            return found
    if found := _fixed(fixed):
        return found
    for text in printed:
        if re.search(r"\d", text):
            reading.problems.append(Problem(NOT_A_DATE, {"value": text[:80]}, "264", text))
            break
    return ""


def _coded(marc: Marc) -> str:
    for one in marc.all("046"):
        if one.first("2").lower() != "edtf":
            continue
        start, end = one.first("k"), one.first("l")
        if found := _valid(f"{start}/{end}" if end else start):
            return found
    return ""


def _printed(marc: Marc) -> list[str]:
    """Dates of publication, then of copyright, production and distribution."""
    of_264 = sorted(
        (one for one in marc.all("264") if one.first("c")),
        key=lambda one: "14023".find(one.indicators[1:2]) % 6,
    )
    found = [text for one in (*of_264, *marc.all("260")) for text in one.all("c")]
    return [*found, *marc.texts(("502",), "d")]


def from_words(text: str, fixed: str = "") -> str:
    """EDTF of a date as printed; ``fixed``: the record's 008, to choose between several years."""
    text = text.translate(_DIGITS).strip(" .,;:")
    is_years = len(text) == 7 and fixed[6:7] in ("m", "c", "d", "i")
    if _BARE.fullmatch(text) and not is_years and (found := _valid(text)):
        return found
    text = _HIJRI.sub(" ", text)
    if match := _CORRECTED.search(text):
        return match[1]
    if match := _BETWEEN.search(text):
        return _valid(f"[{match[1]}..{match[2]}]")
    if match := _EITHER.search(text):
        return _valid(f"[{match[1]},{match[2]}]")
    text = _before_copyright(text)
    if match := _RANGE.search(text):
        end = match[2] if len(match[2]) == 4 else match[1][:2] + match[2]
        if end > match[1]:
            return _valid(f"{match[1]}/{end}")
    if match := _OPEN.search(text):
        return f"{match[1]}/.."
    return _single(text, fixed)


def _before_copyright(text: str) -> str:
    """Without the copyright date, where another stands before it."""
    match = _COPYRIGHT.search(text)
    if match and _ONE.search(text[: match.start()]):
        return text[: match.start()]
    return _COPYRIGHT.sub(" ", text)


def _single(text: str, fixed: str) -> str:
    years = list(dict.fromkeys(_ONE.findall(text)))
    if len(years) > 1:
        supplied = _SUPPLIED.findall(text)
        coded = [year for year in years if year == fixed[7:11]]
        years = supplied[:1] or coded or years
    if len(years) == 1:
        year = years[0]
        if _CIRCA.search(text):
            return f"{year}~"
        return f"{year}?" if re.search(rf"{year}\s*\?", text) else year
    if not years and (match := _OPEN_DIGITS.search(text)):
        return _valid(f"{match[1]}{match[2]}X" if match[2] else f"{match[1]}XX")
    return ""


def _fixed(fixed: str) -> str:
    """The dates of 008, where they are dates."""
    kind, first, last = fixed[6:7], fixed[7:11], fixed[11:15]
    first, last = (part.lower().replace("u", "X").replace("|", " ") for part in (first, last))
    if (
        kind in ("", "n", "b", "|")
        or not re.fullmatch(r"[012]\d(?:\d[\dX]|XX)", first)
        or first > "2100"
    ):
        return ""
    if kind == "e" and re.fullmatch(r"\d\d[\d ]{2}", last):
        day = "-".join(filter(None, (first, last[:2], last[2:].strip())))
        return _valid(day) or _valid(first)
    if kind == "q" and last.isdigit() and first.isdigit():
        return _valid(f"[{first}..{last}]")
    if kind in ("c", "u"):
        return _valid(f"{first}/..")
    if kind in ("m", "d", "i", "k") and last.strip() and last != first:
        return _valid(f"{first}/..") if last == "9999" else _valid(f"{first}/{last}") or first
    return _valid(first)


# What is sure to be EDTF: reading it with its grammar takes milliseconds.
_SURE = re.compile(r"(\d{4})[?~%]|\d\d(?:\dX|XX)|\[(\d{4})(?:\.\.|,)(\d{4})\]")


@lru_cache(maxsize=4096)
def _valid(text: str) -> str:
    """``text`` when it is EDTF, else nothing."""
    if not text:
        return ""
    if match := _SURE.fullmatch(text):
        return text if match[2] is None or match[2] < match[3] else match[2]
    start, slash, end = text.partition("/")
    if slash and all(part == ".." or _BARE.fullmatch(part) for part in (start, end)):
        is_range = _valid(start) and _valid(end) if ".." not in (start, end) else start != end
        is_ordered = ".." in (start, end) or start <= end
        return text if is_range and is_ordered else ""
    if _BARE.fullmatch(text):
        year, month, day = (int(part) for part in (*text.split("-"), "1", "1")[:3])
        # Leap years come again every 400 years: any year is judged by one that ``date`` holds.
        try:
            date(year % 400 + 400, month, day)
        except ValueError:
            season = text if day == 1 and len(text) == 7 and 20 < month < 25 else ""
            return season
        return text
    try:
        return dates.parse(text).text
    except dates.DateError:
        return ""
