"""The works' pages, read as trees."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from catalogue.search.index import opening
from catalogue.search.index.places import home
from catalogue.search.index.rebuilding import rebuild
from tests.browse_pages.reading import tree

from .making import make_work


@pytest.fixture
def read(client: Client) -> Callable[[str], Any]:
    """The tree of a page that must answer 200."""

    def page(path: str) -> Any:
        response = client.get(path)
        assert response.status_code == 200, path
        return tree(response)

    return page


@pytest.fixture
def listed(read: Callable[[str], Any]) -> Callable[[str], list[str]]:
    """The titles that a list shows for a query, in order."""

    def titles(query: str = "") -> list[str]:
        page = read(f"/en/works/{query}")
        return [node.text_content().strip() for node in page.xpath("//p[@class='entry-title']/a")]

    return titles


@pytest.fixture
def draft(db: None) -> Any:
    """A draft, whose title must be seen nowhere."""
    return make_work("Hidden draft", status="draft", date="1999")


@pytest.fixture
def index(tmp_path: Path, settings: Any, db: None) -> Callable[[], None]:
    """Makes the search index of the works that are there: until then there is none."""
    settings.SEARCH_DIR = tmp_path / "search"
    opening._reading.__init__()  # type: ignore[misc]
    return lambda: rebuild(home()) and None
