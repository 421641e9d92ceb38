"""A run over due DOIs: what it asks, writes down and sets."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest

from catalogue.archives.checking_dois import LEASE, check_due
from catalogue.archives.models import DOICheck
from catalogue.asking import leases
from catalogue.evidence.models import Observation
from publications.models import DOI, Work
from publications.outbound import Outcome, Reason
from tests.links.outcomes import NOON, answer, silence

from .test_doi_meaning import DOI as NAME
from .test_doi_meaning import TARGET, handle

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def doi() -> DOI:
    work = Work.objects.create(slug="a", original_title="A", status="published")
    return DOI.objects.create(work=work, value=NAME)


def asking(outcome: Outcome) -> Callable[[list[str]], list[Outcome]]:
    return lambda dois: [outcome for _ in dois]


def nobody(dois: list[str]) -> Outcome:
    return silence()


def agencies(dois: list[str]) -> Outcome:
    body = json.dumps([{"DOI": doi, "RA": "DataCite"} for doi in dois]).encode()
    return answer(body=body, media_type="application/json")


def test_registered_doi_becomes_findable(doi: DOI) -> None:
    check_due(NOON, ask=asking(handle(1, 200)), ask_agencies=agencies)
    doi.refresh_from_db()
    assert (doi.state, doi.target, doi.agency) == ("findable", TARGET, "DataCite")


def test_agency_that_cannot_be_asked_changes_nothing(doi: DOI) -> None:
    check_due(NOON, ask=asking(handle(1, 200)), ask_agencies=nobody)
    doi.refresh_from_db()
    assert (doi.state, doi.agency) == ("findable", "")


def test_service_that_is_down_leaves_everything_standing(doi: DOI) -> None:
    check_due(NOON, ask=asking(handle(1, 200)), ask_agencies=agencies)
    check_due(NOON + 40 * DAY, ask=asking(silence(Reason.DNS)), ask_agencies=nobody)
    doi.refresh_from_db()
    check = DOICheck.objects.get()
    assert (doi.state, check.problem, check.verified_at) == ("findable", "dns", NOON)


def test_doi_fails_only_after_a_second_no_a_day_later(doi: DOI) -> None:
    check_due(NOON, ask=asking(handle(100, 404)), ask_agencies=nobody)
    doi.refresh_from_db()
    assert doi.state == "unchecked"
    check_due(NOON + 2 * DAY, ask=asking(handle(100, 404)), ask_agencies=nobody)
    doi.refresh_from_db()
    assert doi.state == "failed"
    assert "knows no such DOI" in doi.reason


def test_answers_are_in_the_ledger_by_value(doi: DOI) -> None:
    check_due(NOON, ask=asking(handle(1, 200)), ask_agencies=agencies)
    doi.work.delete()
    entry = Observation.objects.get()
    assert (entry.kind, entry.subject, entry.meaning) == ("doi", NAME, "present")


def test_only_a_change_of_state_renews_the_datestamp(doi: DOI) -> None:
    check_due(NOON, ask=asking(handle(1, 200)), ask_agencies=agencies)
    before = Work.objects.get().datestamp
    check_due(NOON + 40 * DAY, ask=asking(handle(1, 200)), ask_agencies=agencies)
    assert Work.objects.get().datestamp == before


def test_service_that_another_worker_asks_is_left_alone(doi: DOI) -> None:
    leases.take([LEASE], NOON)
    assert check_due(NOON, ask=asking(handle(1, 200)), ask_agencies=agencies).asked == 0


def test_throttled_service_is_asked_no_sooner_than_it_said(doi: DOI) -> None:
    outcome = silence(Reason.THROTTLED, retry_after=timedelta(hours=7))
    check_due(NOON, ask=asking(outcome), ask_agencies=nobody)
    assert DOICheck.objects.get().due_at >= NOON + timedelta(hours=7)
