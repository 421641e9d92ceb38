"""Persons and organisations at an editor's desk."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from .. import models
from ..models import Contributor
from . import inlines
from .base import CatalogueAdmin
from .texts import code


@admin.register(Contributor)
class ContributorAdmin(CatalogueAdmin):
    """Their names are rows, one a form; a work says which of them it prints."""

    list_display = ("called", "kind", "orcid_id")
    list_filter = ("kind",)
    list_columns = ("slug", "kind", "orcid")
    name_columns = ("slug",)
    name_prefetch = ("names",)
    search_fields = (
        "names__family", "names__given", "names__literal", "slug", "orcid", "isni", "viaf",
    )  # fmt: skip
    search_help_text = _("Any form of the name, ORCID, ISNI or VIAF")
    inlines = (inlines.NameRows, inlines.LinkRows)
    fieldsets = ((None, {"fields": ("kind", "orcid", ("isni", "viaf"), "url", "slug")}),)
    history_parts = ((models.ContributorName, "contributor"), (models.Link, "contributor"))

    @admin.display(description=_("name"), ordering="slug")
    def called(self, person: Contributor) -> SafeString:
        names = [
            (name.language, str(name)) if name.language else ("", str(name))
            for name in person.names.all()
        ]
        return format_html_join(
            SafeString(" · "), '<span lang="{}" dir="auto">{}</span>', names or [("", person.slug)]
        )

    @admin.display(description="ORCID", ordering="orcid")
    def orcid_id(self, person: Contributor) -> SafeString:
        return code(person.orcid)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("slug",) if obj else ()

    def get_urls(self) -> list[URLPattern]:
        return [
            path(
                "<int:pk>/names/",
                self.admin_site.admin_view(self.names_view),
                name="publications_contributor_names",
            ),
            *super().get_urls(),
        ]

    def names_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The forms of a name, to choose the printed one of: ``{"names": [[key, text] …]}``."""
        if not self.has_view_permission(request):
            return JsonResponse({"names": []}, status=403)
        person = get_object_or_404(Contributor, pk=pk)
        return JsonResponse({"names": [[name.pk, str(name)] for name in person.names.all()]})
