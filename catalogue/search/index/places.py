"""Where the index is kept: ``SEARCH_DIR/<version>-<database>/``, with a generation a folder.

``current`` names the generation that is read. It is replaced in one step, so that a reader
sees the old one or the new one, whole. Two databases, or two versions of the program, never
share an index.
"""

import fcntl
import hashlib
import json
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections

from .schema import VERSION

_PREFIX = "generation-"


@dataclass(frozen=True)
class Home:
    """The folder of one database's index in one version."""

    folder: Path

    @property
    def writing(self) -> Path:
        """Locked by whoever writes into the current generation."""
        return self.folder / "writing.lock"

    @property
    def rebuilding(self) -> Path:
        """Locked by whoever builds a new generation."""
        return self.folder / "rebuilding.lock"

    @property
    def progress(self) -> Path:
        return self.folder / "rebuilding.json"

    def current(self) -> Path | None:
        """The generation that is read, None where there is none that can be."""
        try:
            name = (self.folder / "current").read_text(encoding="ascii")
        except (OSError, ValueError):
            return None
        generation = self.folder / name
        usable = name.startswith(_PREFIX) and (generation / "meta.json").exists()
        return generation if usable and not _broken(generation).exists() else None

    def new_generation(self) -> Path:
        """An empty folder to build in."""
        path = self.folder / f"{_PREFIX}{time.time_ns():x}-{os.getpid()}"
        path.mkdir(parents=True)
        return path

    def make_current(self, generation: Path) -> None:
        replace(self.folder / "current", generation.name)

    def give_up(self, generation: Path) -> None:
        """Say that a generation cannot be read: whoever keeps the index builds another."""
        with suppress(OSError):
            _broken(generation).touch()

    def tidy(self) -> None:
        """Remove the generations that nobody reads, and the homes of other versions.

        Who has one open goes on reading it: its files stay until they are let go.
        """
        current = self.current()
        for path in self.folder.glob(f"{_PREFIX}*"):
            if path != current:
                shutil.rmtree(path, ignore_errors=True)
        database = self.folder.name.partition("-")[2]
        for other in self.folder.parent.glob(f"*-{database}"):
            if other != self.folder and other.name.partition("-")[0].isdecimal():
                shutil.rmtree(other, ignore_errors=True)


def home() -> Home:
    """That of the database in use."""
    known = connections["default"].settings_dict
    names = [str(known.get(key) or "") for key in ("ENGINE", "HOST", "PORT", "NAME")]
    return _home(str(settings.SEARCH_DIR), VERSION, tuple(names))


@lru_cache(maxsize=16)
def _home(folder: str, version: int, names: tuple[str, ...]) -> Home:
    digest = hashlib.sha256("\n".join(names).encode()).hexdigest()[:12]
    return Home(Path(folder) / f"{version}-{digest}")


def replace(path: Path, text: str) -> None:
    """Write a small file so that it is the old one or the new one after any failure."""
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    with beside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def read_json(path: Path) -> Any:
    """What a small file holds, None where it is missing or torn."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


@contextmanager
def locked(path: Path, *, wait: bool = False) -> Iterator[bool]:
    """Hold the lock ``path``; yields whether it was free. It falls with the process."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
        else:
            yield True


def _broken(generation: Path) -> Path:
    return generation / "broken"
