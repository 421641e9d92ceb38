"""``/works/{slug}.txt?style=apa&lang=de``: a citation as plain text, for people and programs."""

import hashlib
import logging

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date, quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from publications.addresses import work_url
from publications.models import Work

from ..finding import Found, find, gone
from ..neutral import language_neutral
from ..signposting import link
from . import on_demand, styles
from .locales import nearest
from .pandoc import FormatterError
from .slots import BusyError
from .styles import STYLES, Style

logger = logging.getLogger(__name__)

MEDIA_TYPE = "text/plain"
# Under content negotiation, as doi.org and its agencies call it.
BIBLIOGRAPHY = "text/x-bibliography"
# Seconds after which to ask again: what runs now is done by then.
RETRY_AFTER = 5


@language_neutral
@require_safe
def citation(request: HttpRequest, slug: str) -> HttpResponse:
    """The work cited in ``?style=`` for readers of ``?lang=`` (or ``?locale=``, as doi.org)."""
    asked = request.GET
    return cite(
        request, find(slug), asked.get("style", ""), asked.get("lang") or asked.get("locale", "")
    )


def cite(
    request: HttpRequest,
    found: Found,
    style: str,
    locale: str,
    *,
    media_type: str = MEDIA_TYPE,
    refusal: int = 400,
) -> HttpResponse:
    """``found`` cited in a style (any of its names, empty for APA) for readers of ``locale``.

    One query when the citation is kept, none for a 304. ``refusal`` is the status of the
    answer to an unknown style, which lists those there are; 410 for a withdrawn work; 503
    with ``Retry-After`` when too many citations are being made.
    """
    if found.status == Work.Status.WITHDRAWN:
        return gone(found.slug, found.withdrawn_reason)
    chosen = styles.find(style)
    if chosen is None:
        return plain_text(refusal, offered(style))
    language = nearest(locale)
    etag = _etag(found, chosen, language.code, media_type)
    modified = int(found.datestamp.timestamp())
    fresh = HttpResponse(content_type=f"{media_type}; charset=utf-8")
    response = get_conditional_response(request, etag, modified, fresh) or fresh
    if response is fresh:
        try:
            text = on_demand.citation_of(found.pk, found.datestamp, chosen, language)
        except FormatterError as error:
            return unavailable(error)
        fresh.content = f"{text}\n".encode()
    permanent = work_url(found.slug)
    for name, value in {
        "ETag": etag,
        "Last-Modified": http_date(modified),
        "Cache-Control": "no-cache",  # may be kept, but asked about: works are withdrawn
        "Content-Language": language.tag,
        "Content-Location": f"{permanent}.txt?style={chosen.code}&lang={language.code}",
        # Shown by a browser, unlike what other programs read.
        "Content-Disposition": content_disposition_header(False, f"{found.slug}.txt") or "inline",
        "X-Content-Type-Options": "nosniff",
        "Link": f"{link(permanent, 'canonical')}, {link(permanent, 'describes', 'text/html')}",
    }.items():
        response[name] = value
    return response


def offered(name: str) -> str:
    """What is said to who asks for a style that is not there."""
    first = _("There is no citation style “%(name)s” here. There are these:") % {"name": name[:80]}
    return "\n".join([first, *(f"{style.code}\t{style.name}" for style in STYLES.values())])


def unavailable(error: FormatterError) -> HttpResponse:
    """503, and when to ask again; a formatter that is missing is an error of ours."""
    if not isinstance(error, BusyError):
        logger.error("Citations cannot be made: %s", error)
    response = plain_text(
        503, _("This citation cannot be made at the moment. Please ask again soon.")
    )
    response["Retry-After"] = str(RETRY_AFTER)
    response["Cache-Control"] = "no-store"
    return response


def plain_text(status: int, text: str) -> HttpResponse:
    """An answer in words."""
    return HttpResponse(f"{text}\n", status=status, content_type="text/plain; charset=utf-8")


def _etag(found: Found, style: Style, language: str, media_type: str) -> str:
    """Changes with the record, the style, the language, and our own version."""
    stamp = found.datestamp.isoformat()
    parts = (
        found.slug, media_type, style.code, language, stamp, settings.VERSION, settings.SITE_URL,
    )  # fmt: skip
    return quote_etag(hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32])
