"""``/admin/desk/runs/``: what workers did, what they do, what waits for them."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from publications import clock

from ..asking import runs as told
from . import services as on_desk
from .matters import Refused
from .runs_due import AGES, checked, waiting
from .runs_services import services
from .runs_tasks import tasks

_SEES, _RUNS = "catalogue.view_taskrun", "catalogue.run_taskrun"


def runs(request: HttpRequest) -> HttpResponse:
    """GET shows it; POST ``task`` sends a worker to look now, POST ``service`` has it asked
    again."""
    if not request.user.has_perm(_SEES):
        raise PermissionDenied
    if request.method == "POST":
        return _act(request)
    now = clock.now()
    left = waiting(now)
    context = {
        **admin.site.each_context(request),
        "title": _("Workers"),
        "now": now,
        "is_alive": told.alive(now),
        "tasks": [(one, left.get(one.name)) for one in tasks(now)],
        "ages": [label for label, _age in AGES],
        "checked": checked(now),
        "services": services(now),
        "may_run": request.user.has_perm(_RUNS),
        "may_ask": request.user.has_perm(on_desk.CHANGES),
    }
    return TemplateResponse(request, "admin/runs.html", context)


def _act(request: HttpRequest) -> HttpResponse:
    acts: dict[str, tuple[str, Callable[[HttpRequest, Any], None]]] = {
        "task": (_RUNS, _run_now), "service": (on_desk.CHANGES, _ask_again),
    }  # fmt: skip
    name = next((name for name in acts if name in request.POST), None)
    if name is None:
        messages.error(request, _("There is nothing of this kind to do."))
        return HttpResponseRedirect(reverse("runs"))
    permission, act = acts[name]
    if not request.user.has_perm(permission):
        raise PermissionDenied
    act(request, request.POST[name])
    return HttpResponseRedirect(reverse("runs"))


def _run_now(request: HttpRequest, task: str) -> None:
    if task not in told.periods():
        messages.error(request, _("There is no such task."))
        return
    try:
        told.run_now(task)
    except told.BrokerAwayError:
        messages.error(
            request,
            _(
                "The workers cannot be told: their broker does not answer. They look by themselves "
                "as soon as it does."
            ),
        )
    else:
        messages.success(request, _("A worker was told to look now."))


def _ask_again(request: HttpRequest, service: str) -> None:
    try:
        messages.success(request, on_desk.again(service, request.user))
    except Refused as refusal:
        messages.warning(request, str(refusal))
