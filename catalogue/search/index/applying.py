"""Applying the change log to the current generation: one writer at a time, by a lock."""

from dataclasses import dataclass
from pathlib import Path

from . import log
from .engine import Writer
from .places import Home, locked
from .position import Position
from .reading import Reader
from .writing import SMALL, position_of, remember, renew


@dataclass(frozen=True)
class Turn:
    """``works`` written; ``is_behind``: there is more than was asked for.

    ``is_unusable``: the generation cannot follow this log and must be made anew.
    """

    works: int = 0
    is_behind: bool = False
    is_unusable: bool = False


def apply(place: Home, *, most: int = log.BATCH, merging: bool = False) -> Turn:
    """Apply what is new, at most about ``most`` changes, unless another is at it.

    Looks once more after letting go: a change that was made meanwhile, by one who found the
    lock taken and went away, is not left waiting. Raises ``IndexBrokenError``. ``merging``
    waits until small parts are made one.
    """
    done = 0
    while done < most:
        with locked(place.writing) as is_mine:
            generation = place.current()
            if not is_mine or generation is None:
                return Turn(done)
            position = position_of(generation)
            if position is None or log.is_another(position):
                return Turn(done, is_unusable=True)
            number, position = follow(generation, position, most - done, merging=merging)
            done += number
        if not log.read(position, 1).works:
            return Turn(done)
    return Turn(done, is_behind=True)


def follow(
    generation: Path, position: Position, most: int, *, merging: bool = False
) -> tuple[int, Position]:
    """Apply at most ``most`` changes; the works written, and the position after them.

    Whoever calls holds the generation's lock. Raises ``IndexBrokenError``.
    """
    done = 0
    while done < most:
        news = log.read(position, min(most - done, log.BATCH))
        if news.works:
            with Writer(generation, SMALL) as writing:
                renew(writing, news.works, Reader())
                writing.commit()
                if merging:
                    writing.finish()
        if news.position != position:
            position = news.position
            remember(generation, position)
        done += len(news.works)
        if news.is_all:
            break
    return done, position
