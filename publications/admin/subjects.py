"""Subjects at an editor's desk."""

from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ..models import Subject
from ..multilingual import columns
from .base import CatalogueAdmin
from .filters import Scheme
from .texts import titled
from .translations.pages import TranslatedPages, fieldset

LABELS = ("slug", "original_language", *columns("label"))


@admin.register(Subject)
class SubjectAdmin(TranslatedPages, CatalogueAdmin):  # type: ignore[misc]
    list_display = ("labels", "scheme", "wider")
    list_filter = (Scheme,)
    list_select_related = ("broader",)
    list_columns = (
        *LABELS, "scheme", "broader",
        "broader__slug", "broader__original_label", "broader__label_en",
    )  # fmt: skip
    name_columns = ("slug", "original_label", "label_en")
    search_fields = (*columns("label"), "slug", "uri")
    search_help_text = _("Label in any language, or URI")
    autocomplete_fields = ("broader",)
    fieldsets: ClassVar[Any] = (
        (_("Original"), {"fields": ("original_language", "original_label")}),
        fieldset(Subject),
        (_("Vocabulary"), {"fields": (("scheme", "uri"), "broader", "slug")}),
    )

    @admin.display(description=_("label"), ordering="original_label")
    def labels(self, subject: Subject) -> SafeString:
        return titled(subject, "label")

    @admin.display(description=_("broader subject"), ordering="broader")
    def wider(self, subject: Subject) -> str:
        return str(subject.broader or "–")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("slug",) if obj else ()
