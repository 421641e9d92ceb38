"""What is known of links goes into records."""

from typing import Any

import pytest
from django.utils import timezone

from catalogue.exports.bulk.streaming import records_of
from catalogue.links.models import LinkState
from catalogue.links.telling import states_of
from publications.models import Link, Work

pytestmark = pytest.mark.django_db


def checked(link: Link, state: str) -> None:
    LinkState.objects.create(
        digest=link.digest, url=link.url, host="example.org", due_at=timezone.now(), state=state
    )


def test_record_says_what_is_known_of_its_links(work: Work) -> None:
    for name, state in (("a", "broken"), ("b", "unchecked"), ("c", "ok")):
        checked(Link.objects.create(work=work, url=f"https://example.org/{name}"), state)
    [record] = records_of(Work.objects.order_by("pk"))
    assert [link.state for link in record.links] == ["broken", "", "ok"]


def test_one_query_finds_the_states_of_any_number(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        assert states_of([f"{number:064}" for number in range(5000)]) == {}
