"""Works without a date, and works from before the common era, in lists by date."""

import pytest
from django.test import Client

from catalogue.browse.works.filters import WorkFilter
from publications.models import Work

pytestmark = pytest.mark.django_db


@pytest.fixture
def works() -> None:
    for slug, date in (("undated", ""), ("analects", "-0479"), ("essay", "2026-06")):
        Work.objects.create(slug=slug, original_title=slug, date=date, status="published")


def _order(client: Client, sort: str) -> list[str]:
    html = client.get(f"/en/works/?sort={sort}").content.decode()
    return sorted(("undated", "analects", "essay"), key=lambda slug: html.index(f"/works/{slug}/"))


def test_newest_first_ends_with_the_undated(client: Client, works: None) -> None:
    assert _order(client, "newest") == ["essay", "analects", "undated"]


def test_oldest_first_ends_with_the_undated_too(client: Client, works: None) -> None:
    assert _order(client, "oldest") == ["analects", "essay", "undated"]


def test_works_are_counted_whenever_they_are_from(works: None) -> None:
    assert WorkFilter({}, Work.objects.public()).qs.count() == 3
