"""From rows to ``Record``s: the one road that pages, formats and protocols share.

Narrow rows, never model instances, and a batch at a time: what was learnt of people, serials
and subjects serves the whole run.
"""

from collections.abc import Iterator, Sequence

from django.db.models import QuerySet

from ..models import Work
from ..records import Record
from .children import LinkStates
from .rows import row_of, rows_of
from .run import Run
from .walking import walk

__all__ = ["LinkStates", "record", "records", "records_of"]


def records(works: QuerySet[Work], *, link_states: LinkStates | None = None) -> Iterator[Record]:
    """``works`` as records, in their own order; one batch in memory, no cursor held open.

    Give them ``order_by("pk")`` where there may be many: then keys are asked for a window at
    a time. ``link_states`` says what is known of the works' links, asked once a batch with the
    digests of their addresses.
    """
    run = Run(link_states)
    for batch in walk(works):
        yield from run.records(batch)


def record(work: Work, *, link_states: LinkStates | None = None) -> Record:
    """One work as a record, as the database has it now; of ``work`` its key is enough.

    Raises Work.DoesNotExist.
    """
    for found in Run(link_states).records(list(rows_of([work.pk]))):
        return found
    raise Work.DoesNotExist(work.pk)


def records_of(works: Sequence[Work], *, link_states: LinkStates | None = None) -> list[Record]:
    """Loaded works as records, in their order."""
    return list(Run(link_states).records([row_of(work) for work in works]))
