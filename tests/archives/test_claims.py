"""What contributors claim at ORCID is asked over real HTTP, kept and written down."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from catalogue.archives import claims
from catalogue.archives.models import Claim, ClaimCheck, ServiceHealth
from catalogue.asking import leases
from catalogue.evidence.models import Observation
from catalogue.evidence.verifying import verify
from publications.models import DOI, Contribution, Contributor, Identifier, Work
from tests.fakes import Scenario
from tests.fakes.orcid import PERSON, external, summary
from tests.links.outcomes import NOON

from .services.canned import every_scenario, hurry

pytestmark = pytest.mark.django_db
NAME, ISBN = "10.5281/zenodo.20352371", "9780306406157"
DAY = timedelta(days=1)


@pytest.fixture
def person(db: None) -> Contributor:
    person: Contributor = Contributor.objects.create(orcid=PERSON)
    make_work(person)
    return person


def make_work(person: Contributor, slug: str = "a", doi: str = NAME) -> Work:
    work: Work = Work.objects.create(slug=slug, original_title="A", status="published")
    if doi:
        DOI.objects.create(work=work, value=doi)
    Contribution.objects.create(work=work, contributor=person)
    return work


def claimed() -> list[tuple[str, str]]:
    return list(Claim.objects.order_by("identifier").values_list("identifier", "by"))


def test_work_that_its_author_claims_is_kept_with_who_put_it_there(
    person: Contributor, fakes: Any
) -> None:
    claims.check_due(NOON)
    assert claimed() == [(NAME, "Zhaohui Wu")]
    assert ClaimCheck.objects.get().verified_at == NOON


def test_answer_is_in_the_ledger(person: Contributor, fakes: Any) -> None:
    claims.check_due(NOON)
    entry = json.loads(Observation.objects.get().text)
    assert (entry["subject"], entry["rule"]) == (f"orcid:{PERSON}", "orcid/1")
    assert entry["evidence"]["facts"]["claimed"][0]["identifier"] == NAME
    assert verify() == (1, None)


def test_token_is_sent_and_stands_nowhere(person: Contributor, fakes: Any) -> None:
    fakes.orcid.tokens.add("s3cret")
    claims.check_due(NOON, keys={"ORCID_TOKEN": "s3cret"})
    assert claimed()
    assert "s3cret" not in Observation.objects.get().text


def test_book_is_claimed_by_its_isbn(fakes: Any) -> None:
    person = Contributor.objects.create(orcid=PERSON)
    work = make_work(person, doi="")
    Identifier.objects.create(work=work, scheme="isbn", value=ISBN)
    ids = {"external-ids": {"external-id": [external(ISBN, kind="isbn")]}}
    fakes.orcid.claim(PERSON, summary(NAME, "A", **ids))
    claims.check_due(NOON)
    assert claimed() == [(ISBN, "Zhaohui Wu")]


def test_work_of_another_is_not_theirs_by_claiming_it(person: Contributor, fakes: Any) -> None:
    make_work(Contributor.objects.create(), slug="b", doi="10.5281/zenodo.20362574")
    claims.check_due(NOON)
    assert [identifier for identifier, _ in claimed()] == [NAME]


def test_claim_that_is_taken_back_is_one_no_more(person: Contributor, fakes: Any) -> None:
    claims.check_due(NOON)
    fakes.orcid.claim(PERSON)
    claims.check_due(NOON + 40 * DAY)
    assert claimed() == []


def test_it_is_asked_again_after_a_month_and_not_before(person: Contributor, fakes: Any) -> None:
    for day in (0, 29, 34):
        claims.check_due(NOON + day * DAY)
    assert len(fakes.orcid.hits) == 2


def test_contributor_without_an_id_is_not_asked_about(fakes: Any) -> None:
    make_work(Contributor.objects.create())
    claims.check_due(NOON)
    assert fakes.orcid.hits == []


def test_contributor_who_gets_another_id_begins_anew(person: Contributor, fakes: Any) -> None:
    claims.check_due(NOON)
    person.orcid = "0000-0002-1825-0097"
    person.save()
    claims.check_due(NOON + DAY)
    assert ClaimCheck.objects.get().orcid == "0000-0002-1825-0097"
    assert claimed() == []


def test_contributor_who_loses_their_id_is_forgotten(person: Contributor, fakes: Any) -> None:
    claims.check_due(NOON)
    person.orcid = ""
    person.save()
    claims.check_due(NOON + 2 * DAY)
    assert not ClaimCheck.objects.exists()


@pytest.mark.parametrize("change", ["lock", "unclaim", "deactivate"])
def test_record_that_is_hidden_claims_nothing(person: Contributor, fakes: Any, change: str) -> None:
    claims.check_due(NOON)
    getattr(fakes.orcid, change)(PERSON)
    claims.check_due(NOON + 40 * DAY)
    assert claimed() == []


def test_claims_change_no_datestamp(person: Contributor, fakes: Any) -> None:
    before = Work.objects.get().datestamp
    claims.check_due(NOON)
    assert Work.objects.get().datestamp == before


@every_scenario
def test_no_misbehaviour_takes_a_claim_back(
    person: Contributor, fakes: Any, settings: Any, scenario: Scenario
) -> None:
    claims.check_due(NOON)
    hurry(settings)
    fakes.orcid.misbehave(scenario)
    for day in range(40, 50, 2):
        claims.check_due(NOON + day * DAY)
    assert claimed() == [(NAME, "Zhaohui Wu")]
    check = ClaimCheck.objects.get()
    assert check.problem and check.verified_at == NOON


def test_quota_that_is_used_up_is_respected(person: Contributor, fakes: Any) -> None:
    fakes.orcid.quota = 0
    claims.check_due(NOON)
    claims.check_due(NOON + timedelta(minutes=1))
    assert len(fakes.orcid.hits) == 1
    assert ServiceHealth.objects.get().problem == "throttled"


def test_two_workers_do_not_ask_at_once(person: Contributor, fakes: Any) -> None:
    leases.take([claims.LEASE], NOON)
    assert claims.check_due(NOON).asked == 0


def test_number_of_queries_does_not_grow_with_works(
    person: Contributor, fakes: Any, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    for number in range(30):
        make_work(person, slug=f"w{number}", doi=f"10.5555/{number}")
    with django_assert_max_num_queries(45):
        claims.check_due(NOON)
