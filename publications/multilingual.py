"""The texts of one field of one row, original first, and the columns that hold them."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from django.conf import settings
from django.db.models import Model

from .texts import Text, same_language

# (field, language code) -> state
States = Mapping[tuple[str, str], str]


@cache
def columns(field: str, *, original: bool = True) -> tuple[str, ...]:
    """The columns of ``field``, for ``only()`` and ``values_list()``: never the raw one."""
    translated = tuple(f"{field}_{language.column}" for language in settings.CATALOGUE_LANGUAGES)
    return ((f"original_{field}",) if original else ()) + translated


def texts(row: Any, field: str, states: States | None = None) -> list[Text]:
    """Every text of ``field``: the original, then the ten languages in the site's order."""
    return list(_texts(row, field, states or {}))


def _texts(row: Any, field: str, states: States) -> Iterator[Text]:
    original = getattr(row, f"original_{field}", "") or ""
    original_language = row.original_language
    if original.strip():
        yield Text(
            original.strip(),
            original_language,
            "original",
            _if_read(row, f"original_{field}_reading"),
            _if_read(row, f"original_{field}_romanised"),
        )
    for language in settings.CATALOGUE_LANGUAGES:
        value = (getattr(row, f"{field}_{language.column}") or "").strip()
        if not value:
            continue
        if original.strip() and same_language(language.tag, original_language):
            continue  # the original is the text of its own language
        yield Text(value, language.tag, states.get((field, language.code), ""))


def _if_read(row: Any, name: str) -> str:
    """``name`` of ``row`` where it was read: a list of titles does not ask for it row by row."""
    value = row.__dict__.get(name) if isinstance(row, Model) else getattr(row, name, "")
    return value or ""


def words(text: Text) -> list[Text]:
    """The single keywords of a keywords text, one a line."""
    return [
        Text(line.strip(), text.lang, text.state)
        for line in text.value.splitlines()
        if line.strip()
    ]
