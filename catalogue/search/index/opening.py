"""The index as it is read: opened once a process, renewed when it was written or replaced."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

import tantivy

from .engine import Searcher
from .faults import IndexBrokenError, IndexUnavailableError, engine_faults
from .places import Home, home, locked
from .schema import schema


@dataclass(frozen=True)
class Opened:
    """One state of an index. ``name`` is another whenever something in it has changed.

    ``counts``: what was counted of all works in this state, by facet.
    """

    searcher: Searcher
    generation: Path
    name: str
    counts: dict[str, dict[str, int]] = field(default_factory=dict, compare=False)


class _Reading:
    """The last opened generation of this process."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.index: tantivy.Index | None = None
        self.opened: Opened | None = None

    def renewed(self, generation: Path) -> Opened:
        stamp = _stamp(generation)
        opened = self.opened
        if opened and opened.generation == generation and opened.name == stamp:
            return opened
        with self.lock, engine_faults():
            if self.index is None or not self.opened or self.opened.generation != generation:
                self.index = tantivy.Index(schema(), path=str(generation))
            self.index.reload()
            self.opened = Opened(Searcher(self.index.searcher()), generation, stamp)
            return self.opened


_reading = _Reading()


def opened() -> Opened:
    """The index of the database in use, as it is now. Raises ``IndexUnavailableError``."""
    place = home()
    generation = place.current()
    if generation is None:
        raise IndexUnavailableError(is_rebuilding=is_rebuilding(place))
    try:
        return _reading.renewed(generation)
    except IndexBrokenError as error:
        place.give_up(generation)
        raise IndexUnavailableError from error


@contextmanager
def asking() -> Iterator[Opened]:
    """The index for one question. Raises ``IndexUnavailableError``.

    One that the engine cannot read is given up, so that it is made anew.
    """
    index = opened()
    try:
        yield index
    except IndexBrokenError as error:
        home().give_up(index.generation)
        raise IndexUnavailableError from error


def is_rebuilding(place: Home) -> bool:
    """Whether somebody is building a generation at this moment."""
    if not place.folder.exists():
        return False
    with locked(place.rebuilding) as is_free:
        return not is_free


def _stamp(generation: Path) -> str:
    """Of the file that the engine replaces at each commit."""
    try:
        found = (generation / "meta.json").stat()
    except OSError as error:
        raise IndexBrokenError(str(error)) from error
    return f"{generation.name}:{found.st_ino}:{found.st_mtime_ns}:{found.st_size}"
