"""Pages as trees, for asking what stands where."""

from typing import Any

from lxml import html


def tree(response: Any) -> Any:
    """The page of a response."""
    return html.document_fromstring(response.content.decode())


def text(node: Any) -> str:
    """The words of an element, blanks made single."""
    return " ".join(node.text_content().split())


def with_class(name: str, tag: str = "*") -> str:
    """The XPath of elements that have a class."""
    return f"//{tag}[contains(concat(' ', @class, ' '), ' {name} ')]"


def words(response: Any, path: str) -> list[str]:
    """The words of every element at ``path``, an XPath."""
    return [text(node) for node in tree(response).xpath(path)]


def links(response: Any, path: str = "//main") -> list[str]:
    """Where the links inside ``path`` lead."""
    return [str(href) for href in tree(response).xpath(f"{path}//a/@href")]
