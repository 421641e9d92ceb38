"""The texts of one field of one row, original first, and the columns that hold them."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, TypeVar

from django.conf import settings
from django.db.models import Model, QuerySet

from .texts import Text, same_language

Rows = TypeVar("Rows", bound=QuerySet[Any])
# (field, language code) -> state
States = Mapping[tuple[str, str], str]
NO_STATES: States = {}


@cache
def columns(field: str, *, original: bool = True) -> tuple[str, ...]:
    """The columns of ``field``, for ``only()`` and ``values_list()``: never the raw one."""
    translated = tuple(f"{field}_{language.column}" for language in settings.CATALOGUE_LANGUAGES)
    return ((f"original_{field}",) if original else ()) + translated


def as_named(queryset: Rows) -> Rows:
    """``queryset`` with columns taken as they are named.

    By default modeltranslation rewrites names into the active language's columns, at a cost,
    and hands ``values()`` on in an order of its own, which would mix up the parts of a union.
    """
    rewrite = getattr(queryset, "rewrite", None)
    return rewrite(False) if rewrite else queryset


def texts(row: Any, field: str, states: States | None = None) -> list[Text]:
    """Every text of ``field``: the original, then the ten languages in the site's order."""
    original = f"original_{field}"
    values = [getattr(row, name) for name in columns(field, original=False)]
    return read(
        [getattr(row, original, ""), *values], row.original_language, field, states or NO_STATES,
        reading=_if_read(row, f"{original}_reading"),
        romanised=_if_read(row, f"{original}_romanised"),
    )  # fmt: skip


def read(
    values: Sequence[str | None],
    language: str,
    field: str,
    states: States = NO_STATES,
    *,
    reading: str = "",
    romanised: str = "",
) -> list[Text]:
    """The same of ``values``, which stand as ``columns(field)`` names them.

    ``language``: of the original, whose ``reading`` and ``romanised`` form go with it.
    """
    if not any(values):
        return []
    found = []
    original = (values[0] or "").strip()
    if original:
        found.append(Text(original, language, "original", reading, romanised))
    # The original is the text of its own language.
    places = _places(language if original else "")
    for place, tag, code in places:
        value = values[place]
        if value and (value := value.strip()):
            found.append(Text(value, tag, states.get((field, code), "")))
    return found


@lru_cache(maxsize=256)
def _places(besides: str) -> tuple[tuple[int, str, str], ...]:
    """(place among ``columns``, tag, code) of every language but ``besides``."""
    return tuple(
        (place, language.tag, language.code)
        for place, language in enumerate(settings.CATALOGUE_LANGUAGES, 1)
        if not same_language(language.tag, besides)
    )


def _if_read(row: Any, name: str) -> str:
    """``name`` of ``row`` where it was read: a list of titles does not ask for it row by row."""
    value = row.__dict__.get(name) if isinstance(row, Model) else getattr(row, name, "")
    return value or ""


def words(text: Text) -> Iterator[Text]:
    """The single keywords of a keywords text, one a line."""
    for line in text.value.splitlines():
        if word := line.strip():
            yield Text(word, text.lang, text.state)
