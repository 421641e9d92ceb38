"""``/{lang}/works/{slug}/evidence/``: what was asked about a work, and what came back."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from catalogue.evidence.models import LedgerHead
from publications.models import Work

from ..works.showing import Source, show_all
from . import entries, reading
from .things import things_of
from .timeline import timeline


@require_safe
def evidence(request: HttpRequest, slug: str) -> HttpResponse:
    """The ledger of one public work as a timeline and a table; ``?before=`` an entry's number
    goes on with older ones. 404 for any other work. At most nine queries."""
    reader = get_language() or settings.LANGUAGE_CODE
    work = reading.find(slug)
    if work is None:
        raise Http404
    before = request.GET.get("before", "")
    number = int(before) if before.isascii() and before.isdigit() and len(before) < 19 else None
    things = things_of(work)
    rows = entries.rows(things, before=number, most=entries.AT_ONCE + 1)
    direction = settings.CATALOGUE_LANGUAGES_BY_CODE[reader].direction
    drawn = timeline(things, entries.seen(things), mirrored=direction == "rtl")
    return render(
        request,
        "works/evidence.html",
        {
            "work": work,
            "title": _title(work, reader),
            "timeline": drawn,
            "rows": rows[: entries.AT_ONCE],
            "older": rows[entries.AT_ONCE - 1].number if len(rows) > entries.AT_ONCE else None,
            "is_first": number is None,
            "never_asked": [one for one in things if not drawn.has(one)],
            "head": LedgerHead.objects.get(pk=1),
            "section": "works",
        },
    )


def _title(work: Work, reader: str) -> Any:
    source = Source("work", work.pk, "title")
    return show_all([(source, work)], reader)[source]
