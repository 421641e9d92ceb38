"""Nothing that is typed, and no address of the list, is answered with an error, or makes the
index look broken, which would have the database asked in its place.

``make soak ARGS=fuzz`` asks the same for ten minutes.
"""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, example, given, settings

from catalogue.search.index.places import home

from .judged.loading import load
from .typed import SCRIPT, addresses, pages, questions

pytestmark = pytest.mark.django_db
SOME = tuple(range(1, 2400, 60))
shortly = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def works(tmp_path: Path, settings: Any) -> None:
    """Forty works in ten languages that the index knows."""
    settings.SEARCH_DIR = tmp_path
    load(SOME)


@shortly
@given(pages, questions)
@example("/en/works/", 'title:"-" -"" year:..')
@example("/ar/works/", "9" * 400)
def test_whatever_is_typed_is_answered(client: Client, works: None, page: str, typed: str) -> None:
    response = client.get(page, {"q": typed}, follow=True)
    assert response.status_code == 200
    assert SCRIPT not in response.content.decode()
    assert home().current()


@shortly
@given(pages, addresses)
@example("/en/works/", "q=%ff%00&page=0&sort=%C3%28&size=-1")
def test_no_address_of_the_list_is_an_error(
    client: Client, works: None, page: str, query: str
) -> None:
    response = client.get(page, QUERY_STRING=query, follow=True)
    assert response.status_code < 500
    assert home().current()


def test_an_identifier_leads_nowhere_but_into_the_site(client: Client, works: None) -> None:
    for typed in ("https://doi.org/10.1088/0026-1394/49/6/772", "//example.org/10.1/x"):
        response = client.get("/en/works/", {"q": typed})
        assert response.status_code == 200 or response["Location"].startswith("/en/")
