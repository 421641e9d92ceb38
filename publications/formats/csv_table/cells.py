"""Cells: what a spreadsheet would take for a formula, and several values in one cell.

Several values stand between vertical bars, each with what is said of it in brackets behind it:
``Beyond Tokens [en; reviewed] | Au-delà [fr; machine]``. A backslash before a bar, a bracket, a
semicolon or an equals sign makes it plain text; two of them are one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

# A spreadsheet runs what begins so, and where the semicolon parts cells, as it does in most of
# Europe, what begins so behind one.
_FORMULA = re.compile("(^|;)('*[=+\\-@\t\r\n＝＋－＠])")
_GUARDED = re.compile("(^|;)'('*[=+\\-@\t\r\n＝＋－＠])")
_SIGNS = frozenset("=+-@\t\r\n＝＋－＠'")
_SPECIAL = re.compile(r"[\\|\[\]]")
_SPECIAL_WITHIN = re.compile(r"[\\|\[\];]")
_SPECIAL_WORD = re.compile(r"[\\|\[\];=]")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_PIECE = re.compile(r"(?:[^\\|]|\\.|\\$)+", re.DOTALL)
_BLOCK = re.compile(r"((?:[^\\\[\]]|\\.)*?)\s*\[((?:[^\\\[\]]|\\.)*)\]", re.DOTALL)
_WITHIN = re.compile(r"(?:[^\\;]|\\.|\\$)+", re.DOTALL)
_SLASHED = re.compile(r"((?:[^\\/]|\\.)*)/", re.DOTALL)
_KEY = re.compile(r"([a-z0-9_]+)=(.*)", re.DOTALL)

Said = Sequence[tuple[str, str]]
"""What is said of a value: pairs of a key, empty for a mere word, and a text."""


def guarded(cell: str) -> str:
    """The cell with an apostrophe before whatever a spreadsheet would take for a formula."""
    if cell and (cell[0] in _SIGNS or ";" in cell):
        return _FORMULA.sub(r"\1'\2", cell)
    return cell


def unguarded(cell: str) -> str:
    """``guarded`` undone: it takes off exactly one apostrophe."""
    if cell and (cell[0] == "'" or ";'" in cell):
        return _GUARDED.sub(r"\1\2", cell)
    return cell


def joined(values: Iterable[str]) -> str:
    """Values, already escaped, in one cell."""
    return " | ".join(filter(None, values))


def value(text: str, said: Iterable[tuple[str, str]] = ()) -> str:
    """A text with what is said of it."""
    block = words(said)
    text = _SPECIAL.sub(r"\\\g<0>", text)
    return f"{text} [{block}]" if block else text


def words(said: Iterable[tuple[str, str]]) -> str:
    """What stands between brackets: ``en; reviewed; reading=…``."""
    return "; ".join(
        f"{key}={_SPECIAL_WITHIN.sub(_escape, text)}" if key else _SPECIAL_WORD.sub(_escape, text)
        for key, text in said
        if text
    )


def _escape(match: re.Match[str]) -> str:
    return "\\" + match[0]


def values(cell: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The values of a cell, each with what is said of it."""
    for piece in _PIECE.findall(cell):
        piece = piece.strip()
        if not piece:
            continue
        block = _BLOCK.fullmatch(piece)
        text, said = (block[1], block[2]) if block else (piece, "")
        yield plain(text), list(said_in(said))


def said_in(block: str) -> Iterator[tuple[str, str]]:
    """``words`` undone. What is joined with slashes stays escaped: see ``parts``."""
    for piece in _WITHIN.findall(block):
        piece = piece.strip()
        match = _KEY.fullmatch(piece)
        key, text = (match[1], match[2]) if match else ("", piece)
        if text:
            yield key, plain(text)


def plain(text: str) -> str:
    """A text without its escapes."""
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text


def slashed(*parts: str) -> str:
    """Parts of one value: ``Wu, Zhaohui/en/Latn``."""
    return "/".join(part.replace("\\", "\\\\").replace("/", "\\/") for part in parts).rstrip("/")


def parts(text: str, count: int) -> list[str]:
    """``slashed`` undone; as many as are asked for."""
    found = [plain(one) for one in _SLASHED.findall(text + "/")]
    return (found + [""] * count)[:count]
