"""``/works/{slug}/evidence.json``: the entries about one work, with how to check them."""

import json
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from catalogue.evidence.canonical import digest
from catalogue.evidence.models import LedgerHead
from catalogue.exports.neutral import language_neutral

from . import reading
from .entries import about
from .things import things_of

_CHECK = (
    "The SHA-256 of the UTF-8 bytes of an entry's text is its digest. The text is JSON; its "
    "'previous' is the digest of the entry numbered one less, which is in the whole ledger."
)


@language_neutral
@require_safe
def of_work(request: HttpRequest, slug: str) -> HttpResponse:
    """Every entry about a public work, the oldest first; 404 for any other."""
    work = reading.find(slug)
    if work is None:
        raise Http404
    things = things_of(work)
    entries = about(things).order_by("number").values_list("number", "digest", "text")
    head = LedgerHead.objects.get(pk=1)
    base = settings.SITE_URL
    value: dict[str, Any] = {
        "work": f"{base}/works/{work.slug}",
        "about": [
            {
                "kind": one.kind, "subject": one.subject, "subject_digest": digest(one.subject),
                "state": one.state,
            }
            for one in things
        ],
        "check": _CHECK,
        "ledger": base + reverse("ledger"),
        "checkpoints": base + reverse("checkpoints"),
        "newest": {"number": head.number, "digest": head.digest},
        "entries": [
            {"number": number, "digest": value, "text": text} for number, value, text in entries
        ],
    }  # fmt: skip
    body = json.dumps(value, ensure_ascii=False, indent=1)
    response = HttpResponse(body, content_type="application/json")
    response["Cache-Control"] = "no-cache"
    return response
