"""Places in a list between addresses and the search index.

An address names a place as the database sorts: a day, or the first letters of a title, and a
primary key. So it leads to the same place while there is no index. The index has sort keys.
"""

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet

from catalogue.search.index import sorting, titles
from publications.dates import UNDATED
from publications.models import Work
from publications.multilingual import columns

from .batches import Batch
from .keys import Key
from .ordering import TITLE_LETTERS
from .rows import as_named

_TITLES = columns("title")
# Greater ones are no primary keys of the index, and no days that a date has.
_MOST_KEY = (1 << sorting.KEY_BITS) - 1


def engine_place(key: Key | None, order: str, reader: str) -> tuple[int, ...] | None:
    """Where ``key`` stands in the index, for a reader of a site language."""
    if key is None:
        return None
    pk = min(max(key.pk, 0), _MOST_KEY)
    if isinstance(key.value, str):
        return (*titles.levels(key.value, reader), pk)
    if order == "oldest":
        return (sorting.oldest(UNDATED if key.part else key.value, pk),)
    return (sorting.newest(key.value, pk),)


def read_places(keys: Collection[int], order: str, reader: str) -> dict[int, Key]:
    """The places of the works with these keys that are still public. One query."""
    found = {}
    for pk, day, language, reading, *texts in _WORKS.rows(keys):
        if order == "title":
            title = titles.shown(texts, language, reading, reader)
            found[pk] = Key(0, title[:TITLE_LETTERS].lower(), pk)
        else:
            found[pk] = Key(int(order == "oldest" and day == UNDATED), day, pk)
    return found


def _works(keys: Collection[int]) -> QuerySet[Any, Any]:
    works = as_named(Work.objects.public()).filter(pk__in=keys).order_by()
    rows: QuerySet[Any, Any] = works.values_list(
        "pk", "sort_day", "original_language", "original_title_reading", *_TITLES
    )
    return rows


_WORKS = Batch(_works)
