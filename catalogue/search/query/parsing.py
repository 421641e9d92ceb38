"""Reading what people type. Pure, and never an error: what has no meaning is a word."""

import re
from collections.abc import Iterator

from .clauses import FIELDS, Clause, Question

LONGEST = 500
MOST_CLAUSES = 24

_QUOTES = '"“”„‟«»「」『』《》〈〉＂'
_MINUS = "-−–－"
_PIECE = re.compile(
    rf"(?P<minus>[{_MINUS}]?)"
    r"(?:(?P<field>[^\W\d_]{2,12})[:：])?"
    rf"(?:[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)(?:[{_QUOTES}]|$)|(?P<word>[^\s{_QUOTES}]+))"
)


def parse(text: str) -> Question:
    """``text`` as a question; what is beyond the bounds is left out."""
    plain = " ".join(text.replace("\x00", " ").split())[:LONGEST]
    return Question(plain, tuple(_clauses(plain))[:MOST_CLAUSES])


def _clauses(text: str) -> Iterator[Clause]:
    for match in _PIECE.finditer(text):
        # A hyphen within a word is none that takes away.
        starts = match.start() == 0 or text[match.start() - 1].isspace()
        is_without = bool(match["minus"]) and starts
        phrase = match["phrase"]
        word = match["word"] if phrase is None else phrase
        name = FIELDS.get((match["field"] or "").lower())
        if match["field"] and name is None:  # 3:10, http://…: no field of ours
            word = f"{match['field']}:{word}"
        if word.strip():
            yield Clause(word.strip(), name or "", phrase is not None, is_without)
