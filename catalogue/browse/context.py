"""What every page knows: the site, its languages, and this page in each of them."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.encoding import escape_uri_path, iri_to_uri
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from .masthead import masthead


@dataclass(frozen=True)
class Alternate:
    """This page in one language: ``href`` for the switch, ``url`` whole, for machines."""

    code: str
    tag: str
    name: str
    direction: str
    href: str
    url: str
    is_current: bool


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
        "alternates": SimpleLazyObject(lambda: alternates(request, language.code)),
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


def alternates(request: HttpRequest, current: str) -> list[Alternate]:
    """This page in the ten languages; the switch keeps what was asked for."""
    neutral = escape_uri_path(neutral_path(request.path))
    query = iri_to_uri(request.META.get("QUERY_STRING", ""))
    suffix = f"?{query}" if query else ""
    return [
        Alternate(
            row.code, row.tag, row.name, row.direction,
            f"/{row.code}{neutral}{suffix}", f"{settings.SITE_URL}/{row.code}{neutral}",
            row.code == current,
        )
        for row in settings.CATALOGUE_LANGUAGES
    ]  # fmt: skip
