"""A bibliography as pandoc's syntax tree, turned into text and italics.

Pandoc's own HTML is never used: every character is escaped here, and of all mark-up only
what a style emphasises becomes ``<i>``. Source: the types of pandoc-types 1.23.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.html import escape

from .items import restored

_SPACES = frozenset({"Space", "SoftBreak", "LineBreak"})
# Where the inlines of a node stand in its content.
_WRAPPED = {"Span": 1, "Link": 1, "Quoted": 1}
_BARE = frozenset({"Strong", "Underline", "Strikeout", "SmallCaps", "Superscript", "Subscript"})
_ENTRY = "ref-"


def entries(blocks: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """Id and HTML of each entry, in whatever order the style has sorted them."""
    for block in blocks:
        if block["t"] != "Div":
            continue
        (identifier, _, _), inner = block["c"]
        if identifier.startswith(_ENTRY):
            parts = (part["c"] for part in inner if part["t"] in ("Para", "Plain"))
            yield identifier.removeprefix(_ENTRY), _tidy(" ".join(map(html, parts)))
        else:
            yield from entries(inner)


# Styles know that no full stop follows "?", but not that none follows the wide or Arabic one.
_STOPPED = re.compile(
    r"([。．？！؟۔](?:</i>)?)(?:\.(?=(?:[”’»“]|&quot;)?(?:\s|$))|,(?=(?:[”’»“]|&quot;)\s))"
)


def _tidy(text: str) -> str:
    """Spaces stand outside italics, no italics are empty, and no sentence ends twice."""
    text = re.sub(r"( *)</i>", r"</i>\1", text)
    text = re.sub(r"<i>( *)", r"\1<i>", text).replace("<i></i>", "").strip()
    return _STOPPED.sub(r"\1", text)


def html(inlines: Iterable[Any], *, italic: bool = False) -> str:
    """Inlines as escaped text with ``<i>``; ``italic``: they already stand in one."""
    return "".join(_inline(inline["t"], inline.get("c"), italic) for inline in inlines)


def _inline(kind: str, content: Any, italic: bool) -> str:
    if kind == "Str":
        return escape(restored(content))
    if kind in _SPACES:
        return " "
    if kind == "Emph":
        return html(content, italic=True) if italic else f"<i>{html(content, italic=True)}</i>"
    if kind == "Span" and italic and "nodecoration" in content[0][1]:
        return f"</i>{html(content[1])}<i>"
    if kind in _WRAPPED:
        return html(content[_WRAPPED[kind]], italic=italic)
    return html(content, italic=italic) if kind in _BARE else ""
