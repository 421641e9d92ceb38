"""``/works.{ext}?…``: the records of any search, as they are written."""

from collections.abc import Iterator
from itertools import chain

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from catalogue.browse.works.selection import Selection
from publications.formats import FORMATS

from ..neutral import language_neutral
from ..representing import asked_language
from ..signposting import link
from .asking import RefusedError, Wanted, read
from .streaming import records_of, stream

_LONGEST_NAME = 100


@language_neutral
@require_safe
def works(request: HttpRequest, ext: str) -> HttpResponseBase:
    """The works that ``/works/`` would list, in order of key, in the format ``ext``.

    ``?lang=`` chooses the language of what holds one; ``?after=`` goes on behind a work's slug,
    ``?limit=`` ends after so many, with the rest as ``Link: rel="next"``. 400 with the reason
    for what cannot be used. What fails before the first byte is a proper answer; later the
    connection breaks off, which no client takes for the end.
    """
    try:
        wanted = read(request.GET)
    except RefusedError as error:
        return HttpResponse(f"{error}\n", status=400, content_type="text/plain; charset=utf-8")
    language = asked_language(request)
    body = iter(()) if request.method == "HEAD" else _begun(ext, wanted, language)
    response = StreamingHttpResponse(body, content_type=FORMATS[ext].content_type)
    response["Cache-Control"] = "no-cache"
    response["Content-Language"] = language or "und"
    name = content_disposition_header(True, filename(wanted.selection, ext))
    response["Content-Disposition"] = name or "attachment"
    if wanted.next_after:
        response["Link"] = link(_next(wanted, ext, language), "next", FORMATS[ext].media_type)
    return response


def filename(selection: Selection, ext: str) -> str:
    """``works.ris``, with the words of the search in it: ``works-essay-2026.ris``."""
    words = "-".join(value for name, value in selection.pairs if name != "chosen")
    named = slugify(f"works {words}", allow_unicode=True)[:_LONGEST_NAME].strip("-_")
    return f"{named}.{ext}"


def _begun(ext: str, wanted: Wanted, language: str) -> Iterator[bytes]:
    """The stream, its first chunk made already."""
    chunks = stream(FORMATS[ext], records_of(wanted.works), language)
    return chain([next(chunks, b"")], chunks)


def _next(wanted: Wanted, ext: str, language: str) -> str:
    query = wanted.selection.query(lang=language, after=wanted.next_after, limit=str(wanted.limit))
    return f"{settings.SITE_URL}/works.{ext}{query}"
