"""The index as it is read: opened once a process, renewed when it was written or replaced."""

from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import tantivy

from .faults import IndexBrokenError, IndexUnavailableError, engine_faults
from .places import Home, home, locked
from .schema import schema


@dataclass(frozen=True)
class Opened:
    """One state of an index. ``name`` is another whenever something in it has changed."""

    searcher: tantivy.Searcher
    generation: Path
    name: str


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
            self.opened = Opened(self.index.searcher(), generation, stamp)
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


def give_up(index: Opened) -> None:
    """Say that ``index`` cannot be read, so that it is made anew."""
    home().give_up(index.generation)


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
