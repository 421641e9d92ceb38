"""Rows by languages: a page of the matrix, three queries whatever its length."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet

from ...models import Translation
from ...multilingual import columns, texts
from ...texts import Text, same_language, shown
from ...translating import states
from ...translation import TRANSLATED_FIELDS
from .asking import present
from .kinds import Kind
from .panels import DONE, LABELS, NONE, worst

PAGE = 40


@dataclass(frozen=True)
class Cell:
    """One row in one language: the worst of its states, and how many texts are there."""

    language: Any
    state: str
    done: int
    total: int

    @property
    def label(self) -> Any:
        return LABELS.get(self.state, "")


@dataclass(frozen=True)
class Row:
    """``title`` as the editor reads it, ``original`` beside it where it is another text."""

    pk: int
    title: Text | None
    original: Text | None
    slug: str
    cells: list[Cell]


def page(
    kind: Kind, queryset: QuerySet[Any], after: int | None, reader: str, languages: Sequence[Any]
) -> tuple[list[Row], int | None]:
    """A page of ``queryset`` by key, newest first, and the key of its last row if more follow.

    ``reader``: the language code of who looks at it; ``languages``: the columns.
    """
    queryset = queryset.order_by("-pk").select_related(
        *(["serial"] if kind.name == "issue" else [])
    )
    if after is not None:
        queryset = queryset.filter(pk__lt=after)
    rows = list(_flagged(kind, queryset)[: PAGE + 1])
    more = len(rows) > PAGE
    rows = rows[:PAGE]
    known = states.states_of(kind.model, [row.pk for row in rows])
    grid = [_row(kind, row, known.get(row.pk, {}), reader, languages) for row in rows]
    return grid, rows[-1].pk if more else None


def _flagged(kind: Kind, queryset: QuerySet[Any]) -> QuerySet[Any]:
    """With titles, and a flag for each text instead of the text."""
    flags: dict[str, Q] = {}
    for field in TRANSLATED_FIELDS[kind.model]:
        flags[f"has_original_{field}"] = present(f"original_{field}")
        for language in settings.CATALOGUE_LANGUAGES:
            flags[f"has_{field}_{language.column}"] = present(f"{field}_{language.column}")
    flagged: QuerySet[Any] = queryset.annotate(**flags)
    return flagged.only("slug", kind.language, *columns(kind.title))


def _row(
    kind: Kind,
    row: Any,
    known: Mapping[tuple[str, str], str],
    reader: str,
    languages: Sequence[Any],
) -> Row:
    found = texts(row, kind.title)
    title = shown(found, reader)
    original = next((text for text in found if text.is_original), None)
    cells = [_cell(kind, row, language, known) for language in languages]
    return Row(row.pk, title, original if original is not title else None, row.slug, cells)


def _cell(kind: Kind, row: Any, language: Any, known: Mapping[tuple[str, str], str]) -> Cell:
    found = [_state(row, field, language, known) for field in TRANSLATED_FIELDS[kind.model]]
    there = [state for state in found if state != NONE]
    return Cell(language, worst(found), sum(state in DONE for state in there), len(there))


def _state(row: Any, field: str, language: Any, known: Mapping[tuple[str, str], str]) -> str:
    """As ``panels.state_of``, from the flags."""
    original = getattr(row, f"has_original_{field}")
    is_source = (
        same_language(language.tag, row.original_language) if original else language.code == "en"
    )
    if is_source and (original or getattr(row, f"has_{field}_en")):
        return states.ORIGINAL
    if getattr(row, f"has_{field}_{language.column}"):
        return known.get((field, language.code), Translation.State.DRAFT.value)
    return states.MISSING if original or getattr(row, f"has_{field}_en") else NONE
