"""One text as a page shows it: what its element carries, and what must be said of it.

Which of the texts it is was decided by ``publications.texts.shown``; here it is labelled.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Q

from publications.models import Translation
from publications.multilingual import texts
from publications.texts import Text, same_language, shown

from .languages import own_name

# (kind, id, field, site code) -> (state, outdated), as `translation_states` reads them
States = Mapping[tuple[str, int, str, str], tuple[str, bool]]
NO_STATES: States = {}
UNSAID = ("", False)


@dataclass(frozen=True)
class Shown:
    """``lang`` (BCP 47, may be empty) and ``direction`` go on the element around ``value``.

    ``language_name`` is the language's own name where the reader reads another one, else
    empty. ``machine``: a machine translated it; ``outdated``: its source changed since.
    """

    value: str
    lang: str = ""
    direction: str = "auto"
    language_name: str = ""
    original: bool = False
    machine: bool = False
    outdated: bool = False
    reading: str = ""
    romanised: str = ""


def pick(row: Any, field: str, reader: str) -> Text | None:
    """The text of ``row.field`` for a reader of ``reader`` (a site code), None without any."""
    return shown(texts(row, field), reader)


def label(text: Text, reader: str, state: tuple[str, bool] = UNSAID) -> Shown:
    """``text`` with what a reader of ``reader`` must be told of it."""
    foreign = bool(text.lang) and not same_language(text.lang, reader)
    return Shown(
        value=text.value,
        lang=text.lang,
        direction=text.direction,
        language_name=own_name(text.lang) if foreign else "",
        original=text.is_original,
        machine=state[0] == Translation.State.MACHINE,
        outdated=state[1],
        reading=text.reading,
        romanised=text.romanised,
    )


def show(
    row: Any, field: str, reader: str, *, kind: str = "", states: States = NO_STATES
) -> Shown | None:
    """``pick`` and ``label`` in one; ``kind`` (``work``, ``serial`` …) finds its state."""
    text = pick(row, field, reader)
    if text is None:
        return None
    return label(text, reader, state_of(text, kind, row.pk, field, states) if kind else UNSAID)


def state_of(text: Text, kind: str, pk: int, field: str, states: States) -> tuple[str, bool]:
    """(state, outdated) of a text; an original has none."""
    return UNSAID if text.is_original else states.get((kind, pk, field, text.lang.lower()), UNSAID)


def translation_states(
    ids: Mapping[str, Collection[int]], fields: Collection[str], languages: Collection[str]
) -> States:
    """States of the texts of ``fields`` of the rows ``ids`` (by kind), in ``languages``.

    One query, none where nothing is asked. ``languages`` are site codes.
    """
    known = [code for code in languages if code in settings.CATALOGUE_LANGUAGES_BY_CODE]
    wanted = Q()
    for kind, numbers in ids.items():
        if numbers:
            wanted |= Q(kind=kind, object_id__in=list(numbers))
    if not wanted or not known:
        return {}
    rows = Translation.objects.filter(
        wanted, field__in=list(fields), language__in=known
    ).values_list("kind", "object_id", "field", "language", "state", "outdated")
    return {(kind, pk, field, code): (state, old) for kind, pk, field, code, state, old in rows}
