"""The records that a search's address chooses."""

from collections.abc import Iterator

from django.http import QueryDict

from catalogue.browse.works.filters import WorkFilter
from publications.models import Work
from publications.records import Record

from ..bulk.streaming import records_of


def records_of_query(query: str) -> Iterator[Record]:
    """The public works of ``?type=book&q=…`` (a ``Selection``'s query), in the order they were
    entered."""
    found = WorkFilter(QueryDict(query.removeprefix("?")), Work.objects.public()).qs
    return records_of(found.order_by("pk"))
