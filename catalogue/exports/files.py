"""``/files/{id}/{name}``: a work's file, as a download that no browser runs as our page."""

import logging
import mimetypes
from urllib.parse import quote

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from publications.addresses import work_url
from publications.models import File, Work

from . import ranges
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
    etag = quote_etag(found.sha256) if found.sha256 else None
    held = get_conditional_response(request, etag) if etag else None
    response: HttpResponseBase = held or _content(request, found, etag)
    for header, value in _headers(found, etag).items():
        response[header] = value
    return response


_COLUMNS = (
    "name", "content", "language", "media_type", "size", "sha256", "work",
    "work__slug", "work__status", "work__withdrawn_reason",
)  # fmt: skip


def _content(request: HttpRequest, found: File, etag: str | None) -> HttpResponseBase:
    try:
        content = found.content.open("rb")
        # Counted when its digest was taken; asked of the storage where that was never done.
        size = found.size if found.sha256 else found.content.size
    except OSError as error:
        logger.error("File %s of %s is not in the storage: %s", found.pk, found.work.slug, error)
        raise Http404(_("This file cannot be found at the moment.")) from error
    try:
        span = ranges.parse(_wanted(request, etag), size)
    except ranges.UnsatisfiableRangeError:
        content.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    part = span or ranges.Span(0, size - 1)
    response = StreamingHttpResponse(
        ranges.read(content, part),
        status=206 if span else 200,
        content_type=found.media_type or mimetypes.guess_type(found.name)[0] or _UNKNOWN,
    )
    response["Content-Length"] = str(part.length)
    if span:
        response["Content-Range"] = f"bytes {span.first}-{span.last}/{size}"
    return response


def _wanted(request: HttpRequest, etag: str | None) -> str:
    """The ``Range`` header of a GET, unless ``If-Range`` names another version than ours."""
    condition = request.headers.get("If-Range")
    if request.method != "GET" or (condition and condition != etag):
        return ""
    return request.headers.get("Range", "")


def _headers(found: File, etag: str | None) -> dict[str, str]:
    headers = {
        "Accept-Ranges": "bytes",
        "Cache-Control": "no-cache",  # may be kept, but asked about: works are withdrawn
        "Content-Disposition": content_disposition_header(True, found.name) or "attachment",
        "Content-Language": found.language or "und",
        # Should a browser show it all the same, it is nobody's page and runs nothing.
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Link": link(work_url(found.work.slug), "collection", "text/html"),
    }
    return headers | ({"ETag": etag} if etag else {})
