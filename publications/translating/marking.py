"""Saying of several texts at once how they came to be, and what that changes for readers."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import transaction

from ..changes import touch
from ..models import Translation
from . import states

# (field, language code) -> a Translation.State
Marks = Mapping[tuple[str, str], str]


def markable(row: Any, field: str, language: str) -> bool:
    """Whether ``row`` has a text there that is a translation: neither empty nor the source."""
    value = getattr(row, f"{field}_{_column(language)}") or ""
    return bool(value.strip()) and not states.is_source(row, field, language)


@transaction.atomic
def mark_all(row: Any, marks: Marks) -> int:
    """Store ``marks`` for the present texts of the saved ``row``; returns how many there were.

    A mark on an empty text, or on the source itself, says nothing and is passed over. The
    records that show the row say a machine's translation is one, so they are touched.
    """
    from ..receivers import SHOWN_IN

    rows = [
        states.build(row, field, language, state)
        for (field, language), state in marks.items()
        if markable(row, field, language)
    ]
    if rows:
        Translation.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["kind", "object_id", "field", "language"],
            update_fields=["state", "source_digest", "text_digest", "outdated", "updated_at"],
        )
        touch(SHOWN_IN[type(row)](row))
    return len(rows)


def copy_states(source: Any, target: Any) -> None:
    """Give ``target``, saved with the texts of ``source``, the states of ``source``."""
    kind = states.KINDS[type(source)]
    rows = list(Translation.objects.filter(kind=kind, object_id=source.pk))
    for row in rows:
        row.pk, row.object_id = None, target.pk
    with transaction.atomic():
        Translation.objects.filter(kind=kind, object_id=target.pk).delete()
        Translation.objects.bulk_create(rows)


def _column(language: str) -> str:
    return str(settings.CATALOGUE_LANGUAGES_BY_CODE[language].column)
