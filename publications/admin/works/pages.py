"""The list and the form of works."""

from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from ... import models
from ...models import Work
from ...multilingual import columns
from .. import inlines
from ..base import CatalogueAdmin
from ..filters import HasDOI, OriginalLanguage, TypeInUse
from ..translations.pages import TranslatedPages, fieldset
from .actions import PublishingActions
from .columns import WorkColumns, status_stamp
from .form import WorkForm
from .publishing import PublishingPages, tools

TITLES = ("slug", "original_language", *columns("title"))


@admin.register(Work)
class WorkAdmin(PublishingPages, PublishingActions, WorkColumns, TranslatedPages, CatalogueAdmin):
    """Original first, then its translations, then the facts, then what is said of it."""

    form = WorkForm
    change_form_template = "admin/works/change_form.html"
    list_display = ("titles", "dated", "work_type", "stamped")
    list_filter = ("status", HasDOI, TypeInUse, OriginalLanguage)
    list_columns = (*TITLES, "date", "sort_day", "work_type", "status")
    name_columns = TITLES
    search_fields = (*columns("title"), "slug", "dois__value", "identifiers__value")
    search_help_text = _("Title in any language, address, DOI or another identifier")
    ordering = ("-sort_day", "-pk")
    actions = ("publish_chosen", "unpublish_chosen", "withdraw_chosen", "restore_chosen")
    autocomplete_fields = ("serial", "issue")
    readonly_fields = ("stamp", "published_at", "withdrawn_at", "withdrawn_reason", "datestamp")
    inlines = (
        inlines.DOIRows, inlines.IdentifierRows, inlines.ContributionRows, inlines.SubjectRows,
        inlines.FileRows, inlines.ArchiveRecordRows, inlines.LinkRows, inlines.RelationRows,
    )  # fmt: skip
    fieldsets: ClassVar[Any] = (
        (
            _("Original"),
            {
                "description": _("The work as it was published, in its own language."),
                "fields": (
                    "original_language", "original_title",
                    ("original_title_reading", "original_title_romanised"),
                    "original_subtitle", "original_abstract", "original_keywords",
                ),
            },
        ),
        fieldset(Work),
        (
            _("Publication"),
            {
                "fields": (
                    ("work_type", "date"), ("serial", "issue"), ("position", "pages"),
                    "container_title", ("container_isbn", "volume", "number"),
                    ("publisher", "place"), ("version", "extent"), "licence", "source", "slug",
                )
            },
        ),
        (
            _("State"),
            {"fields": (
                "stamp", ("published_at", "datestamp"), ("withdrawn_at", "withdrawn_reason")
            )},
        ),
    )  # fmt: skip

    class Media:
        js = ("admin_theme/names.js", "admin_theme/order.js")

    history_parts = (
        (models.DOI, "work"), (models.Identifier, "work"), (models.Contribution, "work"),
        (models.WorkSubject, "work"), (models.File, "work"), (models.ArchiveRecord, "work"),
        (models.Link, "work"), (models.Relation, "source"),
    )  # fmt: skip

    @admin.display(description=_("status"))
    def stamp(self, work: Work) -> Any:
        return status_stamp(work)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What readers have seen is withdrawn, so that its address still answers."""
        if obj is not None and obj.published_at is not None:
            return False
        return bool(super().has_delete_permission(request, obj))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return (*self.readonly_fields, "slug") if obj else self.readonly_fields

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """A new work has no state to show yet."""
        return self.fieldsets if obj else self.fieldsets[:-1]

    def get_queryset(self, request: HttpRequest) -> Any:
        queryset = super().get_queryset(request)
        match = request.resolver_match
        if match is not None and match.url_name == "publications_work_change":
            queryset = queryset.select_related("serial", "issue__serial")
        return queryset

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> Any:
        work = kwargs.get("obj")
        context["publishing_tools"] = tools(work) if work is not None else []
        return super().render_change_form(request, context, *args, **kwargs)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if "_publish" in request.POST and self.has_publish_permission(request, form.instance):
            self.do(request, form.instance, "publish")

    def response_add(
        self, request: HttpRequest, obj: Any, post_url_continue: Any = None
    ) -> HttpResponse:
        return super().response_add(_stay(request), obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        return super().response_change(_stay(request), obj)


def _stay(request: HttpRequest) -> HttpRequest:
    """After *Save and publish* the editor stays with the work."""
    if "_publish" in request.POST:
        stay = request.POST.copy()
        stay["_continue"] = "1"
        request.POST = stay  # type: ignore[assignment]
    return request
