"""What remains of a withdrawn work: its citation, its identifiers, the reason and the day."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .citing import cite
from .credits import credits_of
from .evidence import read_dois
from .identifying import identifiers
from .showing import Source, show_all


def answer(request: HttpRequest, work: Any, reader: str) -> HttpResponse:
    """410 for a row of ``record.find``, for a reader of a site language. At most six queries."""
    people = credits_of([work.pk], reader).get(work.pk, [])
    dois = read_dois(work.pk)
    title = Source("work", work.pk, "title")
    wanted: list[tuple[Source, Any]] = [(title, work)]
    if work.serial:
        wanted.append((Source("serial", work.serial.pk, "title"), work.serial))
    shown = show_all(wanted, reader)
    serial = shown.get(Source("serial", work.serial_id, "title"))
    context = {
        "title": shown[title].text,
        "citation": cite(work, shown[title], serial, people, dois).html,
        "identifiers": [f"{one.label} {one.shown}" for one in identifiers(work, dois)],
        # In the editors' words, in whatever language they wrote it.
        "reason": work.withdrawn_reason,
        "withdrawn_at": work.withdrawn_at,
    }
    return render(request, "410.html", context, status=410)
