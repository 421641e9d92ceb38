"""Serials at an editor's desk."""

from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from .. import models
from ..models import Serial
from ..multilingual import columns
from . import inlines
from .base import CatalogueAdmin
from .texts import code, titled
from .translations.pages import TranslatedPages, fieldset


@admin.register(Serial)
class SerialAdmin(TranslatedPages, CatalogueAdmin):  # type: ignore[misc]
    list_display = ("titles", "number", "began", "ended")
    list_columns = (
        "slug", "original_language", *columns("title"), "issn", "start_date", "end_date",
        "first_day", "last_day",
    )  # fmt: skip
    name_columns = ("slug", "original_title", "title_en")
    search_fields = (*columns("title"), "slug", "issn", "issn_l", "publisher")
    search_help_text = _("Title in any language, ISSN or publisher")
    inlines = (inlines.ArchiveRecordRows, inlines.LinkRows)
    fieldsets: ClassVar[Any] = (
        (
            _("Original"),
            {"fields": (
                "original_language", "original_title",
                ("original_title_reading", "original_title_romanised"),
            )},
        ),
        fieldset(Serial),
        (
            _("Publication"),
            {"fields": (
                ("issn", "issn_l"), ("medium", "frequency"), ("publisher", "place"),
                ("start_date", "end_date"), "url", "source", "slug",
            )},
        ),
    )  # fmt: skip
    history_parts = ((models.ArchiveRecord, "serial"), (models.Link, "serial"))

    @admin.display(description=_("title"), ordering="original_title")
    def titles(self, serial: Serial) -> SafeString:
        return titled(serial)

    @admin.display(description="ISSN", ordering="issn")
    def number(self, serial: Serial) -> SafeString:
        return code(serial.issn)

    @admin.display(description=_("began"), ordering="first_day")
    def began(self, serial: Serial) -> SafeString:
        return code(serial.start_date)

    @admin.display(description=_("ended"), ordering="last_day")
    def ended(self, serial: Serial) -> SafeString:
        return code(serial.end_date)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("slug",) if obj else ()
