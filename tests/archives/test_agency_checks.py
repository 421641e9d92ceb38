"""What agencies say of DOIs is asked over real HTTP, kept and written down."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from catalogue.archives import agency_checks, checking_dois
from catalogue.archives.agency_trouble import trouble_of
from catalogue.archives.models import AgencyCheck, ServiceHealth
from catalogue.archives.readings import Meaning, Reading
from catalogue.asking import leases
from catalogue.evidence.models import Observation
from catalogue.evidence.verifying import verify
from publications.models import DOI, Work
from tests.fakes import Scenario
from tests.fakes.collection import TITLES_BY_DOI
from tests.links.outcomes import NOON

from .services.canned import every_scenario, hurry

pytestmark = pytest.mark.django_db
NAME, ARTICLE = "10.5281/zenodo.20352371", "10.5555/article"
DAY = timedelta(days=1)


def make(name: str, title: str, agency: str, slug: str = "a") -> AgencyCheck:
    work = Work.objects.create(
        slug=slug, original_language="en", original_title=title, status="published"
    )
    doi = DOI.objects.create(work=work, value=name, state="findable", agency=agency)
    return AgencyCheck.objects.create(doi=doi, due_at=NOON)


@pytest.fixture
def check(db: None) -> AgencyCheck:
    return make(NAME, TITLES_BY_DOI[NAME], "DataCite")


@pytest.fixture
def article(fakes: Any) -> AgencyCheck:
    fakes.doi_org.register(ARTICLE, "https://example.org/", "Crossref")
    fakes.crossref.publish(ARTICLE, title=["A paper boat"])
    return make(ARTICLE, "A paper boat", "Crossref")


def ask(check: AgencyCheck, after: timedelta = timedelta()) -> AgencyCheck:
    agency_checks.check_due(NOON + after)
    check.refresh_from_db()
    return check


def test_doi_that_exists_is_due_at_its_agency(fakes: Any) -> None:
    work = Work.objects.create(slug="a", original_title="A", status="published")
    DOI.objects.create(work=work, value=NAME)
    checking_dois.check_due(NOON)
    assert AgencyCheck.objects.get().due_at == NOON


def test_doi_that_does_not_exist_is_not(fakes: Any) -> None:
    work = Work.objects.create(slug="a", original_title="A", status="published")
    DOI.objects.create(work=work, value=NAME)
    fakes.doi_org.forget(NAME)
    checking_dois.check_due(NOON)
    assert not AgencyCheck.objects.exists()


def test_agencys_record_is_kept_and_written_down(check: AgencyCheck, fakes: Any) -> None:
    ask(check)
    assert check.facts["agency"] == "DataCite"
    assert (check.trouble, check.verified_at) == ("", NOON)
    entry = json.loads(Observation.objects.get().text)
    assert (entry["kind"], entry["subject"], entry["rule"]) == ("doi", NAME, "agencies/1")
    assert verify() == (1, None)


def test_it_is_asked_again_after_a_month_and_not_before(check: AgencyCheck, fakes: Any) -> None:
    ask(check)
    ask(check, 29 * DAY)
    assert len(fakes.datacite.hits) == 1
    ask(check, 34 * DAY)
    assert len(fakes.datacite.hits) == 2


def test_retraction_is_trouble(article: AgencyCheck, fakes: Any) -> None:
    fakes.crossref.retract(ARTICLE, "10.5555/notice")
    ask(article)
    assert article.trouble == "retracted"
    assert article.facts["updates"][0]["doi"] == "10.5555/notice"


def test_correction_is_none(article: AgencyCheck, fakes: Any) -> None:
    fakes.crossref.retract(ARTICLE, "10.5555/notice", kind="correction")
    assert ask(article).trouble == ""
    assert article.facts["updates"][0]["type"] == "correction"


def test_doi_kept_as_deleted_is_trouble(article: AgencyCheck, fakes: Any) -> None:
    fakes.crossref.alias_away(ARTICLE)
    assert ask(article).trouble == "withdrawn"


def test_other_title_is_trouble_until_it_agrees(article: AgencyCheck, fakes: Any) -> None:
    fakes.crossref.publish(ARTICLE, title=["An iron boat"])
    ask(article)
    assert article.trouble == "disagrees"
    assert "An iron boat" in article.disagreement
    fakes.crossref.publish(ARTICLE, title=["A paper boat"])
    assert ask(article, 40 * DAY).trouble == ""
    assert article.disagreement == ""


def test_no_state_of_a_doi_changes(article: AgencyCheck, fakes: Any) -> None:
    before = Work.objects.get().datestamp
    fakes.crossref.retract(ARTICLE, "10.5555/notice")
    ask(article)
    assert article.doi.state == "findable"
    assert Work.objects.get().datestamp == before


def test_agency_that_has_no_record_any_more_takes_nothing_back(
    article: AgencyCheck, fakes: Any
) -> None:
    fakes.crossref.retract(ARTICLE, "10.5555/notice")
    ask(article)
    fakes.crossref.forget(ARTICLE)
    fakes.doi_org.forget(ARTICLE)
    ask(article, 40 * DAY)
    assert article.trouble == "retracted"
    assert article.facts["retracted"] is True
    assert [one.meaning for one in Observation.objects.order_by("pk")] == ["present", "absent"]


@every_scenario
def test_no_misbehaviour_changes_anything(
    article: AgencyCheck, fakes: Any, settings: Any, scenario: Scenario
) -> None:
    fakes.crossref.retract(ARTICLE, "10.5555/notice")
    ask(article)
    facts = article.facts
    hurry(settings)
    fakes.crossref.misbehave(scenario)
    for day in range(40, 50, 2):
        ask(article, day * DAY)
    assert (article.trouble, article.facts, article.verified_at) == ("retracted", facts, NOON)
    assert article.problem


def test_agency_that_turns_us_away_is_left_alone(article: AgencyCheck, fakes: Any) -> None:
    make("10.5555/other", "B", "Crossref", slug="b")
    fakes.crossref.blocked = True
    ask(article)
    assert len(fakes.crossref.hits) == 1
    health = ServiceHealth.objects.get(name="crossref")
    assert health.problem == "throttled"
    assert health.retry_at and health.retry_at >= NOON + timedelta(hours=1)


def test_one_agency_that_is_away_keeps_no_other_from_answering(
    article: AgencyCheck, fakes: Any
) -> None:
    other = make(NAME, TITLES_BY_DOI[NAME], "DataCite", slug="b")
    fakes.crossref.misbehave(Scenario.BROKEN)
    ask(article)
    other.refresh_from_db()
    assert (article.verified_at, other.verified_at) == (None, NOON)


def test_agency_whose_answer_cannot_be_read_is_asked_again_in_a_day(fakes: Any) -> None:
    fakes.doi_org.register("10.5555/japan", "https://example.org/", "JaLC")
    check = ask(make("10.5555/japan", "B", "JaLC"))
    assert (check.problem, check.verified_at) == ("changed_shape", None)
    assert NOON + DAY <= check.due_at <= NOON + 2 * DAY
    assert ServiceHealth.objects.get(name="doi.org").retry_at is None


def test_two_workers_do_not_ask_at_once(check: AgencyCheck, fakes: Any) -> None:
    leases.take([agency_checks.LEASE], NOON)
    assert agency_checks.check_due(NOON).asked == 0


def test_a_look_where_nothing_is_due_costs_few_queries(
    fakes: Any, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    for number in range(20):
        make(f"10.5555/{number}", "A", "DataCite", slug=f"w{number}")
    AgencyCheck.objects.update(due_at=NOON + DAY)
    agency_checks.check_due(NOON)
    with django_assert_max_num_queries(20):
        agency_checks.check_due(NOON)


@pytest.mark.parametrize("before", ["", "retracted", "withdrawn", "disagrees"])
@pytest.mark.parametrize("meaning", ["unverified", "down", "throttled", "auth-error", "absent"])
def test_what_could_not_be_asked_leaves_the_trouble(before: str, meaning: str) -> None:
    assert trouble_of(before, Reading(Meaning(meaning))) == before


def test_retraction_is_graver_than_another_title() -> None:
    reading = Reading(Meaning.PRESENT, disagreement="x", facts={"retracted": True})
    assert trouble_of("", reading) == "retracted"
