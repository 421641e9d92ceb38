"""Texts of rows as pages show them, each with the state of its translation.

Which text it is, ``publications.texts`` decides; here its state is looked up: in one query
for any number of texts, and only for those that are shown.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q

from publications.models import Translation
from publications.multilingual import texts
from publications.texts import Text
from publications.translating.states import OUTDATED

from ..shown import Shown, pick

# (kind, id, field, site code) -> machine, draft, reviewed or outdated
States = Mapping[tuple[str, int, str, str], str]
# (kind, id) of a row whose every text is shown
Whole = tuple[str, int]


@dataclass(frozen=True)
class Source:
    """Where a text came from: the ``kind`` of Translation, the row's key and the field."""

    kind: str
    pk: int
    field: str


def show_all(wanted: Iterable[tuple[Source, Any]], reader: str) -> dict[Source, Shown]:
    """What a reader of ``reader`` (a site code) is shown of each (source, row), in one query."""
    picked = pick_all(wanted, reader)
    return state_all(picked, read_states(picked.items()))


def pick_all(wanted: Iterable[tuple[Source, Any]], reader: str) -> dict[Source, Shown]:
    """The same without states, and without a query."""
    return {source: pick(texts(row, source.field), reader) for source, row in wanted}


def state_all(picked: Mapping[Source, Shown], states: States) -> dict[Source, Shown]:
    """``picked`` with the states of its texts."""
    return {source: stated(shown, source, states) for source, shown in picked.items()}


def read_states(picked: Iterable[tuple[Source, Shown]], whole: Whole | None = None) -> States:
    """The states of the texts that were picked, and all those of ``whole``. One query.

    A machine translation says so even when it is outdated too: readers need that first.
    """
    condition = Q(kind=whole[0], object_id=whole[1]) if whole else Q()
    ids: dict[str, set[int]] = {}
    codes, fields = set(), set()
    for source, shown in picked:
        if shown.text and not shown.text.is_original and (source.kind, source.pk) != whole:
            ids.setdefault(source.kind, set()).add(source.pk)
            codes.add(shown.text.lang.lower())
            fields.add(source.field)
    for kind, keys in ids.items():
        condition |= Q(kind=kind, object_id__in=keys, field__in=fields, language__in=codes)
    if not condition:
        return {}
    rows = Translation.objects.filter(condition).values_list(
        "kind", "object_id", "field", "language", "state", "outdated"
    )
    machine = Translation.State.MACHINE
    return {
        (kind, pk, field, code): OUTDATED if outdated and state != machine else state
        for kind, pk, field, code, state, outdated in rows
    }


def stated(shown: Shown, source: Source, states: States) -> Shown:
    """``shown`` with the state of its text."""
    return Shown(with_state(shown.text, source, states), shown.original) if shown.text else shown


def with_state(text: Text, source: Source, states: States) -> Text:
    """``text`` with its state; an original keeps saying that it is one."""
    if text.is_original:
        return text
    state = states.get((source.kind, source.pk, source.field, text.lang.lower()), "")
    return replace(text, state=state) if state else text
