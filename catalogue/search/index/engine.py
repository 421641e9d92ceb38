"""The engine as it is read and written; whatever it raises means a broken index.

Nothing else stands inside ``engine_faults``: an error of our own is an error, and costs no
index.
"""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

import tantivy

from .faults import engine_faults
from .schema import schema


class Searcher:
    """The part of ``tantivy.Searcher`` that is used. Raises ``IndexBrokenError``."""

    def __init__(self, searcher: tantivy.Searcher) -> None:
        self._searcher = searcher

    def search(self, query: tantivy.Query, limit: int, **options: Any) -> Any:
        with engine_faults():
            return self._searcher.search(query, limit, **options)

    def aggregate(self, query: tantivy.Query, asked: dict[str, Any]) -> Mapping[str, Any]:
        with engine_faults():
            return self._searcher.aggregate(query, asked)

    def doc_freq(self, name: str, term: str) -> int:
        with engine_faults():
            return self._searcher.doc_freq(name, term)

    def terms_with_prefix(self, name: str, start: str, *, limit: int) -> list[tuple[str, int]]:
        with engine_faults():
            return self._searcher.terms_with_prefix(name, start, limit=limit)

    def fast_field_values(self, name: str, addresses: Sequence[tantivy.DocAddress]) -> list[int]:
        """Of a field of whole numbers that every work has."""
        with engine_faults():
            values = self._searcher.fast_field_values(name, list(addresses))
        return [int(value or 0) for value in values]


class Writer:
    """Writes into a generation, whose lock the caller holds, while it is entered.

    What is not committed then is lost; merges under way are left undone. ``memory``: bytes for
    what is not on disk yet. Raises ``IndexBrokenError``.
    """

    def __init__(self, generation: Path, memory: int) -> None:
        with engine_faults():
            index = tantivy.Index(schema(), path=str(generation))
            self._writer = index.writer(heap_size=memory, num_threads=1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        # Lets go of the engine's own lock, even where an error still holds the frames.
        del self._writer

    def add(self, document: tantivy.Document) -> None:
        with engine_faults():
            self._writer.add_document(document)

    def remove(self, keys: Collection[int]) -> None:
        """By query: deleting by term leaves unsigned numbers where they are (tantivy-py 0.27)."""
        query = tantivy.Query.term_set_query(schema(), "pk", list(keys))
        with engine_faults():
            self._writer.delete_documents_by_query(query)

    def commit(self) -> None:
        with engine_faults():
            self._writer.commit()

    def finish(self) -> None:
        """Wait until small parts are made one. Nothing can be written after."""
        with engine_faults():
            self._writer.wait_merging_threads()
