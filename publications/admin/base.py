"""What the admin pages of all our models have in common."""

from typing import Any

from django.contrib.admin.options import BaseModelAdmin, ShowFacets
from django.contrib.admin.views.main import ChangeList
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import capfirst
from simple_history.admin import SimpleHistoryAdmin

from .fields import KnownAutocomplete, KnownForm, identifier_field
from .history.pages import HistoryPages

CODE_FIELDS = frozenset(
    {"slug", "date", "start_date", "end_date", "original_language", "language", "licence",
     "script", "media_type", "url", "uri", "value", "identifier"}
)  # fmt: skip


class Fields(BaseModelAdmin):  # type: ignore[type-arg]
    """How columns become form fields, in forms and in their rows."""

    form = KnownForm

    def formfield_for_dbfield(
        self, db_field: "models.Field[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> Any:
        if (identifier := identifier_field(db_field)) is not None:
            return identifier
        if isinstance(db_field, models.URLField):
            kwargs.setdefault("assume_scheme", "https")
        field: Any = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and db_field.name in CODE_FIELDS:
            field.widget.attrs.update({"dir": "ltr", "spellcheck": "false"})
        for name in ("can_change_related", "can_delete_related", "can_view_related"):
            if hasattr(getattr(field, "widget", None), name):
                setattr(field.widget, name, False)
        return field

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if "widget" not in kwargs and db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = KnownAutocomplete(
                db_field, self.admin_site, using=kwargs.get("using")
            )
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class NarrowList(ChangeList):
    """A list that reads only the columns it shows; what is acted on is read whole."""

    model_admin: Any

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> Any:
        queryset = super().get_queryset(request, exclude_parameters)
        columns = self.model_admin.list_columns
        return queryset.only(*columns) if columns and request.method == "GET" else queryset


class CatalogueAdmin(Fields, HistoryPages, SimpleHistoryAdmin):
    """Narrow lists without a full count, autocompletes, sentences for identifiers, history.

    ``list_columns``: what the list reads. What ``str()`` of a row reads: ``name_columns``,
    its joined tables ``name_select`` and related rows ``name_prefetch``.
    """

    class Media:
        js = ("admin_theme/labels.js",)

    show_full_result_count = False
    show_facets = ShowFacets.NEVER
    list_per_page = 50
    list_columns: tuple[str, ...] = ()
    name_columns: tuple[str, ...] = ()
    name_select: tuple[str, ...] = ()
    name_prefetch: tuple[str, ...] = ()

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return NarrowList

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """Called by what it lists."""
        title = capfirst(self.model._meta.verbose_name_plural)
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        queryset = super().get_queryset(request)
        match = request.resolver_match
        if match is not None and match.url_name == "autocomplete":
            return self.named(queryset)
        return queryset.prefetch_related(*self.name_prefetch)

    def named(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """``queryset`` with what ``str()`` of its rows needs, and no more."""
        if self.name_select:
            queryset = queryset.select_related(*self.name_select)
        if self.name_columns:
            queryset = queryset.only(*self.name_columns)
        return queryset.prefetch_related(*self.name_prefetch)
