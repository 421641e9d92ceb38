"""Texts of the catalogue in admin lists, each in its language."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from ..multilingual import texts
from ..texts import Text, direction, shown


def spoken(text: Text | None) -> SafeString:
    """``text`` in an element of its language; a dash for none."""
    if text is None:
        return SafeString("–")
    return format_html('<span lang="{}" dir="{}">{}</span>', text.lang, text.direction, text.value)


def code(value: str) -> SafeString:
    """An identifier, date or address: left to right, whatever stands around it."""
    return format_html('<bdi class="id" dir="ltr">{}</bdi>', value) if value else SafeString("–")


def titled(row: Any, field: str = "title") -> SafeString:
    """The title as this editor reads it, and the original under it."""
    found = texts(row, field)
    title = shown(found, get_language() or "en")
    original = next((text for text in found if text.is_original), None)
    if title is None:
        return code(row.slug)
    if original is None or original is title:
        return spoken(title)
    return format_html(
        '{}<br><span class="original-text">{}</span>', spoken(title), spoken(original)
    )


def written(value: str, tag: str) -> SafeString:
    """``value`` in the language ``tag``, which may be unknown."""
    return format_html('<span lang="{}" dir="{}">{}</span>', tag, direction(tag), value)
