"""The page of translations: works (or serials, issues, subjects) by languages."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ...models import Work
from ...multilingual import columns
from . import asking, grid
from .kinds import KINDS, Kind
from .panels import LABELS

# "Original" needs nobody.
STATES = [
    ("", _("Any state")),
    *((code, label) for code, label in LABELS.items() if code != "original"),
]
LANGUAGES = [
    ("", _("Any language")),
    *((one.code, one.name) for one in settings.CATALOGUE_LANGUAGES),
]


class Filters(forms.Form):
    """What is listed. Everything may be left out."""

    kind = forms.ChoiceField(
        choices=[(kind.name, kind.label) for kind in KINDS.values()], required=False, label=_("Of")
    )
    language = forms.ChoiceField(choices=LANGUAGES, required=False, label=_("Language"))
    state = forms.ChoiceField(choices=STATES, required=False, label=_("State"))
    status = forms.ChoiceField(
        choices=[("", _("Any status")), *Work.Status.choices], required=False, label=_("Status")
    )
    q = forms.CharField(required=False, max_length=200, label=_("Title contains"))
    after = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)


def translations_page(request: HttpRequest) -> HttpResponse:
    """A page of the matrix; ``after`` is the key of the last row of the page before."""
    filters = Filters(request.GET or None)
    chosen = filters.cleaned_data if filters.is_valid() else {}
    kind = KINDS[chosen.get("kind") or "work"]
    model = kind.model._meta.model_name
    if not request.user.has_perm(f"publications.view_{model}"):
        raise PermissionDenied
    languages = [
        one
        for one in settings.CATALOGUE_LANGUAGES
        if chosen.get("language") in (None, "", one.code)
    ]
    rows, last = grid.page(
        kind, _filtered(kind, chosen), chosen.get("after"), get_language() or "en", languages
    )
    change = f"admin:publications_{model}_change"
    following = request.GET.copy()
    following["after"] = str(last)
    context = {
        **admin.site.each_context(request),
        "title": _("Translations"),
        "filters": filters,
        "kind": kind,
        "languages": languages,
        "rows": [(row, reverse(change, args=(row.pk,))) for row in rows],
        "next": f"?{following.urlencode()}" if last else "",
        "is_later": bool(chosen.get("after")),
        "states": [(code, label) for code, label in LABELS.items()],
    }
    return TemplateResponse(request, "admin/translations/page.html", context)


def _filtered(kind: Kind, chosen: dict[str, Any]) -> Any:
    queryset = kind.model.objects.all()
    if kind.has_status and chosen.get("status"):
        queryset = queryset.filter(status=chosen["status"])
    if words := (chosen.get("q") or "").strip():
        matches = Q(slug__icontains=words)
        for column in columns(kind.title):
            matches |= Q(**{f"{column}__icontains": words})
        queryset = queryset.filter(matches)
    if chosen.get("state"):
        codes = [chosen["language"]] if chosen.get("language") else [
            one.code for one in settings.CATALOGUE_LANGUAGES
        ]  # fmt: skip
        tags = asking.spoken(kind)
        queryset = queryset.filter(asking.has_state(kind, chosen["state"], codes, tags))
    return queryset
