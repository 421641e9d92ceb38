"""What a format is."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ..records import Record


@dataclass(frozen=True)
class Format:
    """A way to write records down.

    ``ext`` ends the address of a record; ``name`` is for people and the same in every
    language. ``write`` takes records and a language (BCP 47 tag or site code; empty for
    the originals) and yields UTF-8 bytes, record by record.
    """

    ext: str
    name: str
    media_type: str
    write: Callable[[Iterable[Record], str], Iterator[bytes]]
