"""``/works/{slug}`` and ``/works/{slug}.{ext}``: a work's permanent, language-neutral address."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalogue.browse.works import tombstone
from catalogue.browse.works.addresses import work_url as page_url
from catalogue.browse.works.record import find as find_page
from publications.models import Work

from . import negotiating, signposting
from .citations import answering
from .finding import Found, find, gone
from .media_types import EXTENSIONS, HTML, OFFERED
from .negotiating import Wish
from .neutral import language_neutral
from .representing import represent

_NOT_ACCEPTABLE = 406


@language_neutral
@require_safe
def permalink(request: HttpRequest, slug: str) -> HttpResponse:
    """The page in the reader's language by redirect, or the record that ``Accept`` asks for.

    410 with the tombstone for a withdrawn work, 404 for a draft, 406 when ``Accept`` wants
    what we do not have.
    """
    found = find(slug)
    wanted = negotiating.choose(request.headers.get("Accept", ""), OFFERED)
    response = _answer(request, found, wanted)
    patch_vary_headers(response, ("Accept", "Accept-Language"))
    return response


@language_neutral
@require_safe
def formatted(request: HttpRequest, slug: str, ext: str) -> HttpResponse:
    """One record in a format, whatever ``Accept`` says; ``?lang=`` chooses its language."""
    found = find(slug)
    if found.status == Work.Status.WITHDRAWN:
        return gone(found.slug, found.withdrawn_reason)
    return represent(request, found, ext)


def _answer(request: HttpRequest, found: Found, wanted: Wish | None) -> HttpResponse:
    media_type = wanted.media_type if wanted else ""
    if found.status == Work.Status.WITHDRAWN:
        return (
            _tombstone(request, found)
            if media_type == HTML
            else gone(found.slug, found.withdrawn_reason)
        )
    if wanted is None:
        return _not_acceptable(found)
    if media_type == answering.BIBLIOGRAPHY:
        style, locale = (wanted.parameters.get(name, "") for name in ("style", "locale"))
        return answering.cite(
            request, found, style, locale, media_type=media_type, refusal=_NOT_ACCEPTABLE
        )
    if media_type != HTML:
        return represent(request, found, EXTENSIONS[media_type])
    response = HttpResponseRedirect(page_url(found.slug))
    response["Link"] = signposting.of_work(found.pk, found.slug, found.licence)
    return response


def _tombstone(request: HttpRequest, found: Found) -> HttpResponse:
    reader = get_language() or "en"
    page = find_page(found.slug, reader)
    return (
        gone(found.slug, found.withdrawn_reason)
        if page is None
        else tombstone.answer(request, page, reader)
    )


def _not_acceptable(found: Found) -> HttpResponse:
    lines = [_("This work is here as a page and as a record, in these media types:"), *OFFERED]
    response = HttpResponse(
        "\n".join([*lines, ""]), status=_NOT_ACCEPTABLE, content_type="text/plain; charset=utf-8"
    )
    response["Link"] = ", ".join(signposting.of_record(found.slug))
    return response
