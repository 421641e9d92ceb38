"""Filters of the list of works."""

from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ...models import DOI, Work
from ...vocabularies.work_types import work_type


class TypeInUse(admin.SimpleListFilter):
    """The types that some work has, and the unknown one."""

    title = _("type")
    parameter_name = "type"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        codes = Work.objects.order_by().values_list("work_type", flat=True).distinct()
        found = [(code or "unknown", work_type(code).label) for code in codes]
        return sorted(found, key=lambda choice: str(choice[1]))

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = self.value()
        if chosen is None:
            return queryset
        return queryset.filter(work_type="" if chosen == "unknown" else chosen)


class OriginalLanguage(admin.SimpleListFilter):
    """The original languages that some work has, by their tags, and the unknown one."""

    title = _("original language")
    parameter_name = "original"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        tags = Work.objects.order_by().values_list("original_language", flat=True).distinct()
        return [(tag or "unknown", tag or _("Unknown")) for tag in sorted(tags)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = self.value()
        if chosen is None:
            return queryset
        return queryset.filter(original_language="" if chosen == "unknown" else chosen)


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
