"""Other works that a page names: those it is related to, and its neighbours in the issue."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from django.db.models import QuerySet

from publications.models import Work

from ..dates import readable
from ..shown import Shown
from .addresses import work_url
from .batches import Batch
from .rows import TITLE, as_named
from .showing import Source


@dataclass(frozen=True)
class Other:
    """Another work as a page names it; ``date`` and ``version`` may be empty."""

    url: str
    title: Shown
    date: str
    version: str


def _works(keys: Collection[int]) -> QuerySet[Any, Any]:
    works = as_named(Work.objects.public()).filter(pk__in=keys).order_by()
    rows: QuerySet[Any, Any] = works.values("pk", "slug", "date", "version", *TITLE)
    return rows


_WORKS = Batch(_works)


def read_others(keys: Collection[int]) -> dict[int, SimpleNamespace]:
    """The public ones among the works with these keys. One query, none without keys."""
    return {row["pk"]: SimpleNamespace(**row) for row in _WORKS.dicts(keys)}


def titles(rows: Mapping[int, Any]) -> list[tuple[Source, Any]]:
    """Their titles, for ``showing``."""
    return [(Source("work", pk, "title"), row) for pk, row in rows.items()]


def others(rows: Mapping[int, Any], shown: Mapping[Source, Shown], reader: str) -> dict[int, Other]:
    """``rows`` for a reader of a site language."""
    return {
        pk: Other(
            work_url(row.slug),
            shown[Source("work", pk, "title")],
            readable(row.date, reader),
            row.version,
        )
        for pk, row in rows.items()
    }
