"""``/works.txt``: a search as citations."""

from collections.abc import Sequence
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from catalogue.asking import leases
from catalogue.exports.citations import pandoc, slots
from catalogue.exports.models import Citation
from publications.models import Work

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def runs(monkeypatch: Any) -> list[tuple[str, str, int]]:
    """Style, locale and number of items of each formatter process that would have run."""
    found: list[tuple[str, str, int]] = []

    def plain(items: Sequence[dict[str, Any]], style: str, locale: str) -> dict[str, str]:
        found.append((style, locale, len(items)))
        return {str(one["id"]): str(one["title"]) for one in items}

    monkeypatch.setattr(pandoc, "format_items", plain)
    return found


@pytest.fixture
def works(db: None) -> None:
    for number in range(6):
        Work.objects.create(
            slug=f"w{number}", original_title=f"Title {number}", status="published",
            work_type="book" if number % 2 else "essay",
        )  # fmt: skip


def body(response: Any) -> str:
    return b"".join(response.streaming_content).decode()


def test_search_is_cited_one_work_a_line(
    client: Client, works: None, draft: Work, withdrawn: Work, runs: list[tuple[str, str, int]]
) -> None:
    response = client.get("/works.txt?type=book&style=mla&lang=de")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["Content-Language"] == "de"
    assert response["Content-Disposition"] == 'attachment; filename="works-book.txt"'
    assert body(response) == "Title 1\nTitle 3\nTitle 5\n"
    assert runs == [("modern-language-association", "de-DE", 3)]


def test_what_is_kept_is_streamed_without_a_process(
    client: Client, works: None, runs: list[tuple[str, str, int]]
) -> None:
    first = body(client.get("/works.txt"))
    assert body(client.get("/works.txt?style=apa&lang=en")) == first
    assert len(runs) == 1 and Citation.objects.count() == 6


def test_stream_goes_on_after_a_work_and_says_where_the_rest_is(
    client: Client, works: None
) -> None:
    response = client.get("/works.txt?style=mla&limit=2&after=w1")
    assert body(response) == "Title 2\nTitle 3\n"
    assert "/works.txt?style=mla&lang=en&after=w3&limit=2>; rel=" in response["Link"]


@pytest.mark.parametrize("query", ["style=nonsense", "year_min=x", "limit=x", "after=none"])
def test_what_cannot_be_used_is_refused_with_the_reason(
    client: Client, works: None, query: str, runs: list[tuple[str, str, int]]
) -> None:
    response = client.get(f"/works.txt?{query}")
    assert response.status_code == 400
    assert response["Content-Type"].startswith("text/plain")
    assert runs == []


def test_too_many_formatters_are_a_503_before_the_first_line(client: Client, works: None) -> None:
    names = [f"citation-formatter-{number}" for number in range(slots.PROCESSES)]
    leases.take(names, timezone.now())
    response = client.get("/works.txt")
    assert (response.status_code, response["Retry-After"]) == (503, "5")


def test_headers_alone_start_no_process(
    client: Client, works: None, runs: list[tuple[str, str, int]]
) -> None:
    assert client.head("/works.txt").status_code == 200
    assert runs == []
