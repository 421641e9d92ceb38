"""Filters of lists that offer only what some row has."""

from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ..models import DOI
from ..vocabularies.work_types import work_type

NONE = "none"


class InUse(admin.SimpleListFilter):
    """The values of ``column`` that are in use; rows without one are found as *Unknown*."""

    column = ""

    def label(self, value: str) -> Any:
        """How ``value`` is called."""
        return value

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        rows = model_admin.model._default_manager.order_by()
        values = rows.values_list(self.column, flat=True).distinct()
        found = [(value or NONE, self.label(value) if value else _("Unknown")) for value in values]
        return sorted(found, key=lambda choice: str(choice[1]))

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = self.value()
        if chosen is None:
            return queryset
        return queryset.filter(**{self.column: "" if chosen == NONE else chosen})


class TypeInUse(InUse):
    title = _("type")
    column, parameter_name = "work_type", "type"

    def label(self, value: str) -> Any:
        return work_type(value).label


class OriginalLanguage(InUse):
    """By the tags as they stand."""

    title = _("original language")
    column, parameter_name = "original_language", "original"


class Scheme(InUse):
    title = _("scheme")
    column, parameter_name = "scheme", "in"


class HasDOI(admin.SimpleListFilter):
    """With or without a DOI."""

    title = "DOI"
    parameter_name = "doi"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("With a DOI")), ("no", _("Without a DOI"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        has_one = Exists(DOI.objects.filter(work=OuterRef("pk")))
        if self.value() == "yes":
            return queryset.filter(has_one)
        return queryset.filter(~has_one) if self.value() == "no" else queryset
