"""A new generation beside the one that is read, then swapped: nobody waits for it."""

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import suppress

from publications.models import Work

from . import log
from .applying import follow
from .engine import Writer
from .faults import IndexBrokenError
from .places import Home, locked, read_json, replace
from .reading import Reader
from .writing import LARGE, add, remember

logger = logging.getLogger(__name__)

BATCH = 1000
# Works between two notes of how far it is.
_NOTED = 10_000
# Changes followed while nobody else may write; those made meanwhile are for the next turn.
_MOST_AT_LAST = 20_000

# Called with (works done, works in all).
Progress = Callable[[int, int], None]


class AlreadyRebuildingError(Exception):
    """Another process is building a generation at this moment."""


def rebuild(place: Home, progress: Progress | None = None) -> int:
    """Make the index of all public works anew; how many there are.

    The generation in use goes on being read and written until the new one takes its place.
    Raises ``AlreadyRebuildingError``, and ``IndexBrokenError`` for a disk that is full.
    """
    with locked(place.rebuilding) as is_mine:
        if not is_mine:
            raise AlreadyRebuildingError
        place.tidy()
        try:
            return _build(place, progress or (lambda done, total: None))
        except OSError as error:
            raise IndexBrokenError(str(error)) from error
        finally:
            with suppress(OSError):
                place.progress.unlink(missing_ok=True)
            place.tidy()


def how_far(place: Home) -> tuple[int, int] | None:
    """(works done, works in all) of the building under way."""
    value = read_json(place.progress)
    if isinstance(value, list) and len(value) == 2:
        return int(value[0]), int(value[1])
    return None


def _build(place: Home, progress: Progress) -> int:
    generation = place.new_generation()
    position = log.start()
    total, done, noted = Work.objects.public().count(), 0, 0
    _note(place, done, total)
    with Writer(generation, LARGE) as writing:
        reader = Reader()
        for keys in _batches():
            done += add(writing, keys, reader)
            progress(done, total)
            if done - noted >= _NOTED:
                noted = done
                _note(place, done, total)
        writing.commit()
        writing.finish()
    remember(generation, position)
    # Most of what changed meanwhile is followed while others may still write to the old one.
    _, position = follow(generation, position, _MOST_AT_LAST, merging=True)
    with locked(place.writing, wait=True):
        follow(generation, position, _MOST_AT_LAST, merging=True)
        place.make_current(generation)
    return done


def _batches() -> Iterator[list[int]]:
    """The keys of all public works, in order."""
    last = 0
    works = Work.objects.public().order_by("pk")
    while keys := list(works.filter(pk__gt=last).values_list("pk", flat=True)[:BATCH]):
        yield keys
        last = keys[-1]


def _note(place: Home, done: int, total: int) -> None:
    replace(place.progress, json.dumps([done, total]))
