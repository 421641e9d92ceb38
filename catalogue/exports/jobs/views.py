"""Pages of downloads: how many records, in which format, now or as a file; how far it is."""

from dataclasses import dataclass
from datetime import timedelta

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    JsonResponse,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from catalogue.browse.works.facets import chips
from catalogue.browse.works.filters import WorkFilter
from catalogue.browse.works.selection import Selection
from publications.formats import Format
from publications.models import Work

from .. import held
from ..offered import offered
from ..representing import asked_language
from .asking import TooManyExportsError, ask
from .models import ExportJob

# From here on a file is better than an answer that takes minutes.
MANY = 20_000
# What a reader is told when no worker has begun by then.
PATIENCE = timedelta(minutes=5)


@dataclass(frozen=True)
class Choice:
    """A format, and the address that answers in it at once."""

    format: Format
    url: str


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """``/{lang}/download/?…``: the number of records, and every format before the click."""
    filters = WorkFilter(request.GET, Work.objects.public())
    selection = filters.selection
    total = filters.qs.count()
    return render(
        request,
        "exports/choose.html",
        {
            "section": "works",
            "selection": selection,
            "chosen": chips(selection, get_language() or "en"),
            "total": total,
            "is_large": total >= MANY,
            "choices": [Choice(one, _address(one.ext, selection)) for one in offered().values()],
            "works_url": reverse("works") + selection.query(),
            "busy": request.GET.get("busy") == "1",
        },
    )


@require_POST
def create(request: HttpRequest) -> HttpResponse:
    """Ask for a file of the records that the form's fields choose, and go to its page."""
    ext = request.POST.get("format", "")
    if ext not in offered():
        raise Http404(_("There is no such format here."))
    filters = WorkFilter(request.POST, Work.objects.public())
    selection = filters.selection
    language = asked_language(request)
    try:
        job = ask(selection.query(), ext, language, filters.qs.count(), timezone.now())
    except TooManyExportsError:
        return HttpResponseRedirect(reverse("download") + selection.query(busy="1"))
    return HttpResponseRedirect(reverse("export", args=[job.token]))


@never_cache
@require_safe
def progress(request: HttpRequest, token: str) -> HttpResponse:
    """``/{lang}/download/{token}/``: how far the file is, and the file once it is there."""
    job = _find(token)
    return render(
        request,
        "exports/progress.html",
        {
            "section": "works",
            "job": job,
            "format": offered()[job.ext],
            "percent": _percent(job),
            "is_late": job.state == ExportJob.State.WAITING
            and timezone.now() - job.created_at > PATIENCE,
            "file_url": f"/exports/{job.token}/{job.filename}",
            "status_url": f"/exports/{job.token}.json",
        },
    )


@never_cache
@require_safe
def status(request: HttpRequest, token: str) -> JsonResponse:
    """``/exports/{token}.json``: the same for programs."""
    job = _find(token)
    found = {"state": job.state, "done": job.done, "total": job.total, "percent": _percent(job)}
    if job.state == ExportJob.State.DONE:
        found |= {"url": f"/exports/{job.token}/{job.filename}", "size": job.size}
    return JsonResponse(found)


@require_safe
def file(request: HttpRequest, token: str, name: str) -> HttpResponseBase:
    """``/exports/{token}/{name}``: the file, whole or from where it broke off."""
    job = _find(token)
    if job.state != ExportJob.State.DONE or name != job.filename:
        raise Http404(_("There is no such file here."))
    return held.answer(
        request,
        job.content,
        name=job.filename,
        content_type=offered()[job.ext].content_type,
        etag=f'"{job.token}"',
        size=job.size,
    )


def _find(token: str) -> ExportJob:
    job = ExportJob.objects.filter(token=token, expires_at__gt=timezone.now()).first()
    if job is None or job.ext not in offered():
        raise Http404(_("There is no such download any more: they are kept for three days."))
    return job


def _percent(job: ExportJob) -> int:
    if job.state == ExportJob.State.DONE:
        return 100
    return min(99, job.done * 100 // job.total) if job.total else 0


def _address(ext: str, selection: Selection) -> str:
    language = get_language() or "en"
    return f"/works.{ext}{selection.query(lang=language)}"
