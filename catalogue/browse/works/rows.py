"""Rows as plain objects with the columns a page needs, and no others.

A whole work has ninety columns, and each instance of a translated model costs a third of a
millisecond; a row of ``values()`` costs next to nothing.
"""

from collections.abc import Iterable, Mapping
from types import SimpleNamespace
from typing import Any, TypeVar

from django.db.models import QuerySet

from publications.multilingual import columns

Rows = TypeVar("Rows", bound=QuerySet[Any])
TITLE = ("original_language", *columns("title"))
SERIAL_TITLE = tuple(f"serial__{column}" for column in TITLE)


def row(values: Mapping[str, Any], names: Iterable[str], prefix: str = "") -> SimpleNamespace:
    """The ``names`` of ``values`` as attributes; ``prefix`` is that of a joined table."""
    return SimpleNamespace(**{name: values[f"{prefix}{name}"] for name in names})


def as_named(queryset: Rows) -> Rows:
    """``queryset`` with columns taken as they are named.

    By default modeltranslation rewrites names into the active language's columns, at a cost,
    and hands ``values()`` on in an order of its own, which would mix up the parts of a union.
    """
    rewrite = getattr(queryset, "rewrite", None)
    return rewrite(False) if rewrite else queryset
