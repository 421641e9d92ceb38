"""``/works.txt?…&style=``: the works of a search as citations, one a line, streamed."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from ..bulk.asking import RefusedError, Wanted, read
from ..bulk.streaming import records_of, stream
from ..bulk.views import filename
from ..neutral import language_neutral
from ..signposting import link
from . import answering, listing, styles
from .locales import nearest
from .pandoc import FormatterError
from .styles import Style


@language_neutral
@require_safe
def citations(request: HttpRequest) -> HttpResponseBase:
    """The works that ``/works/`` would list, in order of key, each cited in ``?style=`` for
    readers of ``?lang=``.

    ``?after=`` and ``?limit=`` as in every format. 400 with the reason for what cannot be
    used; 503 with ``Retry-After`` when too many citations are being made to begin. Later the
    stream waits its turn; when that is too long the connection breaks off.
    """
    asked = request.GET
    style = styles.find(asked.get("style", ""))
    if style is None:
        return answering.plain_text(400, answering.offered(asked["style"]))
    try:
        wanted = read(asked)
    except RefusedError as error:
        return answering.plain_text(400, str(error))
    language = nearest(asked.get("lang") or asked.get("locale", ""))
    try:
        body = iter(()) if request.method == "HEAD" else _begun(wanted, style, language)
    except FormatterError as error:
        return answering.unavailable(error)
    response = StreamingHttpResponse(body, content_type=f"{answering.MEDIA_TYPE}; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    response["Content-Language"] = language.tag
    name = content_disposition_header(True, filename(wanted.selection, "txt"))
    response["Content-Disposition"] = name or "attachment"
    if wanted.next_after:
        response["Link"] = link(_next(wanted, style, language), "next", answering.MEDIA_TYPE)
    return response


def _begun(wanted: Wanted, style: Style, language: Any) -> Iterator[bytes]:
    """The stream, its first batch made already: without waiting, as somebody waits for it."""
    form = listing.format_of(style, begins_at_once=True)
    chunks = stream(form, records_of(wanted.works), language.code)
    return chain([next(chunks, b"")], chunks)


def _next(wanted: Wanted, style: Style, language: Any) -> str:
    query = wanted.selection.query(
        style=style.code, lang=language.code, after=wanted.next_after, limit=str(wanted.limit)
    )
    return f"{settings.SITE_URL}/works.txt{query}"
