"""Template tags of every page: texts with their language, dates, identifiers, stamps.

``{% load perdura %}`` gives:

``{% text t %}``            a ``Text`` with ``lang`` and ``dir``; in another language than the
                            page's it says so; a machine translation says that it is one
``{% text t note=False %}`` the same without saying; ``{% text_notes t %}`` only the saying,
                            for a title that is a link
``{% named t kind="serial" %}`` a title in running text, in the marks of its language
``{% edtf date %}``         a readable date in ``<time>``
``{% edtf_text date %}``    the same without markup
``{% day moment %}``        a datetime or date in ``<time>``
``{% stamp state when=… label=… %}`` an evidence stamp
``{% copyable value label %}`` an identifier with a copy button
``{{ value|ident }}``       an identifier, left to right everywhere
``{{ number|count }}``      a number with the reader's separators
``{{ tag|own_name }}``      a language's name in itself
``{% address_words path %}`` what a mistaken address seems to ask for
``{% icon "check" %}``      a drawing of ``catalogue.browse.icons``
"""

from datetime import date, datetime

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from catalogue.browse import dates, locales
from catalogue.browse.errors import words_of
from catalogue.browse.icons import ICONS
from catalogue.browse.marks import Kind, marks
from catalogue.browse.notes import notes
from catalogue.browse.stamps import stamp as stamp_of
from publications.texts import Text

register = template.Library()


def _language() -> str:
    return get_language() or "en"


@register.simple_tag
def text(value: Text | None, note: bool = True) -> SafeString:
    """``value`` in an element of its language; an empty string when there is none."""
    if value is None:
        return SafeString("")
    if note:
        return format_html("{}{}", _spoken(value, value.value), notes(value))
    return _spoken(value, value.value)


def _spoken(text: Text, words: str) -> SafeString:
    if not text.lang:
        return format_html('<span dir="auto">{}</span>', words)
    return format_html('<span lang="{}" dir="{}">{}</span>', text.lang, text.direction, words)


@register.simple_tag
def text_notes(value: Text | None) -> SafeString:
    """Only what must be said of ``value``: its language where it is another, its state."""
    return notes(value)


@register.simple_tag
def named(value: Text | None, kind: Kind = "work") -> SafeString:
    """A title in running text, in the marks of its own language."""
    if value is None:
        return SafeString("")
    opening, closing = marks(value.lang, kind)
    css = "" if opening else ' class="italic"'
    lang = format_html(' lang="{}"', value.lang) if value.lang else ""
    return format_html(
        '<cite{}{} dir="{}">{}{}{}</cite>',
        SafeString(css), lang, value.direction, opening, value.value, closing,
    )  # fmt: skip


@register.simple_tag
def edtf(value: str) -> SafeString:
    """An EDTF date in the reader's language."""
    if not value:
        return SafeString("")
    words = dates.readable(value, _language())
    if machine := dates.machine(value):
        return format_html('<time datetime="{}">{}</time>', machine, words)
    return format_html('<span class="date">{}</span>', words)


@register.simple_tag
def edtf_text(value: str) -> str:
    """An EDTF date in the reader's language, without markup, as the head of a page needs."""
    return dates.readable(value, _language())


@register.simple_tag
def day(value: datetime | date | None) -> SafeString:
    """A day in the reader's language."""
    if value is None:
        return SafeString("")
    words = dates.moment(value, _language())
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), words)


@register.simple_tag
def stamp(
    state: str,
    when: datetime | date | str | None = None,
    label: str = "",
    large: bool = False,
) -> SafeString:
    """An evidence stamp: a shape, a word, and the date of the last answer where there is one."""
    found = stamp_of(state)
    dated = edtf(when) if isinstance(when, str) else day(when)
    return format_html(
        '<span class="stamp stamp-{}{}">{}<span>{}</span>{}</span>',
        found.tone,
        " stamp-large" if large else "", ICONS[found.icon], label or found.label, dated,
    )  # fmt: skip


@register.filter
def ident(value: str) -> SafeString:
    """An identifier or address: left to right, whatever stands around it."""
    return format_html('<bdi class="id" dir="ltr">{}</bdi>', value)


@register.simple_tag
def copyable(value: str, label: str = "") -> SafeString:
    """An identifier with a button that copies it. ``label`` names it to screen readers."""
    return format_html(
        '<span class="copyable">{}{}</span>', ident(value), copy_button(value, label)
    )


@register.simple_tag
def copy_button(value: str, label: str = "") -> SafeString:
    """A button that copies ``value``; shown only where script can do it."""
    words = gettext("Copy %(what)s") % {"what": label or value}
    return format_html(
        '<button type="button" class="copy" data-copy="{}" data-copied="{}" aria-label="{}" '
        'hidden>{}</button>',
        value, gettext("Copied"), words, ICONS["copy"],
    )  # fmt: skip


@register.filter
def count(value: int) -> str:
    """A number as the reader writes it."""
    return locales.number(value, _language())


@register.filter
def own_name(tag: str) -> str:
    """A language's name in that language."""
    return locales.own_name(tag, _language())


@register.simple_tag
def address_words(path: str) -> str:
    """What an address that leads nowhere seems to ask for."""
    return words_of(path)


@register.simple_tag
def icon(name: str) -> SafeString:
    """One of our drawings."""
    return ICONS[name]
