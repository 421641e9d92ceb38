"""XML: what is written is well formed whatever a record holds, what is read can do no harm.

Source: Extensible Markup Language 1.0, fifth edition (Char, AttValue); RFC 3986 for addresses.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, BinaryIO
from urllib.parse import quote

from .lines import line

DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'
NOTHING: Mapping[str, str] = MappingProxyType({})

# xs:language, which is what xml:lang and DataCite's language take.
_TAG = re.compile("[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_PLAIN_URI = re.compile(
    r"[a-z][a-z0-9+.-]*://[a-z0-9.-]+(?::\d+)?(?:[/?][a-z0-9._~/?&=:+-]*)?", re.I
)
_URI = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*:"
    r"(?://(?:[^/?#@]*@)?[^/?#@:\[\]]*(?::\d*)?(?=[/?#]|$)|(?!//))[^#]*(?:#[^#]*)?"
)
_LOOSE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


class XMLError(ValueError):
    """The document is not well formed, or has a DOCTYPE; ``line`` is where, 0 if not known."""

    def __init__(self, reason: str, line: int = 0) -> None:
        super().__init__(reason)
        self.line = line


def text(value: str) -> str:
    """``value`` as character data: ``line`` drops what XML 1.0 forbids, the rest is escaped."""
    return line(value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attributes(values: Mapping[str, str]) -> str:
    """Attributes with a blank before each; empty ones are left out."""
    return "".join(
        f' {name}="{safe}"'
        for name, value in values.items()
        if value and (safe := text(value).replace('"', "&quot;"))
    )


def element(name: str, value: str, values: Mapping[str, str] = NOTHING) -> str:
    """An element with a text; nothing where the text is empty."""
    content = text(value)
    return f"<{name}{attributes(values)}>{content}</{name}>" if content else ""


def group(name: str, children: Iterable[str], values: Mapping[str, str] = NOTHING) -> str:
    """An element around elements that are written already; nothing where there are none."""
    content = "".join(children)
    return f"<{name}{attributes(values)}>{content}</{name}>" if content else ""


@lru_cache(maxsize=1024)
def language(tag: str) -> str:
    """``tag`` where ``xml:lang`` can hold it, else an empty text."""
    return tag if _TAG.fullmatch(tag) else ""


def uri(address: str) -> str:
    """``address`` as ``xs:anyURI`` takes it everywhere, an empty text where it is none."""
    if _PLAIN_URI.fullmatch(address):
        return address
    value = _LOOSE_PERCENT.sub("%25", quote(line(address), safe=":/?#@!$&'()*+,;=%-._~"))
    return value if _URI.fullmatch(value) else ""


def document(elements: Iterable[bytes], wrapper: str = "records") -> Iterator[bytes]:
    """A file of records: one is its own root, of several ``wrapper`` is; it looks one ahead."""
    rest = iter(elements)
    first = next(rest, None)
    if first is None:
        yield DECLARATION + f"<{wrapper}/>\n".encode()
        return
    second = next(rest, None)
    if second is None:
        yield DECLARATION + first + b"\n"
        return
    yield DECLARATION + f"<{wrapper}>\n".encode() + first + b"\n"
    yield second + b"\n"
    for one in rest:
        yield one + b"\n"
    yield f"</{wrapper}>\n".encode()


def parse(data: bytes) -> Any:
    """The root of a document. Raises ``XMLError``."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise XMLError(str(error), error.lineno or 0) from error
    if root.getroottree().docinfo.doctype:
        raise XMLError("DOCTYPE")
    return root


def elements(binary: BinaryIO, name: str) -> Iterator[Any]:
    """Every element called ``{namespace}name``, freed once the next is asked for.

    Raises ``XMLError`` where the document breaks, after what stood before it. A DOCTYPE is
    refused at the root, so that no entity that it declares is met.
    """
    from lxml import etree

    events = etree.iterparse(
        binary, events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False
    )
    is_checked = False
    try:
        for event, found in events:
            if not is_checked:
                if found.getroottree().docinfo.doctype:
                    raise XMLError("DOCTYPE")
                is_checked = True
            if event == "end" and found.tag == name:
                yield found
                _free(found)
    except etree.XMLSyntaxError as error:
        raise XMLError(str(error), error.lineno or 0) from error


def _free(found: Any) -> None:
    found.clear()
    parent = found.getparent()
    while parent is not None and found.getprevious() is not None:
        del parent[0]
