"""What admin pages with translated fields add: the tabs, and saving the marks."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ...translation import TRANSLATED_FIELDS
from .form import TranslatedForm
from .panels import LABELS, matrix, panels

TRANSLATIONS = "translations"


def fieldset(model: Any) -> Any:
    """The part of a form that holds all columns of all languages, shown as tabs."""
    names = [
        f"{field}_{language.column}"
        for language in settings.CATALOGUE_LANGUAGES
        for field in TRANSLATED_FIELDS[model]
    ]
    return _("Translations"), {"fields": names, "classes": (TRANSLATIONS,)}


class TranslatedPages(admin.ModelAdmin):  # type: ignore[type-arg]
    """Before a ``CatalogueAdmin``: the form is a ``TranslatedForm``, shown as tabs."""

    form = TranslatedForm
    change_form_template = "admin/translations/change_form.html"

    class Media:
        js = ("admin_theme/languages.js",)

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> Any:
        form = context["adminform"].form
        if isinstance(form, TranslatedForm) and form.fields:
            context["panels"] = panels(form, kwargs.get("obj"))
            context["matrix"] = matrix(context["panels"])
            context["states"] = list(LABELS.items())
        return super().render_change_form(request, context, *args, **kwargs)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        form.save_marks()
