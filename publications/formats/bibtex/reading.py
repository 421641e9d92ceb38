"""BibTeX files as entries of records. Bytes are read as they are asked for; a file in which
entries have fields from others (``crossref``, ``xdata``) is gone through three times."""

import codecs
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from tempfile import TemporaryFile
from typing import BinaryIO, TextIO, TypeVar

from ...identifiers.base import gettext_noop
from ..base import Entry, Problem, Source
from . import inheriting
from .entries import record
from .parsing import Parsed, Strings, parse
from .splitting import blocks, chunks

NO_OTHER = gettext_noop(
    "The entry has fields from “%(value)s”, which the file does not hold: they are missing."
)

T = TypeVar("T")
_HEAD = 1000
# JabRef 2: “Encoding: UTF8” or “Encoding: Cp1252”, in a comment at the top.
_ENCODING = re.compile(rb"^%{0,2}\s*Encoding:\s*([\w-]{1,30})", re.MULTILINE)
_NO_RECORDS = frozenset({"xdata", "set", "bibnote", "control", "customa", "comment"})


def read(source: Source) -> Iterator[Entry]:
    """The entries of a file, in their order; those that cannot be read say why."""
    binary, temporary = _again(source.binary)
    try:
        source = replace(source, binary=binary, encoding=source.encoding or _declared(binary))
        others = _others(source)
        number = 0
        for parsed in _parsed(source):
            if parsed.type in _NO_RECORDS and parsed.failure is None:
                continue
            number += 1
            yield _entry(number, parsed, others)
    finally:
        if temporary:
            binary.close()


def _entry(number: int, parsed: Parsed, others: inheriting.Others) -> Entry:
    if parsed.failure:
        return Entry(number, None, (parsed.failure,), parsed.line, parsed.key)
    fields, missing = others.fields(parsed.type, parsed.fields)
    found, problems = record(parsed.type, parsed.key, fields)
    lost = [Problem(NO_OTHER, {"value": key}, "crossref", key) for key in missing]
    return Entry(number, found, (*parsed.problems, *problems, *lost), parsed.line, parsed.key)


def _again(binary: BinaryIO) -> tuple[BinaryIO, bool]:
    """A file that can be read more than once, and whether it is a copy."""
    if binary.seekable():
        return binary, False
    copy = TemporaryFile()  # noqa: SIM115 (closed by who asked for it)
    shutil.copyfileobj(binary, copy)
    copy.seek(0)
    return copy, True


def _declared(binary: BinaryIO) -> str:
    """The encoding that JabRef names at the head of its files."""
    start = binary.tell()
    match = _ENCODING.search(binary.read(_HEAD))
    binary.seek(start)
    if match is None:
        return ""
    try:
        return codecs.lookup(match[1].decode("ascii", "replace")).name
    except LookupError:
        return ""


def _through(source: Source, parts: Callable[[TextIO], Iterator[T]]) -> Iterator[T]:
    """The parts from where the file stands; afterwards it stands there again, still open."""
    start = source.binary.tell()
    text = source.text()
    try:
        yield from parts(text)
    finally:
        text.detach()
        source.binary.seek(start)


def _parsed(source: Source) -> Iterator[Parsed]:
    strings = Strings()
    for block in _through(source, blocks):
        yield from parse(block, strings)


def _others(source: Source) -> inheriting.Others:
    """What entries of the file point to."""
    wanted: set[str] = set()
    before = ""
    for chunk in _through(source, chunks):
        text = before + chunk
        wanted.update(inheriting.pointed(text))
        before = text[-inheriting.REACH :]
    found: dict[str, tuple[str, Mapping[str, str]]] = {}
    size = 0
    for parsed in _parsed(source) if wanted else ():
        for key in (parsed.key.lower(), *inheriting.keys(parsed.fields.get("ids", ""))):
            if key in wanted and key not in found and size < inheriting.MOST:
                found[key] = parsed.type, parsed.fields
                size += sum(map(len, parsed.fields.values()))
    return inheriting.Others(found)
