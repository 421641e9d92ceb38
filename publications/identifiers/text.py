"""Pasted text made plain: the steps that all schemes share.

People paste from PDF files, web pages, library systems, BibTeX and input methods, so the
same number arrives with full-width digits, zero-width characters, HTML entities, percent
signs, typographic dashes and the punctuation of the sentence around it.
"""

import html
import re
import unicodedata
from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from .base import IdentifierError, gettext_noop

MAX_LENGTH = 2048
"""Longest text taken for one identifier, in characters; a page of text is not one."""

EMPTY = gettext_noop("There is no identifier: the text is empty. Enter one or leave it out.")
TOO_LONG = gettext_noop(
    "The text beginning “%(value)s” is too long to be one identifier. Paste the identifier alone."
)

# Default_Ignorable_Code_Point (UAX #44): zero-width, bidi controls, variation selectors,
# soft hyphen, fillers. They are invisible, so nobody meant to type them.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
# Only closed entities: `&copy=1` in an address is a parameter, not a copyright sign.
_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|apos|nbsp|#[0-9]{1,7}|#x[0-9a-f]{1,6});", re.I)
_ESCAPED = re.compile(r"(?:%[0-9a-f]{2})+", re.I)
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
# Dashes that only stand for one between digits: prolonged sound mark (Japanese keyboards
# type it for a hyphen), box drawing, maqaf, Armenian and Mongolian hyphens, wave dash.
_NUMBER_DASHES = re.compile("[\u30fc\u2500\u05be\u058a\u1806\u2043\u301c\u02d7~]")
# Cyrillic Kha and Greek Chi look like the check digit X, and Russian records carry them.
_LOOKALIKE_X = re.compile("(?<=[0-9 -])[\u0425\u0445\u03a7\u03c7]")
_LOGIN = re.compile(r"^https?://[^/?#\s]+/login/?\?q?url=(?=https?(?::|%3a))", re.I)


def settle(step: Callable[[str], str], text: str) -> str:
    """Repeat a step until it changes nothing, so that reading its result again is safe.

    For steps that end: decoding shortens, folding is idempotent.
    """
    while (new := step(text)) != text:
        text = new
    return text


def visible(text: str) -> str:
    """Resolve HTML entities, drop invisible characters, turn controls into spaces."""
    text = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
    text = _SURROGATE.sub("\ufffd", _INVISIBLE.sub("", text))
    return _CONTROL.sub(" ", text)


def fold(text: str) -> str:
    """Compatibility forms to plain ones (NFKC, UAX #15), decimal digits of any script to 0–9."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKC", text)
    return _OTHER_DIGIT.sub(lambda found: str(unicodedata.decimal(found[0])), text)


def decode(text: str) -> str:
    """Resolve percent escapes (RFC 3986) that are valid UTF-8; others stay as they are."""
    return _ESCAPED.sub(_decoded, text)


def _decoded(found: re.Match[str]) -> str:
    try:
        return unquote_to_bytes(found[0]).decode()
    except UnicodeDecodeError:
        return found[0]


def plain_dashes(text: str) -> str:
    """Typographic hyphens, dashes and the minus sign (U+2010…2015, U+2212) as ``-``."""
    return _DASHES.sub("-", text)


def lower_ascii(text: str) -> str:
    """Lower-case A–Z and nothing else: DOI names are compared so (ISO 26324)."""
    return re.sub("[A-Z]+", lambda found: found[0].lower(), text)


def bounded(text: str) -> str:
    """The text, when it can be one identifier at all; raises ``IdentifierError`` otherwise."""
    if len(text) > MAX_LENGTH:
        raise IdentifierError("too-long", TOO_LONG, text[:MAX_LENGTH])
    if not visible(text).strip():
        raise IdentifierError("empty", EMPTY)
    return text


def tidy(text: str) -> str:
    """One line of plain text: visible, folded, percent-decoded, dashes and spaces plain.

    The way through a library's login page (``…/login?url=``) is taken off. Raises
    ``IdentifierError`` when the text is empty or too long.
    """
    text = settle(lambda t: plain_dashes(fold(visible(decode(t)))), bounded(text))
    return _LOGIN.sub("", " ".join(text.split()))


def tidy_number(text: str) -> str:
    """``tidy`` for schemes made of digits: any dash is a hyphen, a look-alike X an X."""
    return _LOOKALIKE_X.sub("X", _NUMBER_DASHES.sub("-", tidy(text)))
