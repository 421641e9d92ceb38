"""What must be said of a text beside it: its language where it is another, its state."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from publications.texts import Text, direction

from . import locales
from .shown import is_foreign


def notes(text: Text | None) -> SafeString:
    """For a reader in the language that is active; empty where nothing needs saying."""
    said = SafeString("")
    if text is None:
        return said
    reader = get_language() or "en"
    if is_foreign(text, reader):
        name = locales.own_name(text.lang, reader)
        said += format_html(
            ' <span class="note" lang="{}" dir="{}">{}</span>',
            text.lang, direction(text.lang), name,
        )  # fmt: skip
    if text.state == "machine":
        said += format_html(
            ' <span class="note note-machine">{}</span>', gettext("machine translation")
        )
    elif text.state == "outdated":
        said += format_html(
            ' <span class="note note-machine">{}</span>', gettext("translation of an earlier text")
        )
    return said
