"""The bytes of a record as text: UTF-8, MARC-8 with EACC, or what was asked for.

Leader 09 says ``a`` for UTF-8 and a blank for MARC-8, and is often wrong: valid UTF-8 beyond
ASCII is hardly ever anything else. UNIMARC says it in 100 $a, positions 26 to 27.
Source: MARC-8 to Unicode, Library of Congress, by pymarc's tables.
"""

import contextlib
import io
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from ...identifiers.base import gettext_noop
from ..base import Problem
from ..lines import line

BAD_BYTES = gettext_noop("Some characters could not be read: the bytes are not %(encoding)s.")
CUT = gettext_noop("A text longer than 100,000 characters was cut.")

_MOST = 100_000
_MARKS = re.compile("[^\\W\\d_][\u0300-\u036f]+")
_REFERENCE = re.compile(r"&#x([0-9A-Fa-f]{2,6});")
# Both tell MARC-8 from what else has bytes above 127.
_ESCAPE = re.compile(rb"\x1b[()$,\-gpbs]")
_CYRILLIC = ("cp1251", "cp866", "koi8-r")


@dataclass
class Decoded:
    """What was wrong with the texts of a record, each said once."""

    problems: list[Problem] = field(default_factory=list)

    def say(self, message: str, tag: str, **params: str) -> None:
        if all(problem.message != message for problem in self.problems):
            self.problems.append(Problem(message, params, tag))


class Decoder:
    """Decodes the fields of one record, having seen them all."""

    def __init__(self, leader: str, fields: Sequence[tuple[str, bytes]], encoding: str) -> None:
        asked = encoding if encoding and _is_known(encoding) else ""
        self.encoding = asked or _encoding(leader, fields)

    def text(self, data: bytes, tag: str, decoded: Decoded, *, keep_blanks: bool = False) -> str:
        """The text on one line. What cannot be read becomes U+FFFD, and is said once."""
        if data.isascii() and b"\x1b" not in data and b"&#x" not in data:
            text = data.decode("ascii")
        elif self.encoding == "marc8":
            text = self._marc8(data, tag, decoded)
        else:
            try:
                text = data.decode(self.encoding)
            except UnicodeDecodeError:
                text = data.decode(self.encoding, errors="replace")
                decoded.say(BAD_BYTES, tag, encoding=self.encoding)
        if keep_blanks:
            return text
        text = clean(text)
        if len(text) > _MOST:
            decoded.say(CUT, tag)
            text = text[:_MOST]
        return text

    def _marc8(self, data: bytes, tag: str, decoded: Decoded) -> str:
        from pymarc.marc8 import marc8_to_unicode

        try:
            with contextlib.redirect_stderr(io.StringIO()):
                text = marc8_to_unicode(data, hide_utf8_warnings=True)
        except (UnicodeError, ValueError, LookupError, TypeError):
            decoded.say(BAD_BYTES, tag, encoding="MARC-8")
            text = data.decode("utf-8", errors="replace")
        return _REFERENCE.sub(_referred, str(text))


def clean(text: str) -> str:
    """``text`` on one line, letters and the marks on them composed (NFC)."""
    if not text.isprintable():
        text = line(text)
    if not text.isascii():
        text = composed(text)
    return text.strip()


def composed(text: str) -> str:
    """Letters with combining marks as one character where there is one, nothing else changed."""
    return _MARKS.sub(lambda match: unicodedata.normalize("NFC", match[0]), text)


def _referred(match: re.Match[str]) -> str:
    number = int(match[1], 16)
    return chr(number) if 0x80 <= number <= 0x10FFFF else match[0]


def _is_known(encoding: str) -> bool:
    try:
        b"a".decode(encoding)
    except (LookupError, ValueError):
        return False
    return True


def _encoding(leader: str, fields: Sequence[tuple[str, bytes]]) -> str:
    whole = b"\n".join(data for _, data in fields)
    if whole.isascii():
        return "marc8" if leader[9:10] != "a" else "utf-8"
    is_utf8 = True
    try:
        whole.decode("utf-8")
    except UnicodeDecodeError:
        is_utf8 = False
    if is_utf8 and not _ESCAPE.search(whole):
        return "utf-8"
    said_utf8 = leader[9:10] == "a"
    if said_utf8 and re.search(rb"[\xc2-\xf4][\x80-\xbf]", whole) and not _ESCAPE.search(whole):
        return "utf-8"
    tags = {tag for tag, _ in fields}
    is_unimarc = "200" in tags and "245" not in tags
    if not _ESCAPE.search(whole) and (is_unimarc or _is_not_latin(whole)):
        return _cyrillic(whole)
    return "marc8"


def _is_not_latin(data: bytes) -> bool:
    """More bytes above 127 than Latin letters: without an escape MARC-8 has some marks alone."""
    above = sum(byte > 0x7F for byte in data)
    return above > sum(byte < 0x80 and chr(byte).isalpha() for byte in data)


def _cyrillic(data: bytes) -> str:
    """Such files come from Russian libraries: whichever of their encodings makes the most small
    Cyrillic letters of it."""
    return max(
        _CYRILLIC, key=lambda name: sum("а" <= one <= "я" for one in data.decode(name, "replace"))
    )
