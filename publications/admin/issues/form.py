"""The form of an issue, with the field that takes its cover."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ... import covers
from ...models import Issue
from ..translations.form import TranslatedForm
from .contents import Contents


class CoverField(forms.FileField):
    """A picture, read and made small when the form is checked; None when none was chosen."""

    widget = forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp", "data-cover": ""})

    def clean(self, data: Any, initial: Any = None) -> covers.Cover | None:
        file = super().clean(data, None)
        if not file:
            return None
        if file.size > covers.MAX_BYTES:  # not even read
            raise ValidationError(str(covers.too_heavy()))
        try:
            return covers.make(file.read())
        except covers.CoverError as error:
            raise ValidationError(str(error)) from error


class IssueForm(TranslatedForm):
    """The cover is taken through a field of its own, as the upload itself is not kept; the
    places of the works are a form within this one."""

    new_cover = CoverField(
        required=False, label=_("Cover"),
        help_text=_(
            "JPEG, PNG or WebP. Its metadata are removed, and smaller copies are made for pages."
        ),
    )  # fmt: skip
    remove_cover = forms.BooleanField(required=False, label=_("Remove the present cover"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.contents = Contents(self.instance, self.data if self.is_bound else None)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.contents.is_valid():
            self.add_error(None, _("Look at the contents: a place is a whole number from 1 on."))
        return cleaned

    def save(self, commit: bool = True) -> Issue:
        cover = self.cleaned_data.get("new_cover")
        if cover is not None:
            covers.attach(self.instance, cover)
        elif self.cleaned_data.get("remove_cover"):
            self.instance.cover = ""
            self.instance.cover_width = self.instance.cover_height = None
        return super().save(commit)  # type: ignore[no-any-return]
