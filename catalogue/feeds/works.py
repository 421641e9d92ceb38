"""``/{lang}/feeds/works.atom?…``: a search to follow. The address is the saved search."""

import hashlib
from datetime import UTC, datetime
from typing import NamedTuple

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalogue.browse.masthead import masthead
from catalogue.browse.works import search
from catalogue.browse.works.addresses import feed_url, works_url
from catalogue.browse.works.facets import chips
from catalogue.browse.works.filters import WorkFilter
from catalogue.browse.works.selection import Selection
from catalogue.exports.bulk.asking import RefusedError, usable
from publications.models import Change

from . import atom
from .entries import entries

# Two changes may be committed out of order under one number: nothing is kept longer.
SECONDS = 300
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


class _Kept(NamedTuple):
    etag: str
    body: bytes


@require_safe
def works(request: HttpRequest) -> HttpResponse:
    """The works of a search that changed last, with the parameters of ``/{lang}/works/``.

    Seven queries, one when the feed is kept; 304 when the client has it, 400 with the reason
    for what cannot be used: nobody looks at a feed that finds everything by mistake.
    """
    try:
        filters = usable(request.GET)
    except RefusedError as error:
        return HttpResponse(f"{error}\n", status=400, content_type="text/plain; charset=utf-8")
    change, changed_at = _newest_change()
    kept = _kept(filters, change, changed_at)
    # A feed of words follows the search index, which comes a moment after the change.
    has_words = bool(filters.selection.values("q"))
    modified = None if has_words else int(changed_at.timestamp())
    fresh = HttpResponse(kept.body, content_type=f"{atom.MEDIA_TYPE}; charset=utf-8")
    response = get_conditional_response(request, kept.etag, modified, fresh) or fresh
    response["ETag"] = kept.etag
    response["Cache-Control"] = "no-cache"  # may be kept, but asked about: works are withdrawn
    if modified is not None:
        response["Last-Modified"] = http_date(modified)
    return response


def _newest_change() -> tuple[int, datetime]:
    newest = Change.objects.order_by("-pk").values_list("pk", "changed_at").first()
    return newest or (0, _BEGINNING)


def _kept(filters: WorkFilter, change: int, changed_at: datetime) -> _Kept:
    """The feed, from the cache while no work changes."""
    reader = get_language() or "en"
    index = search.state() if filters.selection.values("q") else ""
    parts = (
        change, changed_at.timestamp(), index, reader, filters.selection.pairs,
        settings.SITE_URL, settings.VERSION,
    )  # fmt: skip
    key = f"feed:{hashlib.sha256(repr(parts).encode()).hexdigest()}"
    kept: _Kept | None = cache.get(key)
    if kept is None:
        body = atom.write(_feed(filters, reader, changed_at))
        kept = _Kept(quote_etag(hashlib.sha256(body).hexdigest()[:32]), body)
        cache.set(key, kept, SECONDS)
    return kept


def _feed(filters: WorkFilter, reader: str, changed_at: datetime) -> atom.Feed:
    selection = filters.selection
    query = selection.query()
    found = entries(filters.qs, reader)
    leading = masthead(reader)
    site = str(leading.title) if leading and leading.title else settings.SITE_NAME
    return atom.Feed(
        url=settings.SITE_URL + feed_url(query),
        page_url=settings.SITE_URL + works_url(query),
        title=f"{_name(selection, reader)} · {site}",
        author=site,
        lang=settings.CATALOGUE_LANGUAGES_BY_CODE[reader].tag,
        updated=max((one.updated for one in found), default=changed_at),
        entries=found,
    )


def _name(selection: Selection, reader: str) -> str:
    """``Works``, or what they are narrowed by, as the list says it."""
    words = " ".join(selection.values("q"))
    name = _("“%(words)s” in works") % {"words": words} if words else _("Works")
    narrowed = chips(selection.lacking("q"), reader)
    return " · ".join([name, *(f"{one.facet} {one.label}" for one in narrowed)])
