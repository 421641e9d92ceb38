"""Translation states: missing, machine, draft, reviewed, outdated.

A translation is made from a source: the original text, or English where there is no
original. It becomes outdated when that source changes, and is up to date again when the
source is what it was made from.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import Model

from ..models import Issue, Serial, Subject, Translation, Work
from ..texts import same_language
from ..translation import TRANSLATED_FIELDS

KINDS: dict[type[Model], str] = {Work: "work", Serial: "serial", Issue: "issue", Subject: "subject"}
MISSING, OUTDATED, ORIGINAL = "missing", "outdated", "original"


def digest(text: str) -> str:
    """SHA-256 of a text, blank edges aside."""
    return hashlib.sha256(text.strip().encode("utf-8")).hexdigest()


def source_text(row: Any, field: str) -> str:
    """What translations of ``field`` are made from."""
    return (getattr(row, f"original_{field}", "") or getattr(row, f"{field}_en") or "").strip()


def is_source(row: Any, field: str, language: str) -> bool:
    """Whether the text in ``language`` (a site code) is itself the source."""
    if getattr(row, f"original_{field}", ""):
        return same_language(language, row.original_language)
    return language == "en"


def mark(row: Any, field: str, language: str, state: str) -> None:
    """Say how the present text of ``field`` in ``language`` came to be (a Translation.State)."""
    Translation.objects.update_or_create(
        kind=KINDS[type(row)],
        object_id=row.pk,
        field=field,
        language=language,
        defaults=_fresh(row, field, language, state),
    )


def build(row: Any, field: str, language: str, state: str) -> Translation:
    """The row that ``mark`` would store, unsaved, for loading in bulk."""
    return Translation(
        kind=KINDS[type(row)], object_id=row.pk, field=field, language=language,
        **_fresh(row, field, language, state),
    )  # fmt: skip


def refresh(row: Any) -> None:
    """Bring the states of ``row`` in line with its texts, after it was saved.

    A new text is a draft by a person; so is a machine's or a reviewed one that was edited.
    """
    kind = KINDS[type(row)]
    known = {
        (found.field, found.language): found
        for found in Translation.objects.filter(kind=kind, object_id=row.pk)
    }
    new, changed, gone = [], [], []
    for field in TRANSLATED_FIELDS[type(row)]:
        source = digest(source_text(row, field))
        for language in settings.CATALOGUE_LANGUAGES:
            found = known.get((field, language.code))
            text = (getattr(row, f"{field}_{language.column}") or "").strip()
            if not text or is_source(row, field, language.code):
                if found:
                    gone.append(found.pk)
            elif found is None:
                new.append(build(row, field, language.code, Translation.State.DRAFT))
            elif found.text_digest != digest(text):
                found.state, found.text_digest = Translation.State.DRAFT, digest(text)
                found.source_digest, found.outdated = source, False
                changed.append(found)
            elif found.outdated != (found.source_digest != source):
                found.outdated = not found.outdated
                changed.append(found)
    if gone:
        Translation.objects.filter(pk__in=gone).delete()
    if new:
        Translation.objects.bulk_create(new)
    if changed:
        Translation.objects.bulk_update(
            changed, ["state", "text_digest", "source_digest", "outdated"]
        )


def forget(row: Any) -> None:
    """Drop the states of a deleted row."""
    Translation.objects.filter(kind=KINDS[type(row)], object_id=row.pk).delete()


def states_of(model: type[Model], ids: Iterable[int]) -> dict[int, dict[tuple[str, str], str]]:
    """For each id: (field, language code) -> machine, draft, reviewed or outdated. One query."""
    result: dict[int, dict[tuple[str, str], str]] = defaultdict(dict)
    rows = Translation.objects.filter(kind=KINDS[model], object_id__in=list(ids)).values_list(
        "object_id", "field", "language", "state", "outdated"
    )
    for pk, field, language, state, outdated in rows:
        result[pk][field, language] = OUTDATED if outdated else state
    return result


def matrix(row: Any, field: str, known: dict[tuple[str, str], str]) -> list[tuple[str, str]]:
    """(language code, state) of ``field`` in each of the ten languages, for editors."""
    result = []
    for language in settings.CATALOGUE_LANGUAGES:
        text = (getattr(row, f"{field}_{language.column}") or "").strip()
        if is_source(row, field, language.code) and source_text(row, field):
            result.append((language.code, ORIGINAL))
        elif not text:
            result.append((language.code, MISSING))
        else:
            result.append((language.code, known.get((field, language.code), "draft")))
    return result


def _fresh(row: Any, field: str, language: str, state: str) -> dict[str, Any]:
    column = settings.CATALOGUE_LANGUAGES_BY_CODE[language].column
    return {
        "state": state,
        "source_digest": digest(source_text(row, field)),
        "text_digest": digest(getattr(row, f"{field}_{column}") or ""),
        "outdated": False,
    }
