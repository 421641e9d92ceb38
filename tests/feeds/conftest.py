"""Feeds, read as documents."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from lxml import etree

ATOM = {"atom": "http://www.w3.org/2005/Atom", "dcterms": "http://purl.org/dc/terms/"}


class Document:
    """A feed that answered 200, asked by XPath."""

    def __init__(self, content: bytes) -> None:
        self.root: Any = etree.fromstring(content)

    def __call__(self, path: str) -> list[str]:
        """Texts of elements, or values of attributes."""
        found = self.root.xpath(path, namespaces=ATOM)
        return [str(getattr(one, "text", one)) for one in found]


@pytest.fixture
def followed(client: Client, db: None) -> Callable[..., Document]:
    """The feed of a search."""

    def feed(query: str = "", language: str = "en") -> Document:
        response = client.get(f"/{language}/feeds/works.atom{query}")
        assert response.status_code == 200, response.content
        return Document(response.content)

    return feed
