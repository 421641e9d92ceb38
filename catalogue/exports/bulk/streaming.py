"""Records in a format as chunks of bytes; memory is that of one batch, however many they are."""

from collections.abc import Callable, Iterable, Iterator

from django.db.models import QuerySet

from catalogue.links.telling import states_of
from publications import assembling
from publications.formats import Format
from publications.models import Work
from publications.records import Record

# A chunk costs a system call and, over HTTP, a frame of its own.
CHUNK = 64 * 1024


def records_of(works: QuerySet[Work]) -> Iterator[Record]:
    """``works`` in their order, with what is known of their links."""
    return assembling.records(works, link_states=states_of)


def stream(
    form: Format,
    records: Iterable[Record],
    language: str = "",
    *,
    told: Callable[[int], object] | None = None,
) -> Iterator[bytes]:
    """``records`` in ``form``, in chunks of ``CHUNK`` bytes or a little more.

    ``told`` hears after each chunk how many records have been taken so far.
    """
    count = 0

    def counted() -> Iterator[Record]:
        nonlocal count
        for record in records:
            count += 1
            yield record

    pieces: list[bytes] = []
    size = 0
    for piece in form.write(counted(), language):
        pieces.append(piece)
        size += len(piece)
        if size >= CHUNK:
            yield b"".join(pieces)
            pieces, size = [], 0
            if told:
                told(count)
    if pieces:
        yield b"".join(pieces)
    if told:
        told(count)
