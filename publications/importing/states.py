"""Translation states of rows written in bulk, as ``translating.states`` keeps them one by one."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.db.models import Model, QuerySet

from ..models import Translation
from ..translating import states
from ..translation import TRANSLATED_FIELDS
from . import writing
from .writing import Stamp

Values = Mapping[str, Any]
Machine = Collection[tuple[str, str]]


def insert(model: type[Model], rows: Iterable[tuple[int, Values, Machine]], stamp: Stamp) -> None:
    """The states of new rows: key, columns, and which of their texts a machine wrote."""
    made = [row for pk, values, machine in rows for row in _new(model, pk, values, machine, {})]
    writing.insert_plain(Translation, made, stamp)


def refresh(model: type[Model], rows: Sequence[tuple[int, Values, Machine]], stamp: Stamp) -> None:
    """The states of rows that were changed. One query, and those that write."""
    known: dict[int, dict[tuple[str, str], Translation]] = {}
    kind = states.KINDS[model]
    found: Any = QuerySet(Translation).filter(kind=kind, object_id__in=[pk for pk, _, _ in rows])
    for one in found:
        known.setdefault(one.object_id, {})[one.field, one.language] = one
    made, gone, turned = [], [], []
    for pk, values, machine in rows:
        mine = known.get(pk, {})
        made += _new(model, pk, values, machine, mine)
        row = SimpleNamespace(**values)
        for (field, language), one in mine.items():
            source = states.digest(states.source_text(row, field))
            if states.is_source(row, field, language):
                gone.append(one.pk)
            elif one.outdated != (one.source_digest != source):
                one.outdated = not one.outdated
                turned.append(one)
    writing.insert_plain(Translation, made, stamp)
    if gone:
        Translation.objects.filter(pk__in=gone).delete()
    if turned:
        Translation.objects.bulk_update(turned, ["outdated"])


def _new(
    model: type[Model], pk: int, values: Values, machine: Machine, known: Collection[Any]
) -> list[dict[str, Any]]:
    """Rows for texts that have no state yet; the source of the others never has one."""
    made = []
    row: Any = None
    for field in TRANSLATED_FIELDS[model]:
        for language in settings.CATALOGUE_LANGUAGES:
            text = values.get(f"{field}_{language.column}")
            if not text or (field, language.code) in known:
                continue
            row = row or SimpleNamespace(**{"original_language": "", **_english(model), **values})
            if states.is_source(row, field, language.code):
                continue
            is_machine = (field, language.code) in machine
            state = Translation.State.MACHINE if is_machine else Translation.State.DRAFT
            made.append({
                "kind": states.KINDS[model], "object_id": pk, "field": field,
                "language": language.code, "outdated": False,
                "state": state.value,
                "source_digest": states.digest(states.source_text(row, field)),
                "text_digest": states.digest(text),
            })  # fmt: skip
    return made


def _english(model: type[Model]) -> dict[str, str]:
    return {f"{field}_en": "" for field in TRANSLATED_FIELDS[model]}
