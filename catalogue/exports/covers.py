"""``/media/covers/…``: the pictures that pages show, where no other server hands them out.

Only the renditions that ``publications.covers`` makes: an address holds the digest of the
picture it was made from, so it never changes its meaning and may be kept for ever.
"""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

A_YEAR = 31_536_000  # seconds


@require_safe
def cover(request: HttpRequest, digest: str, name: str) -> FileResponse:
    """One rendition (``cover.webp``, ``320.webp``). 404 when there is none."""
    stored = f"covers/{digest}/{name}.webp"
    if not default_storage.exists(stored):
        raise Http404
    response = FileResponse(default_storage.open(stored), content_type="image/webp")
    response["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    return response
