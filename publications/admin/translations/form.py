"""The form of a row with translated fields: the original, ten columns, and their marks."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...models import Translation
from ...texts import direction, same_language
from ...translating.marking import mark_all
from ...translation import TRANSLATED_FIELDS
from ..fields import KnownForm

MARKS = [
    ("", gettext_lazy("As it is")),
    (Translation.State.REVIEWED.value, gettext_lazy("Mark reviewed")),
    (Translation.State.DRAFT.value, gettext_lazy("Mark as draft")),
    (Translation.State.MACHINE.value, gettext_lazy("Mark as machine translation")),
]
# Lines of the field in the form; one line is an <input>.
LINES = {"title": 2, "subtitle": 2, "label": 1, "abstract": 7, "keywords": 4}


def mark_name(field: str, column: str) -> str:
    """The name of the form field that marks ``field`` in the language ``column``."""
    return f"mark_{field}_{column}"


class TranslatedForm(KnownForm):
    """Each column in its language and direction, with a field that marks its state."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.translated = TRANSLATED_FIELDS[self._meta.model]
        for field in self.translated:
            for language in settings.CATALOGUE_LANGUAGES:
                self._dress(f"{field}_{language.column}", field, language.tag, language.direction)
                self._add_mark(field, language)
            for suffix in ("", "_reading", "_romanised"):
                tag = self.original_tag()
                tag = f"{tag.split('-')[0]}-Latn" if tag and suffix == "_romanised" else tag
                self._dress(f"original_{field}{suffix}", field, tag, direction(tag))

    def original_tag(self) -> str:
        """The original language as it stands in the database."""
        try:
            return str(self.instance.original_language)
        except AttributeError:  # an issue whose serial is not chosen yet
            return ""

    def _dress(self, name: str, field: str, tag: str, text_direction: str) -> None:
        if name not in self.fields:
            return
        lines = LINES[field]
        attrs = {"lang": tag, "dir": text_direction, "class": "vLargeTextField text"}
        self.fields[name].widget = (
            forms.TextInput(attrs=attrs)
            if lines == 1
            else forms.Textarea(attrs={**attrs, "rows": lines, "cols": 40})
        )

    def _add_mark(self, field: str, language: Any) -> None:
        if f"{field}_{language.column}" in self.fields:
            label = self._meta.model._meta.get_field(field).verbose_name
            self.fields[mark_name(field, language.column)] = forms.ChoiceField(
                choices=MARKS, required=False,
                label=_("State of %(field)s in %(language)s")
                % {"field": label, "language": language.name},
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        tag = self._typed_original_tag(cleaned)
        for language in settings.CATALOGUE_LANGUAGES:
            if same_language(language.tag, tag):
                for field in self.translated:
                    self._to_original(cleaned, field, language)
        self._check_marks(cleaned)
        return cleaned

    def _typed_original_tag(self, cleaned: dict[str, Any]) -> str:
        if "original_language" in self.fields:
            return cleaned.get("original_language") or ""
        serial = cleaned.get("serial") or getattr(self.instance, "serial", None)
        return serial.original_language if serial else ""

    def _to_original(self, cleaned: dict[str, Any], field: str, language: Any) -> None:
        """A text has one place: in the original language it stands in the original column."""
        column, original = f"{field}_{language.column}", f"original_{field}"
        typed = (cleaned.get(column) or "").strip()
        if not typed or original not in self.fields:
            return
        present = (cleaned.get(original) or "").strip()
        if present and present != typed:
            self.add_error(
                column,
                ValidationError(
                    _("%(language)s is the original language, and the original already says "
                      "“%(present)s”. Keep one: correct the original and empty this field.")
                    % {"language": language.name, "present": present[:200]}
                ),
            )  # fmt: skip
            return
        cleaned[original], cleaned[column] = typed, ""

    def _check_marks(self, cleaned: dict[str, Any]) -> None:
        for field in self.translated:
            for language in settings.CATALOGUE_LANGUAGES:
                name = mark_name(field, language.column)
                column = f"{field}_{language.column}"
                if cleaned.get(name) and column in self.fields and column not in self.errors:
                    moved = bool(self.data.get(self.add_prefix(column), "").strip())
                    if not (cleaned.get(column) or "").strip() and not moved:
                        self.add_error(name, _("There is no text here yet that could be marked."))

    def marks(self) -> dict[tuple[str, str], str]:
        """(field, language code) -> state, as the editor chose them."""
        return {
            (field, language.code): state
            for field in self.translated
            for language in settings.CATALOGUE_LANGUAGES
            if (state := self.cleaned_data.get(mark_name(field, language.column)))
        }

    def save_marks(self) -> None:
        """Store the marks; the row itself was saved before."""
        if marks := self.marks():
            mark_all(self.instance, marks)
