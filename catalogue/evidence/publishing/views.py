"""For machines: ``/ledger.jsonl``, ``/ledger/{number}.json``, ``/ledger/checkpoints.atom``."""

import base64

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.urls import reverse
from django.views.decorators.http import require_safe

from catalogue.exports.neutral import language_neutral
from catalogue.feeds import atom

from ..models import Checkpoint, Observation
from .lines import lines

_FEED_LENGTH = 100
_BIGGEST = 2**63 - 1


@language_neutral
@require_safe
def ledger(request: HttpRequest) -> HttpResponseBase:
    """Every entry, a line each; ``?after=`` a number goes on behind it, ``?limit=`` ends after
    so many. 400 for what is no number."""
    try:
        after = _number(request.GET.get("after", "0"))
        limit = _number(request.GET["limit"]) if "limit" in request.GET else None
    except ValueError:
        text = "after and limit are numbers, such as /ledger.jsonl?after=1000&limit=500\n"
        return HttpResponse(text, status=400, content_type="text/plain; charset=utf-8")
    body = iter(()) if request.method == "HEAD" else lines(after, limit)
    response = StreamingHttpResponse(body, content_type="application/jsonl")
    response["Cache-Control"] = "no-cache"
    response["Content-Disposition"] = 'attachment; filename="ledger.jsonl"'
    return response


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or int(text[:20]) > _BIGGEST:
        raise ValueError(text)
    return int(text)


@language_neutral
@require_safe
def entry(request: HttpRequest, number: int) -> HttpResponse:
    """One entry: exactly the bytes whose SHA-256 is its digest, which ``Repr-Digest`` repeats
    (RFC 9530). It never changes."""
    found = (
        Observation.objects.filter(number=number).values_list("text", "digest").first()
        if number <= _BIGGEST
        else None
    )
    if found is None:
        raise Http404
    text, digest = found
    response = HttpResponse(text.encode(), content_type="application/json")
    value = base64.b64encode(bytes.fromhex(digest)).decode()
    response["Repr-Digest"] = f"sha-256=:{value}:"
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


@language_neutral
@require_safe
def checkpoints(request: HttpRequest) -> HttpResponse:
    """Where the ledger stood on the last days, as a feed: whoever keeps one of these digests
    can hold us to every entry up to it."""
    found = list(Checkpoint.objects.all()[:_FEED_LENGTH])
    base = settings.SITE_URL
    feed = atom.Feed(
        url=base + reverse("checkpoints"),
        page_url=f"{base}/",
        title=f"Digests of the ledger · {settings.SITE_NAME}",
        author=settings.SITE_NAME,
        lang="en",
        updated=max((one.made_at for one in found), default=atom.BEGINNING),
        entries=[
            atom.Entry(
                key=f"{base}{reverse('ledger_entry', args=[one.number])}",
                url=f"{base}{reverse('ledger_entry', args=[one.number])}",
                title=atom.Words(f"Entry {one.number}: {one.digest}", "en"),
                updated=one.made_at,
                published=one.made_at,
                summary=atom.Words(f"The SHA-256 of entry {one.number} is {one.digest}.", "en"),
            )
            for one in found
        ],
    )
    response = HttpResponse(atom.write(feed), content_type=f"{atom.MEDIA_TYPE}; charset=utf-8")
    response["Cache-Control"] = "public, max-age=3600"
    return response
