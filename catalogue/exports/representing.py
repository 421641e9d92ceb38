"""A work's record in one format, as a response that caches can ask about again."""

import hashlib
import re

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date, quote_etag

from catalogue.links.telling import states_of
from publications.addresses import work_url
from publications.assembling import record
from publications.formats import FORMATS
from publications.models import Work
from publications.records import Record

from .finding import Found
from .signposting import link

# BCP 47 in the lengths of RFC 5646, section 2.1: anything else asks for no language.
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,5}")


def asked_language(request: HttpRequest) -> str:
    """``?lang=``, in small letters; empty for the originals."""
    return language_tag(request.GET.get("lang", ""))


def language_tag(text: str) -> str:
    """``text`` in small letters where it has the form of a tag, else an empty text."""
    return text.lower() if _LANGUAGE.fullmatch(text) else ""


def represent(request: HttpRequest, found: Found, ext: str) -> HttpResponse:
    """The public work ``found`` in the format ``ext``; 304 when the client has it.

    At most seventeen queries, none for a 304: whatever a record shows renews the work's datestamp.
    """
    language = asked_language(request)
    etag = _etag(found, ext, language)
    modified = int(found.datestamp.timestamp())
    fresh = HttpResponse(content_type=FORMATS[ext].content_type)
    response = get_conditional_response(request, etag, modified, fresh) or fresh
    if response is fresh:
        fresh.content = b"".join(FORMATS[ext].write([_record(found)], language))
    permanent = work_url(found.slug)
    for name, value in {
        "ETag": etag,
        "Last-Modified": http_date(modified),
        "Cache-Control": "no-cache",  # may be kept, but asked about: works are withdrawn
        "Content-Language": language or "und",
        "Content-Location": f"{permanent}.{ext}" + (f"?lang={language}" if language else ""),
        "Content-Disposition": content_disposition_header(True, f"{found.slug}.{ext}") or "",
        "Link": f"{link(permanent, 'canonical')}, {link(permanent, 'describes', 'text/html')}",
    }.items():
        response[name] = value
    return response


def _record(found: Found) -> Record:
    return record(Work(pk=found.pk), link_states=states_of)


def _etag(found: Found, ext: str, language: str) -> str:
    """Changes with the record, the format, the language asked for, and our own version."""
    stamp = found.datestamp.isoformat()
    parts = (found.slug, ext, language, stamp, settings.VERSION, settings.SITE_URL)
    return quote_etag(hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32])
