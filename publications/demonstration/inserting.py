"""Insert rows in bulk with their history, and only what is neither there nor was deleted."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.db.models import Model
from simple_history.utils import bulk_create_with_history, get_history_manager_for_model

from ..importing import stored_keys

REASON = "Demonstration catalogue"
BATCH = 500

M = TypeVar("M", bound=Model)
Row = TypeVar("Row", bound=Mapping[str, Any])


def create(model: type[M], rows: Iterable[M]) -> list[M]:
    """Insert ``rows``; they come back with their keys, in their order."""
    rows = list(rows)
    if rows:
        bulk_create_with_history(rows, model, batch_size=BATCH, default_change_reason=REASON)
        if model in stored_keys.KINDS:
            stored_keys.store(rows)
    return rows


def fresh(model: type[Model], rows: list[Row]) -> list[Row]:
    """The rows whose slug the database neither has nor once had."""
    known = once_there(model, {"slug__in": [row["slug"] for row in rows]}, "slug")
    return [row for row in rows if (row["slug"],) not in known]


def once_there(
    model: type[Model], within: Mapping[str, Any], *columns: str
) -> set[tuple[Any, ...]]:
    """The values of ``columns`` of rows that exist or were deleted, among those ``within``."""
    deleted = get_history_manager_for_model(model).filter(history_type="-", **within)
    here = model._default_manager.filter(**within)
    return {*here.values_list(*columns), *deleted.values_list(*columns)}


def keys(model: type[Model], slugs: Iterable[str]) -> dict[str, int]:
    """The primary key of each slug that exists."""
    return dict(model._default_manager.filter(slug__in=set(slugs)).values_list("slug", "pk"))
