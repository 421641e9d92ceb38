"""The list and the form of issues."""

from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ... import covers, models
from ...models import Issue
from ...multilingual import columns
from .. import inlines
from ..base import CatalogueAdmin
from ..texts import code
from ..translations.pages import TranslatedPages, fieldset
from .form import IssueForm

SERIAL = ("serial__slug", "serial__original_title", "serial__title_en")


@admin.register(Issue)
class IssueAdmin(TranslatedPages, CatalogueAdmin):
    form = IssueForm
    change_form_template = "admin/issues/change_form.html"
    list_display = ("thumbnail", "numbered", "of_serial", "dated")
    list_display_links = ("thumbnail", "numbered")
    list_select_related = ("serial",)
    list_columns = (
        "serial", *SERIAL, "slug", "volume", "number", "sequence", "date", "first_day", "cover",
        "cover_width", "cover_height",
    )  # fmt: skip
    name_columns = ("serial", *SERIAL, "volume", "number", "date", "slug")
    name_select = ("serial",)
    search_fields = (
        "volume", "number", "date", *SERIAL, "serial__issn", *columns("title"),
    )  # fmt: skip
    search_help_text = _("Serial, ISSN, volume, number, date or title")
    autocomplete_fields = ("serial",)
    inlines = (inlines.ArchiveRecordRows, inlines.LinkRows)
    fieldsets: ClassVar[Any] = (
        (
            _("Issue"),
            {"fields": (
                "serial", ("volume", "number"), ("date", "sequence"), "original_title",
                "source", "slug",
            )},
        ),
        (_("Cover"), {"fields": ("present_cover", "new_cover", "remove_cover")}),
        fieldset(Issue),
    )  # fmt: skip
    readonly_fields = ("present_cover",)
    history_parts = ((models.ArchiveRecord, "issue"), (models.Link, "issue"))

    class Media:
        js = ("admin_theme/cover.js", "admin_theme/order.js")

    @admin.display(description=_("cover"))
    def thumbnail(self, issue: Issue) -> SafeString:
        url = covers.smallest(issue, 160)
        if not url:
            return format_html('<span class="no-cover">{}</span>', _("No cover"))
        return format_html('<img class="thumbnail" src="{}" width="60" alt="{}">', url, _("Cover"))

    @admin.display(description=_("issue"), ordering="sequence")
    def numbered(self, issue: Issue) -> SafeString:
        return code(" · ".join(part for part in (issue.volume, issue.number) if part) or issue.slug)

    @admin.display(description=_("serial"), ordering="serial")
    def of_serial(self, issue: Issue) -> str:
        return str(issue.serial)

    @admin.display(description=_("date"), ordering="first_day")
    def dated(self, issue: Issue) -> SafeString:
        return code(issue.date)

    @admin.display(description=_("present cover"))
    def present_cover(self, issue: Issue) -> SafeString:
        url = covers.smallest(issue, 320)
        if not url:
            return format_html("<span>{}</span>", _("No cover yet"))
        return format_html(
            '<img class="present-cover" src="{}" width="{}" height="{}" alt="{}">',
            url, issue.cover_width, issue.cover_height, _("The present cover"),
        )  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("serial")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return (*self.readonly_fields, "slug") if obj else self.readonly_fields

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> Any:
        context["contents"] = getattr(context["adminform"].form, "contents", None)
        return super().render_change_form(request, context, *args, **kwargs)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        form.contents.save(request.user)
