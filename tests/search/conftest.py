"""A search index of a test's own, made when it is asked for: no other test pays for one."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from catalogue.search.index import opening
from catalogue.search.index.places import Home, home
from catalogue.search.index.rebuilding import rebuild
from catalogue.search.query import search
from publications.models import Work


@pytest.fixture
def place(tmp_path: Path, settings: Any, db: None) -> Home:
    """Where this test's index is, though there is none yet."""
    settings.SEARCH_DIR = tmp_path / "search"
    opening._reading.__init__()  # type: ignore[misc]
    return home()


@pytest.fixture
def found(place: Home) -> Callable[..., list[str]]:
    """Makes the index of the works that are there and asks it: titles, in order."""

    def titles(question: str, **options: Any) -> list[str]:
        if place.current() is None:
            rebuild(place)
        keys = search(question, **options).keys
        works = Work.objects.public().in_bulk(keys)
        return [works[key].original_title for key in keys]

    return titles
