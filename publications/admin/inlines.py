"""Rows inside the form of the thing they belong to."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import FileField, QuerySet
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import models
from ..models.archive_record import SCHEMES
from ..models.checks import validate_identifier
from ..multilingual import columns
from .base import Fields
from .fields import KnownForm


class Rows(Fields, admin.TabularInline):  # type: ignore[type-arg,misc]
    """A table of rows, one blank row at most, each with a link to its history."""

    extra = 1
    show_change_link = True
    template = "admin/rows.html"


class FixedOnceSaved(KnownForm):
    """What was asked about an identifier is evidence about that one: it is not rewritten."""

    fixed: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            for name in self.fixed:
                self.fields[name].disabled = True


def normal(form: KnownForm, kind: str, name: str, schemes: Mapping[str, str]) -> dict[str, Any]:
    """The form's data with identifier ``name`` in the normal form of the scheme that ``kind``
    names (through ``schemes``, where it is not one itself)."""
    cleaned: dict[str, Any] = form.cleaned_data
    scheme = schemes.get(cleaned.get(kind, ""), "" if schemes else cleaned.get(kind, ""))
    if scheme and cleaned.get(name):
        try:
            cleaned[name] = validate_identifier(scheme).normal(cleaned[name])
        except ValidationError as error:
            form.add_error(name, error)
    return cleaned


class DOIForm(FixedOnceSaved):
    fixed = ("value",)


class DOIRows(Rows):
    """A DOI is pasted in any form; its state is set by the workers alone."""

    model = models.DOI
    form = DOIForm
    fields = ("value", "kind", "state")
    readonly_fields = ("state",)


class IdentifierForm(FixedOnceSaved):
    """Normal in the form already, so that one written twice in two ways is found."""

    def clean(self) -> dict[str, Any]:
        return normal(self, "scheme", "value", {})


class IdentifierRows(Rows):
    model = models.Identifier
    form = IdentifierForm
    fields = ("scheme", "value")


class FileRows(Rows):
    """Size and checksum are taken from the bytes."""

    model = models.File
    fields = ("content", "name", "language", "media_type", "position", "size", "sha256")
    readonly_fields = ("size", "sha256")
    formfield_overrides = {FileField: {"widget": forms.FileInput}}


class ArchiveRecordForm(FixedOnceSaved):
    fixed = ("service", "identifier")

    def clean(self) -> dict[str, Any]:
        return normal(self, "service", "identifier", SCHEMES)


class ArchiveRecordRows(Rows):
    """An editor claims a record; only the service's answer verifies it."""

    model = models.ArchiveRecord
    form = ArchiveRecordForm
    fields = ("service", "identifier", "state")
    readonly_fields = ("state",)


class LinkFormSet(BaseInlineFormSet):  # type: ignore[type-arg]
    """One address is linked once: the database asks for it by a digest no form has."""

    def clean(self) -> None:
        super().clean()
        seen: set[str] = set()
        for form in self.forms:
            url = getattr(form, "cleaned_data", {}).get("url")
            if not url or form in self.deleted_forms:
                continue
            if url in seen:
                form.add_error("url", _("This address is here already."))
            seen.add(url)


class LinkRows(Rows):
    model = models.Link
    formset = LinkFormSet
    fields = ("url", "label")


class SubjectRows(Rows):
    model = models.WorkSubject
    verbose_name, verbose_name_plural = gettext_lazy("subject"), gettext_lazy("subjects")
    fields = ("subject", "position")
    autocomplete_fields = ("subject",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        named = ("slug", "original_label", "label_en")
        return (
            super()
            .get_queryset(request)
            .select_related("subject")
            .only("work", "position", *(f"subject__{column}" for column in named))
        )


class RelationForm(KnownForm):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        target, source = cleaned.get("target"), cleaned.get("source")
        if target is not None and source is not None and target.pk == source.pk:
            self.add_error("target", _("A work cannot be related to itself."))
        return cleaned


class RelationRows(Rows):
    model = models.Relation
    form = RelationForm
    fk_name = "source"
    fields = ("kind", "target", "position")
    autocomplete_fields = ("target",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        named = ("slug", *columns("title"))
        return (
            super()
            .get_queryset(request)
            .select_related("target")
            .only("source", "kind", "position", *(f"target__{column}" for column in named))
        )


class NameRows(Rows):
    """The forms of a contributor's name, the preferred one first."""

    model = models.ContributorName
    fields = ("family", "given", "literal", "language", "script", "position")
    min_num = 1

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return 1 if obj else 0

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in ("family", "given", "literal") and field is not None:
            field.widget.attrs.update({"dir": "auto"})
        return field


class ContributionForm(KnownForm):
    """The printed name is one of the contributor's own forms."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person = self.instance._state.fields_cache.get("contributor")
        names = list(person.names.all()) if person is not None else []
        posted = self.data.get(self.add_prefix("name"), "") if self.is_bound else ""
        if posted.isdecimal() and int(posted) not in {name.pk for name in names}:
            names += models.ContributorName.objects.filter(pk=int(posted))
        self.fields["name"].widget = forms.Select(
            attrs={"data-name-forms": reverse("admin:publications_contributor_names", args=(0,))},
            choices=[("", "–"), *((name.pk, str(name)) for name in names)],
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        name, person = cleaned.get("name"), cleaned.get("contributor")
        if name is not None and person is not None and name.contributor_id != person.pk:
            self.add_error("name", _("This is no name of %(person)s.") % {"person": person})
        return cleaned


class ContributionRows(Rows):
    model = models.Contribution
    form = ContributionForm
    fields = ("contributor", "role", "name", "position")
    autocomplete_fields = ("contributor",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        queryset = super().get_queryset(request).select_related("contributor")
        return queryset.prefetch_related("contributor__names")
