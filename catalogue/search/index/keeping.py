"""Staying beside the change log: applies what others changed, and makes what is missing."""

import logging
import random
import shutil
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

from django.conf import settings
from django.db import Error as DatabaseError
from django.db import close_old_connections, connection

from .applying import apply
from .faults import IndexBrokenError
from .places import Home, home
from .rebuilding import AlreadyRebuildingError, Progress, rebuild

logger = logging.getLogger(__name__)

# Seconds between two looks at the log; after a failure twice as long each time, up to a minute.
PAUSE = 0.4
LONGEST_PAUSE = 60.0
# Bytes; where less is free, writing fails for want of room.
ROOM = 100_000_000


class _StoppedError(Exception):
    """Told to end while a new generation is built: what is built so far is thrown away."""


def keep(stop: Event) -> None:
    """Until ``stop`` is set. Nothing that happens to the index or the database ends it."""
    failures = 0

    def advance(done: int, total: int) -> None:
        if stop.is_set():
            raise _StoppedError
        say_alive()

    say_alive()
    while not stop.is_set():
        try:
            is_behind = look(home(), advance)
            say_alive()
            failures = 0
        except _StoppedError:
            return
        except (IndexBrokenError, DatabaseError, OSError) as error:
            failures += 1
            is_behind = False
            logger.warning("The search index cannot be kept now: %s", error)
        except Exception:  # a fault of ours: others may still be served while it is mended
            failures += 1
            is_behind = False
            logger.exception("The search index cannot be kept now")
        close_old_connections()
        if is_behind:
            continue
        pause = min(PAUSE * 2**failures, LONGEST_PAUSE)
        # Several machines do not ask in step.
        stop.wait(pause * random.uniform(0.8, 1.2))  # noqa: S311 (no secret)


def look(place: Home, progress: Progress | None = None) -> bool:
    """One look: whether there is more to do at once.

    Raises ``IndexBrokenError`` for what cannot be written now, such as a full disk.
    """
    if place.current() is None:
        _make(place, progress)
        return False
    try:
        turn = apply(place, merging=True)
    except IndexBrokenError:
        _give_up_if_torn(place)
        raise
    if turn.is_unusable:
        _make(place, progress)
    return turn.is_behind


def say_alive() -> None:
    """Renew the file by which health checks know that the index is kept."""
    path = Path(settings.SEARCH_DIR) / "kept"
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def start_thread() -> Event:
    """Keep the index from within a process that serves pages. Set the event to end it."""
    stop = Event()

    def run() -> None:
        keep(stop)
        connection.close()

    Thread(target=run, name="keep_index", daemon=True).start()
    return stop


def _give_up_if_torn(place: Home) -> None:
    """What cannot be written though there is room is torn: it is made anew."""
    generation = place.current()
    if generation is not None and shutil.disk_usage(place.folder).free > ROOM:
        place.give_up(generation)


def _make(place: Home, progress: Progress | None) -> None:
    try:
        number = rebuild(place, progress)
    except AlreadyRebuildingError:
        return
    logger.info("The search index was made anew: %d works", number)
