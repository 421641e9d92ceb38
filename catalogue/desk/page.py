"""``/admin/desk/``: what workers found that needs a person, each with its acts."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from publications import clock

from .healed import healed
from .kinds import BY_NAME, KINDS
from .matters import Kind, Refused

AT_ONCE = 50
FEW = 10


def desk(request: HttpRequest) -> HttpResponse:
    """GET shows it, POST ``kind``, ``key`` and ``act`` does one thing and comes back."""
    if request.method == "POST":
        return _act(request)
    sections = [_section(kind, request) for kind in KINDS if request.user.has_perm(kind.PERMISSION)]
    if not sections:
        raise PermissionDenied
    context = {
        **admin.site.each_context(request),
        "title": _("What workers found"),
        "sections_of_desk": [one for one in sections if one["matters"]],
        "healed": healed(clock.now(), FEW),
    }
    return TemplateResponse(request, "admin/desk.html", context)


def _section(kind: Kind, request: HttpRequest) -> dict[str, Any]:
    may_act = request.user.has_perm(kind.CHANGES)
    matters = kind.waiting(AT_ONCE + 1)
    return {
        "name": kind.NAME,
        "label": kind.LABEL,
        "matters": [
            (matter, [(act, kind.ACTS[act][0]) for act in matter.acts] if may_act else [])
            for matter in matters[:AT_ONCE]
        ],
        "is_more": len(matters) > AT_ONCE,
    }


def _act(request: HttpRequest) -> HttpResponse:
    kind = BY_NAME.get(request.POST.get("kind", ""))
    act = kind.ACTS.get(request.POST.get("act", "")) if kind else None
    if kind is None or act is None:
        messages.error(request, _("There is nothing of this kind to do."))
        return HttpResponseRedirect(reverse("desk"))
    if not request.user.has_perm(kind.CHANGES):
        raise PermissionDenied
    try:
        messages.success(request, act[1](request.POST.get("key", ""), request.user))
    except Refused as refusal:
        messages.warning(request, str(refusal))
    return HttpResponseRedirect(f"{reverse('desk')}#{kind.NAME}")
