"""``/robots.txt``: everything public may be read, but nobody's machine need be made to work for
a crawler that follows every choice. Source: RFC 9309."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

_RULES = """User-agent: *
Disallow: /admin/
Disallow: /*.txt?
Disallow: /*/download/
Disallow: /exports/
"""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse(_RULES, content_type="text/plain; charset=utf-8")
