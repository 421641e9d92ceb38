"""A text in parts, some of them marked, and the stretch of a long one that says most. Pure."""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from .alignment import continues
from .finding import Mark

# Characters of an excerpt: of letters, and of scripts whose characters are twice as wide.
ROOM, WIDE_ROOM = 160, 70
ELLIPSIS = "…"
# Marks that are weighed against one another: a word of one letter may stand a thousand times.
_MOST = 200
_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60"
    "\U00020000-\U0003ffff]"
)
_JOINER = "\u200d"


class Part(NamedTuple):
    text: str
    is_marked: bool = False


Parts = tuple[Part, ...]


def parts(text: str, marks: Sequence[Mark]) -> Parts:
    """All of ``text``; nothing where nothing is marked."""
    return _parts(text, marks, 0, len(text)) if marks else ()


def excerpt(text: str, marks: Sequence[Mark], wanted: int) -> Parts:
    """The stretch with most of the words in ``wanted`` (bits), with what stands around it."""
    if not marks:
        return ()
    room = _room(text, marks)
    if len(text) <= room + room // 4:
        return _parts(text, marks, 0, len(text))
    first, last = _densest(marks[:_MOST], wanted, room)
    start, end = _around(text, first.start, last.end, room)
    found = list(_parts(text, marks, start, end))
    if text[:start].strip():
        found.insert(0, Part(ELLIPSIS))
    if text[end:].strip():
        found.append(Part(ELLIPSIS))
    return tuple(found)


def _parts(text: str, marks: Sequence[Mark], start: int, end: int) -> Parts:
    found = []
    at = start
    for mark in marks:
        first, last = max(mark.start, start), min(mark.end, end)
        if first >= last:
            continue
        if first > at:
            found.append(Part(text[at:first]))
        found.append(Part(text[first:last], True))
        at = last
    if at < end:
        found.append(Part(text[at:end]))
    return tuple(found)


def _room(text: str, marks: Sequence[Mark]) -> int:
    near = text[max(0, marks[0].start - ROOM // 2) : marks[0].end + ROOM // 2]
    return WIDE_ROOM if 2 * len(_WIDE.findall(near)) > len(near) else ROOM


def _densest(marks: Sequence[Mark], wanted: int, room: int) -> tuple[Mark, Mark]:
    """The first and last mark of the best stretch; the earliest of equals."""
    best, chosen = (-1, -1, -1), (0, 0)
    last = 0
    for first, mark in enumerate(marks):
        last = max(last, first)
        while last + 1 < len(marks) and marks[last + 1].end - mark.start <= room:
            last += 1
        bits = 0
        for one in marks[first : last + 1]:
            bits |= one.words
        score = ((bits & wanted).bit_count(), bits.bit_count(), last - first)
        if score > best:
            best, chosen = score, (first, last)
    return marks[chosen[0]], marks[chosen[1]]


def _around(text: str, start: int, end: int, room: int) -> tuple[int, int]:
    """``text[start:end]`` with as much around it as there is room for, in whole words."""
    spare = max(0, room - (end - start))
    first = max(0, start - spare // 2)
    last = min(len(text), max(end, first + room))
    first = max(0, min(start, last - room))
    while first < start and not _may_part(text, first):
        first += 1
    while last > end and not _may_part(text, last):
        last -= 1
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


def _may_part(text: str, at: int) -> bool:
    """Whether a line could end before ``text[at]``: at blanks, and between wide characters."""
    if at in (0, len(text)):
        return True
    before, behind = text[at - 1], text[at]
    if continues(behind) or before == _JOINER:
        return False
    if before.isspace() or behind.isspace():
        return True
    if not _WIDE.match(before) and not _WIDE.match(behind):
        return False
    # Korean has blanks; a comma does not begin a line, nor does a bracket end one.
    hangul = "\u1100" <= before <= "\u11ff" or ("가" <= before <= "힣" and "가" <= behind <= "힣")
    return not (
        hangul
        or "\u1160" <= behind <= "\u11ff"
        or behind in "\uff9e\uff9f"
        or unicodedata.category(behind) in ("Pe", "Po", "Pf")
        or unicodedata.category(before) in ("Ps", "Pi")
    )
