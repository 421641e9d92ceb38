"""A block of a BibTeX file as an entry: its type, key and fields, still in LaTeX."""

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from bibtexparser import model
from bibtexparser.splitter import Splitter

from ...identifiers.base import gettext_noop
from ..base import Problem
from .splitting import Block

# What it warns of is in the problems of rejected entries.
logging.getLogger("bibtexparser.splitter").addFilter(lambda _: False)

UNCLOSED = gettext_noop(
    "A brace or quotation mark of this entry is never closed. Close it, and bring the entry in "
    "again."
)
NO_EQUALS = gettext_noop(
    "A field of this entry has no equals sign, or the comma before it is missing. Correct it, "
    "and bring the entry in again."
)
NO_COMMA = gettext_noop(
    "The key of this entry is not followed by a comma. Add it, and bring the entry in again."
)
NO_BRACE = gettext_noop(
    "This entry has no brace after its type. Add it and the one that closes the entry, and bring "
    "the entry in again."
)
TOO_LARGE = gettext_noop("The entry is larger than %(limit)s characters.")
TWICE = gettext_noop("The field stands there twice; the first one was taken.")
LEFT_OVER = gettext_noop(
    "The entry is closed before its end, perhaps by a brace too many; what follows was left out."
)
NO_MACRO = gettext_noop("The abbreviation is not defined in the file; it was taken as it stands.")

_LONGEST_STRING = 10_000
_MOST_STRINGS = 20_000_000
_LONGEST_VALUE = 1_000_000
_MOST_MENDED = 200

_VALUE = re.compile(r'\s*(?:#\s*)?(?:(?P<brace>\{)|(?P<quote>")|(?P<bare>[^\s#{}"]+))')
_MARK = re.compile(r'[{}"]')
_LOST_COMMA = re.compile(r'[}"]\s*(?P<name>[A-Za-z][\w+:-]*)\s*=\s*(?=[{"\w])')
_NO_KEY = re.compile(r"\s{0,40}[A-Za-z][\w+-]{0,40}\s{0,40}=")
_HEADLESS = re.compile(r"^@(\w+)[ \t]*,?[ \t]*$", re.MULTILINE)
_ANY = re.compile(r"@\w+[ \t]*[{(]")
_MONTHS = frozenset(
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
)
_COMMENTED = re.compile(r"[ \t]*%")
# Comments within an entry, as Biber reads them; to BibTeX they are text.
_COMMENT = re.compile(r"(?m)(^|,)[ \t]*%[^\n]*$")
_COMMAS = re.compile(r",(?:\s{0,80},)+")
_NO_ENTRY = re.compile(r"\s*@\s*(?:string|comment|preamble)\b", re.IGNORECASE)
_UNREAD = frozenset({"comment", "preamble"})


@dataclass(frozen=True)
class Parsed:
    """An entry. ``fields``: names in small letters, values without their outer braces.

    ``failure`` is set where it could not be read.
    """

    type: str
    key: str
    fields: Mapping[str, str] = field(default_factory=dict)
    line: int = 0
    problems: tuple[Problem, ...] = ()
    failure: Problem | None = None


class Strings(dict[str, str]):
    """What a file defines with ``@string``, by names in small letters, within bounds: a text
    of ten times another, ten times over, would fill any memory."""

    def __init__(self) -> None:
        super().__init__()
        self._room = _MOST_STRINGS

    def define(self, name: str, text: str) -> None:
        text = text[:_LONGEST_STRING]
        if len(text) <= self._room:
            self._room -= len(text)
            self[name.lower()] = text


def parse(block: Block, strings: Strings) -> Iterator[Parsed]:
    """The entries of a block; what it defines with ``@string`` is put into ``strings``."""
    if block.type in _UNREAD or not block.body.strip():
        return
    if block.is_cut:
        limit = Problem(TOO_LARGE, {"limit": "5,000,000"}, value=block.body[:200])
        key = block.body[:200].partition(",")[0].strip()
        yield Parsed(block.type, key, line=block.line, failure=limit)
        return
    if not block.type and not _ANY.search(block.body):
        if headless := _HEADLESS.search(block.body):
            line = block.line + block.body.count("\n", 0, headless.start())
            yield Parsed(headless[1].lower(), "", line=line, failure=Problem(NO_BRACE))
        return
    text = block.text
    if block.type != "string" and _NO_KEY.match(block.body):
        text = f"@{block.type}{block.opening},{block.body}"
    found = Splitter(text).split().blocks
    if any(isinstance(one, model.ParsingFailedBlock) for one in found):
        mended = _COMMAS.sub(",", _COMMENT.sub(r"\1", text))
        found = Splitter(mended).split().blocks if mended != text else found
    for number, one in enumerate(found):
        if isinstance(one, model.ExplicitComment | model.Preamble | model.ImplicitComment):
            continue
        if isinstance(one, model.String):
            strings.define(one.key, _joined(one.value, strings)[0])
            continue
        if isinstance(one, model.ParsingFailedBlock) and _NO_ENTRY.match(str(one.raw)):
            continue
        if (number or not block.type) and _is_commented(text, one.start_line):
            continue
        follows = found[number + 1] if number + 1 < len(found) else None
        after = follows.comment if isinstance(follows, model.ImplicitComment) else ""
        yield replace(_parsed(one, strings, after), line=block.line + (one.start_line or 0))


def _is_commented(text: str, line: int | None) -> bool:
    """Whether an entry that begins within a line stands behind a per cent sign."""
    lines = text.split("\n", (line or 0) + 1)
    return bool(_COMMENTED.match(lines[line or 0]))


def _parsed(one: model.Block, strings: Mapping[str, str], after: str) -> Parsed:
    problems: list[Problem] = []
    if isinstance(one, model.DuplicateFieldKeyBlock) and one.ignore_error_block:
        one = one.ignore_error_block
    if not isinstance(one, model.Entry):
        return _failed(one)
    fields: dict[str, str] = {}
    for each in one.fields:
        for name, raw in _with_lost_commas(_name(each.key), str(each.value)):
            text, unknown = value(raw, strings)
            if unknown and name != "month":
                problems.append(Problem(NO_MACRO, field=name, value=unknown))
            if fields.setdefault(name, text) in (text, ""):
                fields[name] = text
            elif name == "keywords":  # one field a keyword, as some publishers write it
                fields[name] += f", {text}"
            elif text:
                problems.append(Problem(TWICE, field=name, value=text))
    if after.startswith(",") and "=" in after:
        problems.append(Problem(LEFT_OVER, value=after))
    return Parsed(one.entry_type.lower(), one.key, fields, 0, tuple(problems))


def _name(key: str) -> str:
    """A field's name in small letters, without a comment that stands before it."""
    return key.rpartition("\n")[2].strip().lower() if "%" in key else key.lower()


def _failed(one: model.Block) -> Parsed:
    reason = str(getattr(getattr(one, "error", None), "abort_reason", ""))
    raw = str(one.raw or "")
    message = UNCLOSED
    if "`=`" in reason:
        message = NO_EQUALS
    elif "comma" in reason and "key" in reason:
        message = NO_COMMA
    kind, _, rest = raw.replace("(", "{", 1).partition("{")
    key = rest[:200].partition(",")[0].strip()
    return Parsed(kind.strip("@ \t"), key, failure=Problem(message, value=raw))


def _with_lost_commas(name: str, raw: str) -> Iterator[tuple[str, str]]:
    """The field, and those that stand in it because no comma parts them."""
    for _ in range(_MOST_MENDED):
        if raw[:1] not in ("{", '"') or not _LOST_COMMA.search(raw):
            break
        end = _end(raw, 1, raw[0] == '"')
        lost = _LOST_COMMA.match(raw, end - 1)
        if lost is None:
            break
        yield name, raw[:end]
        name, raw = lost["name"].lower(), raw[lost.end() :]
    yield name, raw


def value(raw: str, strings: Mapping[str, str]) -> tuple[str, str]:
    """A value without its delimiters, its parts (``"a" # b``) put together, and the first
    abbreviation that nobody defined."""
    text, unknown = _joined(raw, strings)
    return text.strip(), unknown


def _joined(raw: str, strings: Mapping[str, str]) -> tuple[str, str]:
    if raw.startswith("{") and raw.endswith("}") and "#" not in raw:
        return raw[1:-1], ""
    pieces, place, unknown = [], 0, ""
    size = 0
    while size < _LONGEST_VALUE and (part := _VALUE.match(raw, place)):
        place = part.end()
        if part["bare"] is not None:
            piece, is_known = _expanded(part["bare"], strings)
            unknown = unknown or ("" if is_known else piece)
        else:
            end = _end(raw, place, bool(part["quote"]))
            piece, place = raw[place : end - 1], end
        pieces.append(piece)
        size += len(piece)
    return "".join(pieces), unknown


def _expanded(word: str, strings: Mapping[str, str]) -> tuple[str, bool]:
    word = word.rstrip(",")
    name = word.lower()
    if name in strings:
        return strings[name], True
    return word, name in _MONTHS or word.isdecimal()


def _end(raw: str, place: int, is_quoted: bool) -> int:
    """Just after the brace or quotation mark that closes what was opened before ``place``."""
    depth = 0
    for mark in _MARK.finditer(raw, place):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}" and depth:
            depth -= 1
        elif not depth and mark[0] == ('"' if is_quoted else "}"):
            return mark.end()
    return len(raw) + 1
