"""Writing works into a generation. Whoever calls holds its lock."""

import json
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

import tantivy

from .documents import document
from .faults import engine_faults
from .places import read_json, replace
from .position import Position, read_position
from .reading import Reader
from .schema import schema

_POSITION = "position.json"
# Bytes of memory for documents that are not yet on disk; the least that the engine takes is 15 MB.
SMALL, LARGE = 16_000_000, 160_000_000


@contextmanager
def writer(
    generation: Path, *, memory: int = SMALL, threads: int = 1
) -> Iterator[tantivy.IndexWriter]:
    """A writer into ``generation``, closed at the end, its merges left undone.

    Raises ``IndexBrokenError`` for what the engine cannot do, within too.
    """
    with engine_faults():
        index = tantivy.Index(schema(), path=str(generation))
        writing = index.writer(heap_size=memory, num_threads=threads)
        yield writing


def renew(writing: tantivy.IndexWriter, works: Collection[int], reader: Reader) -> None:
    """Replace what is kept of ``works``; those that are not public are kept no longer."""
    # By query: deleting by term leaves unsigned numbers where they are (tantivy-py 0.27).
    writing.delete_documents_by_query(tantivy.Query.term_set_query(schema(), "pk", list(works)))
    add(writing, works, reader)


def add(writing: tantivy.IndexWriter, works: Collection[int], reader: Reader) -> int:
    """Keep those of ``works`` that are public and not kept yet; how many."""
    number = 0
    for facts in reader.read(works):
        writing.add_document(document(facts))
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
