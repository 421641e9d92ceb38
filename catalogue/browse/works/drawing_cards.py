"""Cards as they are drawn. Twenty of them are half of a page: by a template they take as long as
everything else of it. Each value is escaped where it is put in; nothing else is."""

from collections.abc import Iterator, Sequence
from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.browse.matched.cutting import Parts
from publications.texts import Text

from ..icons import ICONS
from ..notes import notes
from .cards import Card, Kept
from .credits import Credit


def draw(cards: Sequence[Card], *, choosable: bool = False) -> SafeString:
    """``<li>`` of each card in the language that is active. ``choosable``: with a box that puts
    its work into the form ``basket``."""
    untitled = escape(_("Untitled"))
    choose = escape(_("Choose"))
    lines = (_lines(card, untitled, choose if choosable else "") for card in cards)
    return SafeString("".join(f'<li class="entry">\n{"".join(some)}</li>\n' for some in lines))


def _lines(card: Card, untitled: str, choose: str) -> Iterator[str]:
    why = card.why
    title = card.title.text
    if choose:
        name = spoken(title) if title else untitled
        yield (
            f'<label class="choose"><input type="checkbox" form="basket" name="chosen" '
            f'value="{card.key}"><span>{choose}<span class="visually-hidden">: {name}</span></span>'
            "</label>\n"
        )
    shown = spoken(title, why.title if why else ()) if title else untitled
    yield f'<p class="entry-title"><a href="{escape(card.url)}">{shown}</a>{notes(title)}</p>\n'
    if card.title.original:
        original = spoken(card.title.original, why.original if why else ())
        yield f'<p class="original">{original}</p>\n'
    if card.credits:
        yield f'<p class="byline">{", ".join(map(_credit, card.credits))}{_rest(card)}</p>\n'
    yield f'<ul class="meta">{"".join(_meta(card))}</ul>\n'
    if why and why.excerpt:
        excerpt = why.excerpt
        told = notes(excerpt.text) if excerpt.source else ""
        yield (
            f'<p class="entry-why"><span class="why-where">{escape(str(excerpt.label))}</span> '
            f"{spoken(excerpt.text, excerpt.parts)}{told}</p>\n"
        )
    if card.kept:
        yield f'<ul class="holdings">{"".join(map(_kept, card.kept))}</ul>\n'


def spoken(text: Text, parts: Parts = ()) -> str:
    """A text in an element of its language, some of it marked."""
    words = _marked(parts) if parts else escape(text.value)
    if not text.lang:
        return f'<span dir="{escape(text.direction) if parts else "auto"}">{words}</span>'
    return f'<span lang="{escape(text.lang)}" dir="{escape(text.direction)}">{words}</span>'


def _marked(parts: Parts) -> str:
    return "".join(
        f"<mark>{escape(part.text)}</mark>" if part.is_marked else escape(part.text)
        for part in parts
    )


def _credit(one: Credit) -> str:
    lang = f' lang="{escape(one.lang)}"' if one.lang else ""
    name = _marked(one.parts) if one.parts else escape(one.name)
    role = "" if one.role == "aut" else f" ({escape(one.role_label)})"
    return f'<a href="{escape(one.url)}"><bdi{lang}>{name}</bdi></a>{role}'


def _rest(card: Card) -> str:
    if not (n := card.credits_left_out):
        return ""
    return f" {escape(ngettext('and %(n)s other', 'and %(n)s others', n) % {'n': n})}"


def _meta(card: Card) -> Iterator[str]:
    if card.date:
        yield f"<li>{escape(card.date)}</li>"
    if card.type_label:
        yield f"<li>{escape(card.type_label)}</li>"
    if card.serial and card.serial.text:
        name = spoken(card.serial.text, card.why.serial if card.why else ())
        issue = ""
        if card.issue_url:
            issue = (
                f' <a class="quiet-link" href="{escape(card.issue_url)}">'
                f"<bdi>{escape(card.issue)}</bdi></a>"
            )
        yield (f'<li><a class="quiet-link" href="{escape(card.serial_url)}">{name}</a>{issue}</li>')
    elif card.container:
        lang = f' lang="{escape(card.language)}"' if card.language else ""
        parts = card.why.container if card.why else ()
        name = _marked(parts) if parts else escape(card.container)
        yield f"<li><bdi{lang}>{name}</bdi></li>"


def _kept(one: Kept) -> str:
    return (
        f'<li class="holding-{one.stamp.tone}">{ICONS[one.stamp.icon]}'
        f"<span>{escape(str(one.service))}</span> · "
        f'<span class="holding-state">{escape(str(one.stamp.label))}</span></li>'
    )
