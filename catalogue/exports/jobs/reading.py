"""The records that a search's address chooses."""

from collections.abc import Iterator

from publications.records import Record

from ..bulk.asking import parameters, read
from ..bulk.streaming import records_of


def records_of_query(query: str) -> Iterator[Record]:
    """The public works of ``?type=book&q=…`` (a ``Selection``'s query), in the order they were
    entered."""
    return records_of(read(parameters(query.removeprefix("?"))).works)
