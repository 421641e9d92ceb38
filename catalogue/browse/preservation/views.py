"""The page."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from publications import clock

from .changes import changes
from .coverage import coverage
from .matrix import matrix
from .services import services


@require_safe
def preservation(request: HttpRequest) -> HttpResponse:
    """Coverage in numbers, works by archives, what changed, and how the services are.

    ``?after=`` and ``?before=`` page through the works. At most fourteen queries.
    """
    reader = get_language() or settings.LANGUAGE_CODE
    now = clock.now()
    after, before = request.GET.get("after", ""), request.GET.get("before", "")
    return render(
        request,
        "preservation.html",
        {
            "coverage": coverage(),
            "matrix": matrix(reader, after=after, before=before),
            "is_first": not (after or before),
            "changes": changes(reader, now),
            "services": services(now),
            "section": "preservation",
        },
    )
