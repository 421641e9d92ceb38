"""``/robots.txt``: everything public may be read. Source: RFC 9309."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

_RULES = "User-agent: *\nDisallow: /admin/\n"


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse(_RULES, content_type="text/plain; charset=utf-8")
