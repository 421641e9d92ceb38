r"""Text in BibTeX values: ten characters escaped, braces balanced whatever the text holds.

BibTeX counts every brace, ``\{`` too, so a brace in a text becomes a command.
"""

import re

from .lines import line

ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "#": r"\#",
    "$": r"\$",
    "%": r"\%",
    "&": r"\&",
    "_": r"\_",
}
# Signs that LaTeX would draw together with their like: -- is –, `` is “, !` is ¡.
_SPECIAL = re.compile(r"[\\{}~^#$%&_]|-(?=-)|`(?=`)|'(?=')|[!?](?=`)")
_WORD = re.compile(r"([^\W_]+)")
_UNSAFE_IN_ADDRESS = re.compile(r"[\\{}\s]")
_LIST_SIGN = re.compile(r"[,;=]|\band\b", re.IGNORECASE)


def escape(text: str) -> str:
    """``text`` on one line, for a value that LaTeX will set."""
    return _SPECIAL.sub(_escaped, line(text)) if text else ""


def _escaped(found: re.Match[str]) -> str:
    return ESCAPES.get(found[0]) or f"{found[0]}{{}}"


def protect_capitals(text: str) -> str:
    """``text`` escaped, with words such as AI or DataCite in braces, so that styles which
    write titles in small letters leave them alone."""
    return "".join(
        f"{{{piece}}}" if any(letter.isupper() for letter in piece[1:]) else escape_piece(piece)
        for piece in _WORD.split(line(text))
    )


def escape_piece(piece: str) -> str:
    """Like ``escape``, for a part of a line, whose edges are kept."""
    return _SPECIAL.sub(_escaped, piece)


def verbatim(address: str) -> str:
    """A DOI or URL, which BibLaTeX reads as it stands: only what would break the file is
    percent-encoded (RFC 3986, section 2.1)."""
    return _UNSAFE_IN_ADDRESS.sub(lambda found: f"%{ord(found[0]):02X}", line(address))


def whole(text: str) -> str:
    """A name or a member of a list that is one piece, whatever it holds."""
    return f"{{{escape(text)}}}"


def part(text: str) -> str:
    """Part of a name or a list: in braces where a sign or ``and`` would be read as syntax."""
    return whole(text) if _LIST_SIGN.search(text) else escape(text)
