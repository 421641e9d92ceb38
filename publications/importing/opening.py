"""A file to import, opened: what it is, in which encoding, and its records one by one."""

import io
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from django.utils.translation import gettext as _

from ..formats import FORMATS, READERS
from ..formats.base import NOTHING, Entry, Problem, Source
from .detecting import detect, encoding_of
from .encodings import SAMPLE, is_text_encoding
from .refusing import refusal
from .unpacking import Limits, RefusedError, Unpacked, UnpackError, unpack
from .xmls import root_of_xml

AUTO = "auto"
# Files are looked at in pieces, until one is not ASCII, as far as this.
_FURTHEST = 64_000_000
_HEAD = 100_000


class CannotOpenError(ValueError):
    """The format or encoding that was asked for is none; the message says which there are."""


@dataclass(frozen=True)
class Opened:
    """``format``: the ending of the format it is read as, empty for a file that is not read.

    ``kind``: what it was found to be (see ``refusing.KINDS`` for what is not read).
    ``encoding``: Python's name; empty for MARC that says its own. ``compressed``: ``gzip``,
    ``bzip2``, ``zip`` or nothing. ``name``: of the file, or of the one in the archive.
    ``entries`` closes the file when it is exhausted.
    """

    format: str
    kind: str
    encoding: str
    entries: Iterator[Entry]
    compressed: str = ""
    name: str = ""


def readers() -> dict[str, Callable[[Source], Iterator[Entry]]]:
    """Everything that can be read, by the ending of its format."""
    found = {ext: format.read for ext, format in FORMATS.items() if format.read is not None}
    return {**found, **{ext: reader.read for ext, reader in READERS.items()}}


def open_entries(
    file: str | os.PathLike[str] | BinaryIO,
    name: str = "",
    format: str = AUTO,
    encoding: str = "",
    columns: Mapping[str, str] = NOTHING,
    limits: Limits = Limits(),  # noqa: B008 (frozen)
) -> Opened:
    """Open a path or binary file. What is wrong with the file is told in its entries.

    ``format`` is an ending of ``readers()``, ``encoding`` a name that Python knows; empty and
    ``auto`` find out. Raises ``CannotOpenError`` for names that are none, and OSError.
    """
    _check(format, encoding)
    if isinstance(file, str | os.PathLike):
        name = name or Path(file).name
        binary = cast(BinaryIO, Path(file).open("rb"))  # noqa: SIM115 (closed with the entries)
    else:
        binary, name = file, name or str(getattr(file, "name", ""))
    binary = _seekable(binary)
    try:
        unpacked = unpack(binary, Path(name).name, limits)
    except UnpackError as error:
        return _refused("archive", error.problem, binary, name)
    except RefusedError as error:
        return _refused(error.kind, refusal(error.kind), binary, name)
    return _opened(unpacked, format, encoding, columns)


def _check(format: str, encoding: str) -> None:
    known = sorted(readers())
    if format not in ("", AUTO, *known):
        raise CannotOpenError(
            _("“%(format)s” is no format that can be read. These can: %(known)s.")
            % {"format": format, "known": ", ".join((AUTO, *known))}
        )
    if encoding and not is_text_encoding(encoding):
        raise CannotOpenError(
            _("“%(encoding)s” is no text encoding known here. Examples: utf-8, gb18030, cp1251.")
            % {"encoding": encoding}
        )


def _opened(unpacked: Unpacked, format: str, encoding: str, columns: Mapping[str, str]) -> Opened:
    try:
        sample, binary = _sample(unpacked)
    except UnpackError as error:
        return _refused("archive", error.problem, unpacked.binary, unpacked.name, unpacked.how)
    found = encoding or encoding_of(sample)
    kind = detect(sample, found, unpacked.name) if format in ("", AUTO) else format
    read = readers().get(kind)
    if read is None:
        text = sample[:10_000].decode(found or "utf-8", "replace").lstrip("\ufeff")
        problem = refusal(kind, root_of_xml(text))
        return _refused(kind, problem, binary, unpacked.name, unpacked.how)
    source = Source(binary, found, columns)
    return Opened(kind, kind, found, _guarded(read, source), unpacked.how, unpacked.name)


def _sample(unpacked: Unpacked) -> tuple[bytes, BinaryIO]:
    """The first bytes of a file, and the file as if it had not been read.

    Where these are ASCII only, the first piece that is not follows them.
    """
    binary = unpacked.binary
    if unpacked.how:
        return _sample_unpacked(binary)
    sample = piece = binary.read(SAMPLE)
    at = len(sample)
    while len(piece) == SAMPLE and piece.isascii() and at < _FURTHEST:
        piece = binary.read(SAMPLE)
        at += len(piece)
    binary.seek(0)
    return (sample if piece is sample or piece.isascii() else sample[:_HEAD] + piece), binary


def _sample_unpacked(binary: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The same of a file that is unpacked, as far as it can be."""
    pieces, size = [], 0
    rest: BinaryIO = binary
    try:
        while size < SAMPLE and (piece := cast(io.BufferedReader, binary).read1(65_536)):
            pieces.append(piece)
            size += len(piece)
    except UnpackError as error:
        if not pieces:
            raise
        rest = cast(BinaryIO, _Broken(error))
    sample = b"".join(pieces)
    return sample, cast(BinaryIO, io.BufferedReader(_Rejoined(sample, rest), 65_536))


class _Broken(io.RawIOBase):
    """The end of a file that could not be unpacked further."""

    def __init__(self, error: UnpackError) -> None:
        self._error = error

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        raise self._error

    def readable(self) -> bool:
        return True


class _Rejoined(io.RawIOBase):
    """Bytes that were read, and after them the rest."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = memoryview(head), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._rest.close()
        super().close()


def _guarded(read: Callable[[Source], Iterator[Entry]], source: Source) -> Iterator[Entry]:
    """The entries, and one more that says so when the file could not be unpacked to its end."""
    number = 0
    try:
        for entry in read(source):
            number = entry.number
            yield entry
    except UnpackError as error:
        yield Entry(number + 1, None, (error.problem,))
    finally:
        with suppress(OSError, ValueError):
            source.binary.close()


def _refused(kind: str, problem: Problem, binary: BinaryIO, name: str, how: str = "") -> Opened:
    with suppress(OSError, ValueError):
        binary.close()
    return Opened("", kind, "", iter([Entry(1, None, (problem,))]), how, Path(name).name)


def _seekable(binary: BinaryIO) -> BinaryIO:
    """The file itself, or a copy on disk of one that can be read once only (a pipe)."""
    try:
        if binary.seekable():
            binary.seek(0)
            return binary
    except (AttributeError, OSError):
        pass
    copy = tempfile.TemporaryFile()  # noqa: SIM115 (closed by whoever reads it)
    while piece := binary.read(1_000_000):
        copy.write(piece)
    copy.seek(0)
    return cast(BinaryIO, copy)
