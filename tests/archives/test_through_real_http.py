"""DOIs and links asked over real HTTP of doi.org's fake, which also misbehaves."""

import json
from datetime import timedelta
from typing import Any

import pytest

from catalogue.archives import checking_dois
from catalogue.evidence.models import Observation
from catalogue.evidence.verifying import verify
from catalogue.links import checking
from catalogue.links.models import LinkState
from publications.models import DOI, Link, Work
from tests.fakes.behaviour import Scenario
from tests.links.outcomes import NOON

pytestmark = pytest.mark.django_db
NAME = "10.5281/zenodo.20352371"
DAY = timedelta(days=1)


@pytest.fixture
def doi() -> DOI:
    work = Work.objects.create(slug="a", original_title="A", status="published")
    return DOI.objects.create(work=work, value=NAME)


def test_doi_is_proved_and_its_landing_page_asked(doi: DOI, fakes: Any) -> None:
    checking_dois.check_due(NOON)
    checking.check_due(NOON)
    doi.refresh_from_db()
    assert (doi.state, doi.agency) == ("findable", "DataCite")
    assert LinkState.objects.get(url=doi.target).state == "ok"
    assert verify() == (2, None)


def test_entry_says_what_was_asked_and_what_came_back(doi: DOI, fakes: Any) -> None:
    checking_dois.check_due(NOON)
    evidence = json.loads(Observation.objects.get().text)["evidence"]
    assert evidence["url"].endswith(f"/api/handles/{NAME}?type=URL")
    assert evidence["status"] == 200
    assert len(evidence["sha256"]) == 64


@pytest.mark.parametrize("scenario", list(Scenario))
def test_no_misbehaviour_of_doi_org_turns_anything_red(
    doi: DOI, fakes: Any, settings: Any, scenario: Scenario
) -> None:
    settings.OUTBOUND_TIMEOUT = settings.OUTBOUND_READ_TIMEOUT = 0.3
    DOI.objects.update(state="findable", target="https://zenodo.org/records/1")
    fakes.doi_org.misbehave(scenario)
    for day in range(0, 40, 2):
        checking_dois.check_due(NOON + day * DAY)
    doi.refresh_from_db()
    assert (doi.state, doi.reason) == ("findable", "")
    assert doi.check_state.problem
    assert doi.check_state.verified_at is None


def test_doi_that_is_really_gone_fails_on_the_second_day(doi: DOI, fakes: Any) -> None:
    fakes.doi_org.forget(NAME)
    checking_dois.check_due(NOON)
    checking_dois.check_due(NOON + 2 * DAY)
    doi.refresh_from_db()
    assert doi.state == "failed"


@pytest.mark.parametrize(
    ("path", "state"),
    [
        ("/page", "ok"),
        ("/moved/page", "redirected"),
        ("/found/page", "ok"),
        ("/get-only", "ok"),
        ("/wall", "blocked"),
        ("/private/page", "blocked"),
        ("/missing", "unchecked"),
        ("/loop", "unchecked"),
    ],
)
def test_first_answer_of_a_page_makes_its_state(
    doi: DOI, fakes: Any, path: str, state: str
) -> None:
    Link.objects.create(work=doi.work, url=f"https://example.org{path}")
    checking.check_due(NOON)
    assert LinkState.objects.get(host="example.org").state == state


def test_page_that_is_missing_three_times_in_a_week_is_broken(doi: DOI, fakes: Any) -> None:
    Link.objects.create(work=doi.work, url="https://example.org/missing")
    for day in range(0, 12, 4):
        checking.check_due(NOON + day * DAY)
    assert LinkState.objects.get(host="example.org").state == "broken"


def test_page_that_moved_for_good_is_offered_with_its_new_address(doi: DOI, fakes: Any) -> None:
    Link.objects.create(work=doi.work, url="https://example.org/moved/page")
    checking.check_due(NOON)
    assert LinkState.objects.get(host="example.org").moved_to.endswith("example.org/page")
