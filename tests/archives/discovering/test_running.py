"""Works and serials are looked for over real HTTP, and what is found is proposed once."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from catalogue.archives.discovering import running
from catalogue.archives.discovering.enrolling import enrol
from catalogue.archives.discovering.models import Search
from catalogue.archives.discovering.recording import record
from catalogue.archives.discovering.running import discover_due
from catalogue.archives.models import ServiceHealth
from catalogue.archives.turns import canary_reads
from catalogue.asking import leases
from catalogue.evidence.models import Observation
from catalogue.evidence.verifying import verify
from publications.changes import touch
from publications.models import DOI, ArchiveRecord, Link, Serial, Work
from tests.archives.services.canned import every_scenario, hurry
from tests.fakes import Scenario
from tests.links.outcomes import NOON

pytestmark = pytest.mark.django_db
NAME, URL, ISSN = "10.5281/zenodo.20352371", "https://example.org/page", "3083-5178"
DAY = timedelta(days=1)


@pytest.fixture
def work(db: None) -> Work:
    return make_work("a")


def make_work(slug: str, doi: str = NAME, **more: Any) -> Work:
    facts = {"status": "published", **more}
    work: Work = Work.objects.create(slug=slug, original_title="A", **facts)
    if doi:
        DOI.objects.create(work=work, value=doi)
    touch([work])
    return work


def proposed() -> list[tuple[str, str]]:
    rows = ArchiveRecord.objects.filter(state="proposed").order_by("service", "identifier")
    return list(rows.values_list("service", "identifier"))


def asked(fake: Any, part: str) -> int:
    return sum(part in hit.path for hit in fake.hits)


def test_doi_of_a_work_is_found_and_proposed(work: Work, fakes: Any) -> None:
    assert discover_due(NOON).changed == 1
    assert proposed() == [("openaire", NAME)]
    assert ArchiveRecord.objects.get().work == work


def test_page_of_a_work_is_found_in_the_archive(fakes: Any) -> None:
    work = make_work("a", doi="")
    Link.objects.create(work=work, url=URL)
    touch([work])
    discover_due(NOON)
    assert proposed() == [("internet-archive", f"20260105090000/{URL}")]


def test_number_of_a_serial_is_found(fakes: Any) -> None:
    serial = Serial.objects.create(slug="s", original_title="The Epochal Transition", issn=ISSN)
    discover_due(NOON)
    assert proposed() == [("issn", ISSN)]
    assert ArchiveRecord.objects.get().serial == serial


def test_what_was_asked_is_in_the_ledger(work: Work, fakes: Any) -> None:
    discover_due(NOON)
    entry = json.loads(Observation.objects.get().text)
    assert (entry["kind"], entry["subject"]) == ("archive", f"openaire:{NAME}")
    assert (entry["meaning"], entry["rule"]) == ("present", "openaire-discovery/1")
    assert verify() == (1, None)


def test_nothing_found_is_written_down_and_asked_again_after_long(work: Work, fakes: Any) -> None:
    fakes.openaire.forget(NAME)
    discover_due(NOON)
    assert Observation.objects.get().meaning == "absent"
    row = Search.objects.get()
    assert row.verified_at == NOON
    assert row.due_at >= NOON + 270 * DAY


def test_nothing_is_asked_twice_within_the_period(work: Work, fakes: Any) -> None:
    discover_due(NOON)
    before = len(fakes.openaire.hits)
    discover_due(NOON + DAY)
    assert len(fakes.openaire.hits) == before


def test_proposal_is_made_once_however_often_it_is_looked_for(work: Work, fakes: Any) -> None:
    discover_due(NOON)
    before = len(fakes.openaire.hits)
    Search.objects.update(due_at=NOON)
    discover_due(NOON + DAY)
    assert proposed() == [("openaire", NAME)]
    assert len(fakes.openaire.hits) - before <= 1  # no more than the known record


@pytest.mark.parametrize("identifier", [NAME, "doi_dedup___::" + "0" * 32])
def test_record_that_an_editor_entered_is_not_looked_for(
    work: Work, fakes: Any, identifier: str
) -> None:
    ArchiveRecord.objects.create(work=work, service="openaire", identifier=identifier)
    discover_due(NOON)
    assert fakes.openaire.hits == []
    assert proposed() == []


def test_copy_of_the_page_of_another_time_is_enough(fakes: Any) -> None:
    work = make_work("a", doi="")
    Link.objects.create(work=work, url=URL)
    ArchiveRecord.objects.create(
        work=work, service="internet-archive", identifier=f"20200101000000/{URL}/"
    )
    touch([work])
    discover_due(NOON)
    assert proposed() == []


def test_record_that_stands_at_another_work_is_not_proposed(work: Work, fakes: Any) -> None:
    other = make_work("b", doi="")
    ArchiveRecord.objects.create(work=other, service="openaire", identifier=NAME)
    discover_due(NOON)
    assert proposed() == []


def test_draft_is_nobodys_business_until_it_is_published(fakes: Any) -> None:
    work = make_work("a", status="draft")
    discover_due(NOON)
    assert not Search.objects.exists()
    work.status = "published"
    work.save()
    touch([work])
    discover_due(NOON + timedelta(hours=1))
    assert proposed() == [("openaire", NAME)]


def test_work_with_a_new_doi_is_looked_for_at_once(work: Work, fakes: Any) -> None:
    discover_due(NOON)
    DOI.objects.create(work=work, value="10.5281/zenodo.20362574")
    touch([work])
    discover_due(NOON + DAY)
    assert len(proposed()) == 2


def test_work_that_changed_otherwise_is_not(work: Work, fakes: Any) -> None:
    discover_due(NOON)
    before = len(fakes.openaire.hits)
    touch([work])
    discover_due(NOON + DAY)
    assert len(fakes.openaire.hits) == before


def test_work_that_loses_its_doi_is_looked_for_no_more(work: Work, fakes: Any) -> None:
    discover_due(NOON)
    DOI.objects.all().delete()
    touch([work])
    discover_due(NOON + DAY)
    assert not Search.objects.exists()


def test_work_that_is_deleted_while_it_is_looked_for_gets_no_proposal(
    work: Work, fakes: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose(*details: Any, **more: Any) -> Any:
        Work.objects.all().delete()
        return record(*details, **more)

    monkeypatch.setattr(running, "record", lose)
    discover_due(NOON)
    assert proposed() == []
    assert Observation.objects.get().meaning == "present"


def test_proposal_leaves_the_datestamp(work: Work, fakes: Any) -> None:
    before = Work.objects.get().datestamp
    discover_due(NOON)
    assert Work.objects.get().datestamp == before


def test_newest_works_come_first(work: Work, fakes: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "A_RUN", 1)
    enrol(NOON)
    make_work("b", doi="10.5281/zenodo.20362574")
    discover_due(NOON + DAY)
    assert proposed() == [("openaire", "10.5281/zenodo.20362574")]


@every_scenario
def test_no_misbehaviour_proposes_or_concludes_anything(
    work: Work, fakes: Any, settings: Any, scenario: Scenario
) -> None:
    hurry(settings)
    fakes.openaire.misbehave(scenario)
    for day in range(0, 8, 2):
        discover_due(NOON + day * DAY)
    assert proposed() == []
    assert Search.objects.get().verified_at is None
    health = ServiceHealth.objects.get()
    assert health.failures and health.retry_at and health.retry_at > NOON


def test_service_that_is_away_is_left_alone_until_its_circuit_closes(
    work: Work, fakes: Any
) -> None:
    fakes.openaire.misbehave(Scenario.BROKEN)
    discover_due(NOON)
    before = len(fakes.openaire.hits)
    discover_due(NOON + timedelta(minutes=1))
    assert len(fakes.openaire.hits) == before
    fakes.openaire.behave()
    discover_due(NOON + DAY)
    assert proposed() == [("openaire", NAME)]


def test_failure_at_the_work_itself_is_written_once_a_day(work: Work, fakes: Any) -> None:
    fakes.openaire.misbehave(Scenario.BROKEN, only="20352371")
    for hour in (0, 1, 3, 8):
        ServiceHealth.objects.update(retry_at=None)
        Search.objects.update(due_at=NOON)
        discover_due(NOON + timedelta(hours=hour))
    assert [one.meaning for one in Observation.objects.all()] == ["down"]
    assert Search.objects.get().problem == "server_error"


def test_nothing_found_is_not_believed_of_a_service_that_forgot_its_known_record(
    work: Work, fakes: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    fakes.openaire.forget(NAME)
    real, turns = canary_reads, []

    async def forgets(*details: Any) -> Any:
        turns.append(1)
        return await real(*details) if len(turns) == 1 else (False, None)

    monkeypatch.setattr(running, "canary_reads", forgets)
    discover_due(NOON)
    assert Search.objects.get().verified_at is None
    assert not Observation.objects.exists()


def test_checks_keep_half_of_the_days_budget(work: Work, fakes: Any) -> None:
    ServiceHealth.objects.create(name="openaire", day=NOON.date(), asked=600)
    discover_due(NOON)
    assert fakes.openaire.hits == []


def test_two_workers_do_not_ask_one_service_at_once(work: Work, fakes: Any) -> None:
    leases.take(["service:openaire"], NOON)
    discover_due(NOON)
    assert fakes.openaire.hits == []


def test_address_that_is_too_long_for_a_record_is_passed_over(fakes: Any) -> None:
    work = make_work("a", doi="")
    long = f"https://example.org/{'x' * 600}"
    Link.objects.create(work=work, url=long)
    fakes.internet_archive.capture(long)
    touch([work])
    discover_due(NOON)
    assert proposed() == []
    assert Search.objects.get().verified_at == NOON


def test_look_at_a_catalogue_that_did_not_change_costs_few_queries(
    fakes: Any, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    for number in range(30):
        make_work(f"w{number}", doi=f"10.5555/{number}")
    enrol(NOON)
    Search.objects.update(due_at=NOON + 9 * DAY)
    with django_assert_max_num_queries(30):
        discover_due(NOON + timedelta(hours=1))


def test_a_run_asks_the_database_the_same_for_many_works_as_for_few(
    fakes: Any, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    for number in range(30):
        make_work(f"w{number}", doi=f"10.5555/{number}")
        fakes.openaire.forget(f"10.5555/{number}")
    with django_assert_max_num_queries(80):
        discover_due(NOON)  # none is found: all are concluded at once
    assert Search.objects.filter(verified_at=NOON).count() == 30
