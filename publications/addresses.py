"""Permanent addresses of what the catalogue holds, whole, as URIs (RFC 3986)."""

from urllib.parse import quote

from django.conf import settings


def work_url(slug: str) -> str:
    """The language-neutral address of a work."""
    return f"{settings.SITE_URL}/works/{quote(slug, safe='')}"


def file_url(pk: int, name: str) -> str:
    """The address of a work's file."""
    return f"{settings.SITE_URL}/files/{pk}/{quote(name, safe='')}"
