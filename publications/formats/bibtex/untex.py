r"""LaTeX in BibTeX values as Unicode: ``{\"u}`` is ü, ``\textit{x}`` x, ``~`` a blank.

What a macro stands for is taken from pylatexenc's tables; its own reader is not used, since
it recurses into braces (three hundred of them end it) and takes 0.3 ms a title. Maths
(``$…$``) is left as it stands, but for a single symbol.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from ..lines import line

LONGEST = 250_000
"""Characters of a value that are looked at: more than twice what a field may have."""

_PLAIN = re.compile(r"[^\\{}$~`'!?-]*")
_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]+\*?)[ \t\r\n]*|\\(?P<sign>.)|(?P<open>\{)|(?P<close>\})"
    r"|(?P<math>\$\$?)|(?P<tie>~)|(?P<ligature>---?|``|''|!`|\?`)|(?P<text>[^\\{}$~`'!?-]+|.)",
    re.DOTALL,
)
_MATHS = re.compile(r"(?:[^$\\]|\\.)*", re.DOTALL)
_SYMBOL = re.compile(r"\{?\\([A-Za-z]+)(?:\{\})?\}?")
_GROUP = re.compile(r"\s*\{([^{}]*)\}")
_CHARACTER = re.compile(r'(?:"([0-9A-Fa-f]{1,6})|(\d{1,7}))(?:\{\}| )?')
_LIGATURES = {"--": "–", "---": "—", "``": "“", "''": "”", "!`": "¡", "?`": "¿"}

# Accents: the combining character, and what stands where there is no letter to carry it.
_ACCENTS = {
    '"': ("\u0308", "¨"), "'": ("\u0301", "´"), "`": ("\u0300", "`"), "^": ("\u0302", "^"),
    "~": ("\u0303", "~"), "=": ("\u0304", "¯"), ".": ("\u0307", "˙"), "u": ("\u0306", "˘"),
    "v": ("\u030c", "ˇ"), "H": ("\u030b", "˝"), "c": ("\u0327", "¸"), "k": ("\u0328", "˛"),
    "d": ("\u0323", ""), "b": ("\u0331", ""), "r": ("\u030a", "˚"), "t": ("\u0361", ""),
    "G": ("\u030f", ""), "U": ("\u030e", ""), "h": ("\u0309", ""), "f": ("\u0311", ""),
}  # fmt: skip
# Control symbols that stand for themselves, for a blank, for nothing (hyphenation, kerning).
_SIGNS = {
    **{sign: sign for sign in "#$%&_{}"},
    **dict.fromkeys(" ,;:\\\t\n\r", " "),
    **dict.fromkeys("!/-@+*|", ""),
}
# Macros whose first argument is no text, and words of our own writer and of the usual ones.
_NO_TEXT = frozenset(
    {"href", "texorpdfstring", "cite", "citep", "citet", "autocite", "ref", "label", "begin",
     "end", "textcolor", "color", "selectlanguage", "foreignlanguage", "hspace", "vspace",
     "fontencoding", "fontfamily", "ensuremath*", "input", "include", "index"}
)  # fmt: skip
_WORDS = {
    "textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~",
    "textasciicircum": "^", "textunderscore": "_", "textquotedbl": '"', "textquotesingle": "'",
    "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX", "par": " ", "newline": " ",
    "space": " ", "quad": " ", "qquad": " ", "i": "i", "j": "j", "textquotedblleft": "“",
    "textquotedblright": "”", "textendash": "–", "textemdash": "—", "backslash": "\\",
    "slash": "/", "sim": "~", "textless": "<", "textgreater": ">", "textbar": "|", "and": " and ",
    "lbrace": "{", "rbrace": "}", "textnumero": "№", "No": "№", "CYRI": "И", "textquoteright": "’",
    "textquoteleft": "‘", "nobreakspace": " ", "ldots": "…", "dots": "…", "textellipsis": "…",
}  # fmt: skip


def plain(text: str) -> str:
    """``text`` of a value, without LaTeX, on one line."""
    match = _PLAIN.match(text)
    if match and match.end() == len(text):
        return line(text)
    return line("".join(_pieces(text[:LONGEST])))


def _pieces(text: str) -> Iterator[str]:
    place, accents = 0, ""
    while token := _TOKEN.match(text, place):
        place = token.end()
        kind, value = str(token.lastgroup), token[str(token.lastgroup)]
        if kind == "open":
            continue
        if (kind in ("word", "sign")) and value in _ACCENTS:
            accents += value
            continue
        if kind == "close":
            piece = ""
        elif kind == "text":
            piece = value
        elif kind == "math":
            piece, place = _maths(text, token)
        elif kind == "word":
            piece, place = _word(value, text, token)
        else:
            piece = " " if kind == "tie" else _LIGATURES.get(value) or _SIGNS.get(value, value)
            if kind == "sign" and value in "([":
                piece, place = _displayed(text, token)
        if accents:
            if kind == "text" and not value.strip():
                continue  # TeX looks for the letter beyond blanks
            piece, accents = _accented(accents, piece), ""
        elif kind == "word" and value in ("i", "j"):
            piece = "ı" if value == "i" else "ȷ"
        yield piece
    yield _accented(accents, "")


def _accented(accents: str, piece: str) -> str:
    """The accents on the first letter of ``piece``, the last one nearest to it."""
    piece = piece.lstrip()
    if piece[:1].isalpha():
        marks = "".join(_ACCENTS[accent][0] for accent in reversed(accents))
        return unicodedata.normalize("NFC", piece[0] + marks) + piece[1:]
    return "".join(_ACCENTS[accent][1] for accent in accents) + piece


def _maths(text: str, token: re.Match[str]) -> tuple[str, int]:
    """Maths from its dollar sign on; a lone dollar sign is one."""
    sign = token[0]
    body = _MATHS.match(text, token.end())
    end = body.end() if body else token.end()
    if not text.startswith(sign, end) or (sign == "$$" and end == token.end()):
        return sign, token.end()
    inner = text[token.end() : end].strip()
    if inner in ("<", ">", "|", "+", "-", "=", "*"):
        return inner, end + len(sign)
    symbol = _SYMBOL.fullmatch(inner)
    if symbol and (found := _symbols().get(symbol[1])):
        return found, end + len(sign)
    return text[token.start() : end + len(sign)], end + len(sign)


def _displayed(text: str, token: re.Match[str]) -> tuple[str, int]:
    r"""Maths between ``\(`` and ``\)``, as it stands."""
    closing = {"(": r"\)", "[": r"\]"}[token["sign"]]
    end = text.find(closing, token.end())
    if end < 0:
        return token["sign"], token.end()
    return text[token.start() : end + 2], end + 2


def _word(name: str, text: str, token: re.Match[str]) -> tuple[str, int]:
    """What a macro stands for, and where reading goes on; an unknown one is dropped, and
    what stands in its braces kept."""
    place = token.end()
    if name == "symbol" and (group := _GROUP.match(text, place)) and group[1].strip().isdigit():
        return _character(int(group[1])), group.end()
    if name == "char" and (number := _CHARACTER.match(text, place)):
        code = int(number[1], 16) if number[1] else int(number[2])
        return _character(code), number.end()
    if name == "url" and (group := _GROUP.match(text, place)):
        return group[1].strip(), group.end()
    if name in _NO_TEXT and (group := _GROUP.match(text, place)):
        return "", group.end()
    return _symbols().get(name, ""), place


def _character(code: int) -> str:
    return chr(code) if 32 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""


@lru_cache(maxsize=1)
def _symbols() -> dict[str, str]:
    """Macros without argument, by name."""
    # Imported late: its tables take a tenth of a second to build.
    from pylatexenc.latex2text import get_default_latex_context_db

    tables = get_default_latex_context_db()
    found: dict[str, str] = {}
    for category in ("advanced-symbols", "latex-approximations", "latex-base"):
        for macro in tables.iter_macro_specs([category]):
            text = macro.simplify_repl
            if isinstance(text, str) and "%" not in text and macro.macroname != "today":
                found[macro.macroname] = text
    return found | _WORDS
