"""The editors' site: its first page, its sections, and the language an editor reads it in.

It stands beside the package ``admin``, not in it: Django makes the site first, and importing
anything of that package registers pages on it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.i18n import set_language

RECENT = 12


@dataclass(frozen=True)
class Section:
    """A link of the bar on top of every page."""

    label: Any
    url: str
    is_here: bool


class Appended(NamedTuple):
    """A section of another application: the name of its address, and who may follow it."""

    label: Any
    address: str
    may_see: Callable[[HttpRequest], bool]


# Those of other applications, behind ours.
APPENDED: list[Appended] = []

# Shown on top to whoever may see them: (label, model).
_SECTIONS = (
    (_("Works"), "work"),
    (_("Serials"), "serial"),
    (_("Issues"), "issue"),
    (_("People"), "contributor"),
    (_("Subjects"), "subject"),
    (_("Imports"), "importrun"),
)

# Who may see works may read how they came in.
_SEEN_BY = {"importrun": "work"}


class EditorsSite(admin.AdminSite):
    """Django's admin under our own roof."""

    site_title = _("Editors’ desk")
    site_header = _("Editors’ desk")
    index_title = _("Your desk")
    enable_nav_sidebar = False
    empty_value_display = "–"

    def get_urls(self) -> list[URLResolver | URLPattern]:
        from .admin.translations.page import translations_page

        return [
            path("language/", set_language, name="language"),
            path("translations/", self.admin_view(translations_page), name="translations"),
            *super().get_urls(),
        ]

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """What is published first, what is known of it next, accounts last."""
        order = {"publications": 0, "catalogue": 1}
        found = super().get_app_list(request, app_label)
        return sorted(found, key=lambda app: order.get(app["app_label"], 2))

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        return {
            **super().each_context(request),
            "sections": self.sections(request) if self.has_permission(request) else [],
            "desk_languages": settings.CATALOGUE_LANGUAGES,
            "desk_language": settings.CATALOGUE_LANGUAGES_BY_CODE.get(get_language() or "en"),
            "here": request.get_full_path(),
        }

    def sections(self, request: HttpRequest) -> list[Section]:
        """The bar's links that this editor may follow."""
        found = [
            (label, reverse(f"{self.name}:publications_{model}_changelist"))
            for label, model in _SECTIONS
            if request.user.has_perm(f"publications.view_{_SEEN_BY.get(model, model)}")
        ]
        if request.user.has_perm("publications.view_work"):
            found.append((_("Translations"), reverse(f"{self.name}:translations")))
        found += [(one.label, reverse(one.address)) for one in APPENDED if one.may_see(request)]
        # One address may begin like another.
        here = max((url for _, url in found if request.path.startswith(url)), key=len, default="")
        return [Section(label, url, url == here) for label, url in found]

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        """What needs a person, what was done lately, and everything there is."""
        from .admin import needs

        recent = LogEntry.objects.select_related("user", "content_type")[:RECENT]
        context = {"needs": needs.waiting(request), "recent": recent, **(extra_context or {})}
        return super().index(request, context)
