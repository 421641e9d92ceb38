"""Texts of rows as pages show them, each with the state of its translation.

Which text it is, ``publications.texts`` decides; here its state is looked up: in one query
for any number of texts, and only for those that are shown.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.db.models import Q

from publications.models import Translation
from publications.multilingual import texts
from publications.texts import Text
from publications.translating.states import OUTDATED

from ..shown import Shown, pick

# (kind, id, field, site code) -> machine, draft, reviewed or outdated
States = Mapping[tuple[str, int, str, str], str]


@dataclass(frozen=True)
class Source:
    """Where a text came from: the ``kind`` of Translation, the row's key and the field."""

    kind: str
    pk: int
    field: str


def read_states(ids: Mapping[str, Collection[int]], fields: Collection[str] = ()) -> States:
    """The states of every text of the rows ``ids`` (kind -> keys), or of some ``fields``."""
    return _read(ids, Q(field__in=list(fields)) if fields else Q())


def show_all(wanted: Iterable[tuple[Source, Any]], reader: str) -> dict[Source, Shown]:
    """What a reader of ``reader`` (a site code) is shown of each (source, row), in one query."""
    found = {source: pick(texts(row, source.field), reader) for source, row in wanted}
    ids: dict[str, set[int]] = {}
    codes, fields = set(), set()
    for source, shown in found.items():
        if shown.text and not shown.text.is_original:
            ids.setdefault(source.kind, set()).add(source.pk)
            codes.add(shown.text.lang.lower())
            fields.add(source.field)
    if not ids:
        return found
    states = _read(ids, Q(field__in=fields, language__in=codes))
    return {source: stated(shown, source, states) for source, shown in found.items()}


def stated(shown: Shown, source: Source, states: States) -> Shown:
    """``shown`` with the state of its text."""
    return Shown(with_state(shown.text, source, states), shown.original) if shown.text else shown


def with_state(text: Text, source: Source, states: States) -> Text:
    """``text`` with its state; an original keeps saying that it is one."""
    if text.is_original:
        return text
    state = states.get((source.kind, source.pk, source.field, text.lang.lower()), "")
    return replace(text, state=state) if state else text


def _read(ids: Mapping[str, Collection[int]], narrower: Q) -> States:
    """A machine translation says so even when it is outdated too: readers need that first."""
    whose = Q()
    for kind, keys in ids.items():
        if keys:
            whose |= Q(kind=kind, object_id__in=list(keys))
    if not whose:
        return {}
    rows = Translation.objects.filter(whose, narrower).values_list(
        "kind", "object_id", "field", "language", "state", "outdated"
    )
    machine = Translation.State.MACHINE
    return {
        (kind, pk, field, code): OUTDATED if outdated and state != machine else state
        for kind, pk, field, code, state, outdated in rows
    }


def site_codes() -> tuple[str, ...]:
    """The codes of the ten languages, in the site's order."""
    return tuple(language.code for language in settings.CATALOGUE_LANGUAGES)
