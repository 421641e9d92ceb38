"""``/files/{id}/{name}``: a work's file, as a download that no browser runs as our page."""

import logging
import mimetypes
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from publications.addresses import work_url
from publications.models import File, Work

from . import held
from .finding import gone
from .neutral import language_neutral
from .signposting import link

logger = logging.getLogger(__name__)

_UNKNOWN = "application/octet-stream"


@language_neutral
@require_safe
def file(request: HttpRequest, pk: int, name: str) -> HttpResponseBase:
    """The file, whole or in one range; only while its work is published. One query.

    200, 206, 304, 416; 404 when there is no such file, 410 when its work was withdrawn; a
    redirect when it has another name by now.
    """
    found = File.objects.select_related("work").only(*_COLUMNS).filter(pk=pk).first()
    if found is None or found.work.status == Work.Status.DRAFT:
        raise Http404(_("There is no such file here."))
    if found.work.status == Work.Status.WITHDRAWN:
        return gone(found.work.slug, found.work.withdrawn_reason)
    if name != found.name:
        return HttpResponseRedirect(f"/files/{pk}/{quote(found.name, safe='')}")
    try:
        response = held.answer(
            request,
            found.content,
            name=found.name,
            content_type=found.media_type or mimetypes.guess_type(found.name)[0] or _UNKNOWN,
            etag=quote_etag(found.sha256) if found.sha256 else None,
            # Counted when its digest was taken; asked of the storage where that was never done.
            size=found.size if found.sha256 else None,
        )
    except OSError as error:
        logger.error("File %s of %s is not in the storage: %s", found.pk, found.work.slug, error)
        raise Http404(_("This file cannot be found at the moment.")) from error
    response["Content-Language"] = found.language or "und"
    response["Link"] = link(work_url(found.work.slug), "collection", "text/html")
    return response


_COLUMNS = (
    "name", "content", "language", "media_type", "size", "sha256", "work",
    "work__slug", "work__status", "work__withdrawn_reason",
)  # fmt: skip
