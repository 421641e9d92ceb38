"""Form fields and widgets that editors meet in every form."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db import models

from .. import identifiers
from ..models.checks import validate_identifier


class IdentifierField(forms.CharField):
    """An identifier pasted in any form; its value is the normal form."""

    def __init__(self, *, scheme: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.scheme = scheme

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if not text:
            return ""
        try:
            return identifiers.parse(self.scheme, text)
        except identifiers.IdentifierError as error:
            raise ValidationError(str(error)) from error


def identifier_field(db_field: "models.Field[Any, Any]") -> IdentifierField | None:
    """The form field of a column that holds identifiers of one scheme, None for others.

    The column's own length is not asked of what is typed: a whole address may be pasted.
    """
    for validator in db_field.validators:
        if isinstance(validator, validate_identifier):
            return IdentifierField(
                scheme=validator.scheme,
                required=not db_field.blank,
                label=db_field.verbose_name,
                help_text=db_field.help_text,
                widget=forms.TextInput(
                    attrs={"class": "vTextField id", "dir": "ltr", "spellcheck": "false"}
                ),
            )
    return None


class KnownAutocomplete(AutocompleteSelect):
    """An autocomplete that is told the chosen row, so that showing it asks nothing.

    ``known``: rows by the text of their key, set by the form that has them at hand.
    """

    known: dict[str, models.Model]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {}

    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> Any:
        chosen = [key for key in value if key]
        if any(key not in self.known for key in chosen):
            return super().optgroups(name, value, attr)
        options = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        options += [
            self.create_option(name, key, str(self.known[key]), True, index)
            for index, key in enumerate(chosen, start=1)
        ]
        return [(None, options, 0)]


class KnownForm(forms.ModelForm):  # type: ignore[type-arg]
    """A form whose autocompletes know the rows that its instance has already loaded, and
    where an address may be left empty: the row makes its own when it is saved."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            if isinstance(widget, KnownAutocomplete):
                row = self.instance._state.fields_cache.get(name)
                widget.known = {str(row.pk): row} if row is not None else {}
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def _get_validation_exclusions(self) -> set[str]:
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return excluded if self.cleaned_data.get("slug") else excluded | {"slug"}
