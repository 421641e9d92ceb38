"""Compressed files, unpacked as they are read, and never more than they may hold.

A small file can unpack to one that fills the disk (a zip bomb). What comes out is never kept
whole, and reading stops where it grows beyond all measure.
"""

import bz2
import gzip
import io
import zipfile
import zlib
from dataclasses import dataclass
from typing import BinaryIO, Protocol, cast

from ..formats.base import Problem
from ..identifiers.base import gettext_noop

TOO_MUCH = gettext_noop(
    "The file unpacks to more than it may hold (%(limit)s); the rest was not read. Unpack it "
    "yourself and look what is in it."
)
DAMAGED = gettext_noop(
    "The compressed file is damaged or cut short (%(error)s); what could be unpacked was read."
)
SEVERAL = gettext_noop(
    "The ZIP archive holds %(count)s files. Take them out of it and import each by itself."
)
NOTHING = gettext_noop("The ZIP archive holds no file.")
LOCKED = gettext_noop("The ZIP archive is locked with a password. Unpack it first.")

_OFFICE = {"[Content_Types].xml": "office", "content.xml": "open-document"}
# What archiving programs add of their own accord.
_ADDED = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True)
class Limits:
    """Bytes that a compressed file may unpack to, and how many times its own size.

    The ratio counts only beyond ``free`` bytes: short files of blanks compress very well.
    """

    total: int = 8 * 1024**3
    ratio: int = 250
    free: int = 16 * 1024**2


class UnpackError(Exception):
    """The file cannot be unpacked, or not further; ``problem`` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message % problem.params)
        self.problem = problem


class RefusedError(Exception):
    """The archive is of a kind that is not read; ``kind`` is one of ``refusing.KINDS``."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


@dataclass(frozen=True)
class Unpacked:
    """``binary`` gives the content; ``how`` names the compression, empty for none."""

    binary: BinaryIO
    how: str = ""
    name: str = ""


class _Reader(Protocol):
    def read1(self, size: int = ..., /) -> bytes: ...
    def close(self) -> None: ...


class _Measured(io.RawIOBase):
    """What comes out of an unpacker, counted against the limits."""

    def __init__(self, inner: _Reader, packed: int, limits: Limits) -> None:
        self._inner, self._out = inner, 0
        by_ratio = max(limits.free, packed * limits.ratio) if packed else limits.total
        self._limit = min(limits.total, by_ratio)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        try:
            data = self._inner.read1(len(buffer))  # what there is before any damage
        except (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError) as error:
            reason = str(error) or type(error).__name__
            raise UnpackError(Problem(DAMAGED, {"error": reason})) from error
        self._out += len(data)
        if self._out > self._limit:
            limit = f"{self._limit // 1024**2} MB"
            raise UnpackError(Problem(TOO_MUCH, {"limit": limit}))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._inner.close()
        super().close()


def unpack(binary: BinaryIO, name: str, limits: Limits) -> Unpacked:
    """The content of a seekable file, unpacked when it is gzip, bzip2 or ZIP.

    Raises ``UnpackError`` and ``RefusedError``.
    """
    start = binary.read(4)
    size = binary.seek(0, io.SEEK_END)
    binary.seek(0)
    if start.startswith(b"\x1f\x8b"):
        return _measured(gzip.GzipFile(fileobj=binary), size, limits, "gzip", _without(name, ".gz"))
    if start.startswith(b"BZh"):
        return _measured(bz2.BZ2File(binary), size, limits, "bzip2", _without(name, ".bz2"))
    if start.startswith(b"PK\x03\x04") or start.startswith(b"PK\x05\x06"):
        return _from_zip(binary, limits)
    return Unpacked(binary, "", name)


def _from_zip(binary: BinaryIO, limits: Limits) -> Unpacked:
    try:
        archive = zipfile.ZipFile(binary)
        names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnpackError(Problem(DAMAGED, {"error": str(error)})) from error
    for inside, kind in _OFFICE.items():
        if inside in names:
            raise RefusedError("epub" if "META-INF/container.xml" in names else kind)
    files = [
        one
        for one in archive.infolist()
        if not one.is_dir() and not one.filename.startswith(_ADDED[0])
        and not one.filename.endswith(_ADDED[1:])
    ]  # fmt: skip
    if not files:
        raise UnpackError(Problem(NOTHING))
    if len(files) > 1:
        raise UnpackError(Problem(SEVERAL, {"count": str(len(files))}))
    only = files[0]
    if only.flag_bits & 1:
        raise UnpackError(Problem(LOCKED))
    try:
        inner = archive.open(only)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError) as error:
        raise UnpackError(Problem(DAMAGED, {"error": str(error)})) from error
    return _measured(cast(_Reader, inner), only.compress_size, limits, "zip", only.filename)


def _measured(inner: _Reader, packed: int, limits: Limits, how: str, name: str) -> Unpacked:
    return Unpacked(io.BufferedReader(_Measured(inner, packed, limits), 65_536), how, name)


def _without(name: str, ending: str) -> str:
    return name[: -len(ending)] if name.lower().endswith(ending) else name
