"""The tabs of the languages in a form, and the small matrix above them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.forms.boundfield import BoundField
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from ...models import Translation
from ...texts import Text, same_language
from ...translating import states
from ...translation import TRANSLATED_FIELDS
from .form import mark_name

# What is said of a text, worst first.
LABELS = {
    states.MISSING: _("Missing"),
    states.OUTDATED: _("Outdated"),
    Translation.State.MACHINE.value: _("Machine translation"),
    Translation.State.DRAFT.value: _("Draft"),
    Translation.State.REVIEWED.value: _("Reviewed"),
    states.ORIGINAL: _("Original"),
}
NONE = "none"  # nothing to translate
# What counts as being there.
DONE = frozenset({"machine", "draft", "reviewed", "original"})


@dataclass(frozen=True)
class Entry:
    """One field in one language. ``sources``: ids of the fields it may be translated from."""

    label: str
    state: str
    text: BoundField
    mark: BoundField
    original: Text | None
    sources: str
    is_source: bool

    @property
    def state_label(self) -> Any:
        return LABELS.get(self.state, "")


@dataclass(frozen=True)
class Panel:
    """One language's tab."""

    language: Any
    entries: list[Entry]
    is_original: bool

    @property
    def state(self) -> str:
        return worst(entry.state for entry in self.entries)

    @property
    def state_label(self) -> Any:
        return LABELS.get(self.state, _("Nothing to translate"))

    @property
    def total(self) -> int:
        return sum(entry.state != NONE for entry in self.entries)

    @property
    def done(self) -> int:
        return sum(entry.state in DONE for entry in self.entries)

    @property
    def has_errors(self) -> bool:
        return any(entry.text.errors or entry.mark.errors for entry in self.entries)


def worst(found: Any) -> str:
    """The state that most needs a person; ``none`` where there is nothing to translate."""
    present = set(found)
    return next((state for state in LABELS if state in present), NONE)


def state_of(row: Any, field: str, code: str, known: Mapping[tuple[str, str], str]) -> str:
    """The state of one text, ``none`` where there is neither a text nor one to translate."""
    column = settings.CATALOGUE_LANGUAGES_BY_CODE[code].column
    text = (getattr(row, f"{field}_{column}") or "").strip()
    source = states.source_text(row, field)
    if source and states.is_source(row, field, code):
        return states.ORIGINAL
    if text:
        return known.get((field, code), Translation.State.DRAFT.value)
    return states.MISSING if source else NONE


def panels(form: "forms.ModelForm[Any]", row: Any) -> list[Panel]:
    """The tabs of ``form`` for ``row``, None for a new one, which has no states yet. One query."""
    model = form._meta.model
    known = states.states_of(model, [row.pk]).get(row.pk, {}) if row is not None else {}
    tag = form.original_tag()  # type: ignore[attr-defined]
    return [
        Panel(
            language,
            [_entry(form, row, field, language, known) for field in TRANSLATED_FIELDS[model]],
            is_original=same_language(language.tag, tag),
        )
        for language in settings.CATALOGUE_LANGUAGES
    ]


def _entry(form: "forms.ModelForm[Any]", row: Any, field: str, language: Any, known: Any) -> Entry:
    names = (f"original_{field}", f"{field}_en")
    is_source = row is not None and states.is_source(row, field, language.code)
    return Entry(
        label=str(capfirst(form._meta.model._meta.get_field(field).verbose_name)),
        state=state_of(row, field, language.code, known) if row is not None else NONE,
        text=form[f"{field}_{language.column}"],
        mark=form[mark_name(field, language.column)],
        original=None if row is None or is_source else _source(row, field),
        sources=" ".join(form[name].id_for_label for name in names if name in form.fields),
        is_source=is_source,
    )


def _source(row: Any, field: str) -> Text | None:
    """The text that translations of ``field`` are made from, in its language."""
    words = states.source_text(row, field)
    if not words:
        return None
    original = (getattr(row, f"original_{field}", "") or "").strip()
    return Text(words, row.original_language if original else "en")


def matrix(tabs: list[Panel]) -> list[tuple[str, list[tuple[Panel, Entry]]]]:
    """Fields by languages: each field's name, and its entry in every tab.

    A field of which there is nothing to translate has no row.
    """
    rows = [
        (first.label, [(panel, panel.entries[index]) for panel in tabs])
        for index, first in enumerate(tabs[0].entries)
    ]
    return [row for row in rows if any(entry.state != NONE for _panel, entry in row[1])]
