"""``/{lang}/works/{slug}/``: a work, its tombstone when it was withdrawn, nothing for a draft."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from publications.models import Work

from . import page, tombstone
from .record import find


def work(request: HttpRequest, slug: str) -> HttpResponse:
    """200, 410 for a withdrawn work, 404 for any other; a draft is shown to its editors.

    ``?abstract=de`` shows the abstract in another language than the page's.
    """
    reader = get_language() or settings.LANGUAGE_CODE
    found = find(slug, reader)
    if found is None:
        raise Http404
    if found.status == Work.Status.WITHDRAWN:
        return tombstone.answer(request, found, reader)
    is_draft = found.status != Work.Status.PUBLISHED
    if is_draft and not may_preview(request):
        raise Http404
    return _answer(request, found, reader, is_draft=is_draft)


def may_preview(request: HttpRequest) -> bool:
    """Editors who asked for it. Without a session cookie no session is looked for."""
    if request.GET.get("preview") != "1" or settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    user = request.user
    return bool(user.is_active and user.is_staff and user.has_perm("publications.view_work"))


def _answer(request: HttpRequest, found: Any, reader: str, *, is_draft: bool) -> HttpResponse:
    built = page.build(found, reader, abstract=request.GET.get("abstract", ""))
    response = render(
        request,
        "works/work.html",
        {"page": built, "is_draft": is_draft, "pk": found.pk, "section": "works"},
    )
    if is_draft:
        response["Cache-Control"] = "private, no-store"
        response["X-Robots-Tag"] = "noindex"
    return response
