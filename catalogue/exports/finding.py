"""Works by slug, as machines may know of them."""

from datetime import datetime
from typing import NamedTuple

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from publications.addresses import work_url
from publications.models import Work


class Found(NamedTuple):
    """What is known of a work before anything of it is written."""

    pk: int
    slug: str
    status: str
    datestamp: datetime
    licence: str
    withdrawn_reason: str


def find(slug: str) -> Found:
    """The published or withdrawn work with this slug; raises Http404. One query."""
    row = Work.objects.filter(slug=slug).order_by().values_list(*Found._fields).first()
    found = None if row is None else Found(*row)
    if found is None or found.status == Work.Status.DRAFT:
        raise Http404(_("There is no work “%(slug)s” here.") % {"slug": slug})
    return found


def gone(slug: str, reason: str) -> HttpResponse:
    """410: what programs are told of a withdrawn work."""
    text = _("%(address)s was withdrawn: %(reason)s") % {
        "address": work_url(slug),
        "reason": reason,
    }
    return HttpResponse(f"{text}\n", status=410, content_type="text/plain; charset=utf-8")
