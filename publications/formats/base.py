"""What a format is: how records are written down, and how they are read."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import TextIOWrapper
from types import MappingProxyType
from typing import BinaryIO

from ..records import Record

NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Problem:
    """What is wrong with a record or one of its fields, for a person.

    ``message``: English, a msgid with ``params`` in the manner of ``%(value)s``. ``field`` is
    what the file's own format calls it, ``value`` what stood there (whoever shows it shortens
    it).
    """

    message: str
    params: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    field: str = ""
    value: str = ""


@dataclass(frozen=True)
class Entry:
    """One record of a file, as it was read.

    ``number`` counts from 1, rejected ones too; ``line`` is its first line, 0 where the format
    has none; ``key`` what the file calls it. ``record`` is None when it was rejected: the
    first problem says why. The problems of a record that was read are what was left out of it.
    """

    number: int
    record: Record | None
    problems: tuple[Problem, ...] = ()
    line: int = 0
    key: str = ""


@dataclass(frozen=True)
class Source:
    """A file to read, from its first byte.

    ``encoding``: Python's name of the text encoding that was found or asked for; MARC, which
    says its own, takes it as an order and else has it empty. ``columns``: for CSV, the
    header of a column -> the field of ours.
    """

    binary: BinaryIO
    encoding: str = ""
    columns: Mapping[str, str] = field(default_factory=lambda: NOTHING)

    def text(self) -> TextIOWrapper:
        """As text without its byte order mark, with line ends as they are. A byte that the
        encoding has not becomes U+FFFD: the record it stands in says so, no other suffers."""
        encoding = self.encoding or "utf-8-sig"
        if encoding.lower().replace("_", "-") == "utf-8":
            encoding = "utf-8-sig"
        return TextIOWrapper(self.binary, encoding, errors="replace", newline="")


@dataclass(frozen=True)
class Format:
    """A way to write records down, and to read them where it has ``read``.

    ``ext`` ends the address of a record; ``name`` is for people and the same in every
    language. ``write`` takes records and a language (BCP 47 tag or site code; empty for
    the originals) and yields bytes, at least once a record; nothing is written before a
    record was taken. ``read`` yields entries as it goes and never raises for what stands in
    a file. ``has_charset``: the media type takes ``charset=utf-8``.
    """

    ext: str
    name: str
    media_type: str
    write: Callable[[Iterable[Record], str], Iterator[bytes]]
    read: Callable[[Source], Iterator[Entry]] | None = None
    has_charset: bool = False

    @property
    def content_type(self) -> str:
        """The value of ``Content-Type``."""
        return f"{self.media_type}; charset=utf-8" if self.has_charset else self.media_type


@dataclass(frozen=True)
class Reader:
    """A way to read records that nobody writes: ``ext`` names it, ``name`` is for people."""

    ext: str
    name: str
    read: Callable[[Source], Iterator[Entry]]
