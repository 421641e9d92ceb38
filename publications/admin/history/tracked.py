"""Which columns of a model its history shows and brings back."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.text import capfirst

from ...models import DOI, ArchiveRecord, File, Issue, Work
from ...translation import TRANSLATED_FIELDS

# Not brought back: permanent addresses never change; a status changes by the verbs of
# publishing, which know its rules; and what was asked about an identifier is evidence
# about that one and no other, so an identifier is replaced by adding another row.
_FIXED: dict[type[models.Model], frozenset[str]] = {
    Work: frozenset({"status", "withdrawn_reason"}),
    DOI: frozenset({"value"}),
    ArchiveRecord: frozenset({"service", "identifier"}),
}
# Columns no one types, that belong to one that is brought back.
_TOGETHER: dict[type[models.Model], frozenset[str]] = {
    File: frozenset({"size", "sha256"}),
    Issue: frozenset({"cover_width", "cover_height"}),
}


def shown(model: type[models.Model]) -> "list[models.Field[Any, Any]]":
    """The columns an editor can type, in the model's order; never a raw column."""
    raw = TRANSLATED_FIELDS.get(model, ())
    return [
        field
        for field in model._meta.concrete_fields
        if field.editable and not field.primary_key and field.name not in raw
    ]


def restorable(model: type[models.Model]) -> "list[models.Field[Any, Any]]":
    """The columns that restoring a version of a row that still exists sets."""
    fixed = _FIXED.get(model, frozenset()) | {"slug"}
    together = _TOGETHER.get(model, frozenset())
    kept = [field for field in shown(model) if field.name not in fixed]
    return kept + [model._meta.get_field(name) for name in sorted(together)]  # type: ignore[misc]


def reborn(model: type[models.Model]) -> "list[models.Field[Any, Any]]":
    """The columns that restoring a deleted row sets: its address and identifiers too."""
    status = {"status", "withdrawn_reason"} if model is Work else set()
    together = _TOGETHER.get(model, frozenset())
    kept = [field for field in shown(model) if field.name not in status]
    return kept + [model._meta.get_field(name) for name in sorted(together)]  # type: ignore[misc]


def label(field: "models.Field[Any, Any]") -> tuple[str, str]:
    """(name of the field, code of its language or an empty text)."""
    language = getattr(field, "language", "")
    if language:
        original = field.translated_field  # type: ignore[attr-defined]
        return str(capfirst(original.verbose_name)), str(language)
    return str(capfirst(field.verbose_name)), ""


def tag(code: str) -> tuple[str, str]:
    """(BCP 47 tag, direction) of a site language's code; two empty texts for none."""
    language = settings.CATALOGUE_LANGUAGES_BY_CODE.get(code)
    return (language.tag, language.direction) if language else ("", "")
