"""DOIs of which their agencies say otherwise, on the desk."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from catalogue.archives.models import AgencyCheck
from publications.models import DOI, Work

from .test_desk import NOON, act, page, said

pytestmark = pytest.mark.django_db
NAME = "10.5555/a"


def check(trouble: str, **facts: Any) -> AgencyCheck:
    work = Work.objects.create(slug="a", original_title="A paper boat", status="published")
    doi = DOI.objects.create(work=work, value=NAME, state="findable", agency="Crossref")
    return AgencyCheck.objects.create(
        doi=doi, due_at=NOON, changed_at=NOON, trouble=trouble, **facts
    )


@pytest.mark.parametrize(
    ("trouble", "sentence"),
    [
        ("retracted", "It was retracted."),
        ("withdrawn", "It is kept only as deleted."),
        ("disagrees", "Its title there is “An iron boat”."),
    ],
)
def test_trouble_stands_with_its_doi_and_work(desk: Client, trouble: str, sentence: str) -> None:
    one = check(trouble, disagreement="Its title there is “An iron boat”.")
    text = page(desk)
    assert NAME in text and sentence in text
    assert f"/admin/publications/work/{one.doi.work_id}/change/" in text


def test_doi_without_trouble_is_not_there(desk: Client) -> None:
    check("", facts={"updates": [{"type": "correction"}]})
    assert NAME not in page(desk)


def test_what_is_expected_leaves_until_the_agency_says_something_else(desk: Client) -> None:
    one = check("disagrees")
    act(desk, "agency", one.pk, "expect")
    assert NAME not in page(desk)
    one.refresh_from_db()
    one.changes("disagrees", "retracted", NOON)
    one.trouble = "retracted"
    one.save()
    assert NAME in page(desk)


def test_agency_is_asked_again_at_once(desk: Client) -> None:
    one = check("disagrees")
    AgencyCheck.objects.update(due_at=timezone.now() + timedelta(days=30))
    act(desk, "agency", one.pk, "again")
    one.refresh_from_db()
    assert one.due_at <= timezone.now()


@pytest.mark.parametrize("key", ["x", "-1", "9" * 30, "7"])
@pytest.mark.parametrize("name", ["expect", "again"])
def test_doi_that_is_gone_is_no_error(desk: Client, key: str, name: str) -> None:
    assert "not in the catalogue any more" in said(act(desk, "agency", key, name))
