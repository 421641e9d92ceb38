"""A stored file as a download: whole, in one range, or not at all when the client has it.

Source: RFC 9110, sections 13 and 14.
"""

from django.db.models.fields.files import FieldFile
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header

from . import ranges


def answer(
    request: HttpRequest,
    content: FieldFile,
    *,
    name: str,
    content_type: str,
    etag: str | None,
    size: int | None,
) -> HttpResponseBase:
    """200, 206, 304 or 416. ``etag`` in quotes; ``size`` in bytes, asked of the storage when
    None. No browser shows it as a page of ours. Raises OSError when the storage has it not.
    """
    held = get_conditional_response(request, etag) if etag else None
    response = held or _content(request, content, content_type, etag, size)
    headers = {
        "Accept-Ranges": "bytes",
        "Cache-Control": "no-cache",  # may be kept, but asked about: works are withdrawn
        "Content-Disposition": content_disposition_header(True, name) or "attachment",
        # Should a browser show it all the same, it is nobody's page and runs nothing.
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        **({"ETag": etag} if etag else {}),
    }
    for header, value in headers.items():
        response[header] = value
    return response


def _content(
    request: HttpRequest, field: FieldFile, content_type: str, etag: str | None, size: int | None
) -> HttpResponseBase:
    content = field.open("rb")
    whole = field.size if size is None else size
    try:
        span = ranges.parse(_wanted(request, etag), whole)
    except ranges.UnsatisfiableRangeError:
        content.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{whole}"})
    part = span or ranges.Span(0, whole - 1)
    response = StreamingHttpResponse(
        ranges.read(content, part), status=206 if span else 200, content_type=content_type
    )
    response["Content-Length"] = str(part.length)
    if span:
        response["Content-Range"] = f"bytes {span.first}-{span.last}/{whole}"
    return response


def _wanted(request: HttpRequest, etag: str | None) -> str:
    """The ``Range`` header of a GET, unless ``If-Range`` names another version than ours."""
    condition = request.headers.get("If-Range")
    if request.method != "GET" or (condition and condition != etag):
        return ""
    return request.headers.get("Range", "")
