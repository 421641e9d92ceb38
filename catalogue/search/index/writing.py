"""Writing works into a generation. Whoever calls holds its lock."""

import json
import logging
from collections.abc import Collection
from pathlib import Path

from publications.assembling.collecting import uncollected

from .documents import document
from .engine import Writer
from .faults import engine_faults
from .places import read_json, replace
from .position import Position, read_position
from .reading import Reader

logger = logging.getLogger(__name__)

_POSITION = "position.json"
# Bytes of memory for documents that are not yet on disk; the least that the engine takes is 15 MB.
SMALL, LARGE = 16_000_000, 160_000_000


def renew(writing: Writer, works: Collection[int], reader: Reader) -> None:
    """Replace what is kept of ``works``; those that are not public are kept no longer."""
    writing.remove(works)
    add(writing, works, reader)


def add(writing: Writer, works: Collection[int], reader: Reader) -> int:
    """Keep those of ``works`` that are public and not kept yet; how many.

    One that cannot be made a document, which would be a fault of ours, costs no other.
    """
    number = 0
    with uncollected():
        for facts in reader.read(works):
            try:
                made = document(facts)
            except Exception:
                logger.exception("Work %d cannot be found: no document is made of it", facts.pk)
                continue
            writing.add(made)
            number += 1
    return number


def position_of(generation: Path) -> Position | None:
    """How far ``generation`` has followed the change log; None where nobody can say."""
    return read_position(read_json(generation / _POSITION))


def remember(generation: Path, position: Position) -> None:
    """Note the position, after the commit of what it says is applied.

    Whoever is killed in between leaves an older note: then some works are written twice,
    which changes nothing.
    """
    with engine_faults():
        replace(generation / _POSITION, _as_text(position))


def _as_text(position: Position) -> str:
    return json.dumps(position.as_json(), separators=(",", ":"))
