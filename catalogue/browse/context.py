"""What every page knows: the site, its languages, and this page in each of them."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.encoding import escape_uri_path, iri_to_uri
from django.utils.functional import SimpleLazyObject
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from .masthead import masthead

CURRENT = ' aria-current="true"'


def site(request: HttpRequest) -> dict[str, Any]:
    """Context of every template. Nothing is asked of the database until a page shows it."""
    code = get_language() or settings.LANGUAGE_CODE
    language = settings.CATALOGUE_LANGUAGES_BY_CODE.get(code)
    language = language or settings.CATALOGUE_LANGUAGES_BY_CODE[settings.LANGUAGE_CODE]
    neutral = escape_uri_path(neutral_path(request.path))
    return {
        "site_name": settings.SITE_NAME,
        "site_tagline": settings.SITE_TAGLINE,
        "site_url": settings.SITE_URL,
        "language": language,
        "alternates": SimpleLazyObject(lambda: alternates(neutral)),
        "switch": SimpleLazyObject(lambda: switch(neutral, request, language.code)),
        "canonical": f"{settings.SITE_URL}/{language.code}{neutral}",
        "neutral_url": f"{settings.SITE_URL}{neutral}",
        "masthead": SimpleLazyObject(lambda: masthead(language.code)),
    }


def neutral_path(path: str) -> str:
    """``/fr/works/`` without its language: ``/works/``."""
    _, _, rest = path.partition("/")
    first, slash, rest = rest.partition("/")
    if first in settings.CATALOGUE_LANGUAGES_BY_CODE:
        return f"/{rest}" if slash else "/"
    return path


# Both are written as text, not by templates: twenty links on every page would be the
# dearest part of it. What comes from outside is escaped here.


def alternates(neutral: str) -> SafeString:
    """The ``<link>`` of this page in each language; ``neutral``: its path without language."""
    path = escape(neutral)
    return mark_safe(  # noqa: S308 (path escaped above; the rest are settings)
        "\n".join(
            f'<link rel="alternate" hreflang="{row.tag}" '
            f'href="{settings.SITE_URL}/{row.code}{path}">'
            for row in settings.CATALOGUE_LANGUAGES
        )
    )


def switch(neutral: str, request: HttpRequest, current: str) -> SafeString:
    """The list items of the language switch, which keeps what was asked for."""
    query = iri_to_uri(request.META.get("QUERY_STRING", ""))
    path = escape(f"{neutral}?{query}" if query else neutral)
    return mark_safe(  # noqa: S308 (path escaped above; the rest are settings)
        "\n".join(
            f'<li><a href="/{row.code}{path}" lang="{row.tag}" hreflang="{row.tag}" '
            f'dir="{row.direction}"{CURRENT if row.code == current else ""}>{row.name}</a></li>'
            for row in settings.CATALOGUE_LANGUAGES
        )
    )
