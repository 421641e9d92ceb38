"""Parts of addresses: a slug in any script, and the ending of a known format.

Slugs are letters, digits, hyphens and underscores of any script, never dots, so that
``/works/{slug}.{ext}`` can be read in one way only.
"""

import re
import unicodedata

from django.urls import register_converter
from django.urls.converters import get_converters

from publications.formats import FORMATS


class SlugConverter:
    """A Unicode slug in normal form: browsers on some systems take letters apart (NFD)."""

    regex = r"[^/.\x00-\x20\x7f]+"

    def to_python(self, value: str) -> str:
        return unicodedata.normalize("NFKC", value)

    def to_url(self, value: str) -> str:
        return value


class FormatConverter:
    """The ending of a format in the table FORMATS."""

    regex = "|".join(re.escape(ext) for ext in sorted(FORMATS, key=len, reverse=True))

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


def register() -> None:
    """Make ``<anyslug:…>`` and ``<format:…>`` known to address patterns, however often asked."""
    known = get_converters()
    for name, converter in (("anyslug", SlugConverter), ("format", FormatConverter)):
        if name not in known:
            register_converter(converter, name)
