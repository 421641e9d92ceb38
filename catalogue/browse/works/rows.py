"""Rows as plain objects with the columns a page needs, and no others.

A whole work has ninety columns, and each instance of a translated model costs a third of a
millisecond; a row of ``values()`` costs next to nothing.
"""

from collections.abc import Iterable, Mapping
from types import SimpleNamespace
from typing import Any

from publications.multilingual import as_named, columns

__all__ = ["SERIAL_TITLE", "TITLE", "as_named", "row"]

TITLE = ("original_language", *columns("title"))
SERIAL_TITLE = tuple(f"serial__{column}" for column in TITLE)


def row(values: Mapping[str, Any], names: Iterable[str], prefix: str = "") -> SimpleNamespace:
    """The ``names`` of ``values`` as attributes; ``prefix`` is that of a joined table."""
    return SimpleNamespace(**{name: values[f"{prefix}{name}"] for name in names})
