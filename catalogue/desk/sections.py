"""The desk's pages on the bar on top of every page of the editors' site."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from publications import editors_site

from .kinds import KINDS


def _may_see_any(request: HttpRequest) -> bool:
    return any(request.user.has_perm(kind.PERMISSION) for kind in KINDS)


def _may_see_runs(request: HttpRequest) -> bool:
    return request.user.has_perm("catalogue.view_taskrun")


editors_site.APPENDED += [
    editors_site.Appended(_("Findings"), "desk", _may_see_any),
    editors_site.Appended(_("Workers"), "runs", _may_see_runs),
]
