"""Old answers, read with today's rules: what is written down, and what is left alone."""

import json
from datetime import timedelta
from typing import Any

import pytest

from catalogue.archives.models import ArchiveCheck, DOICheck
from catalogue.archives.readings import Meaning
from catalogue.evidence.models import Excerpt, Observation
from catalogue.evidence.rereading import choosing
from catalogue.evidence.rereading.running import Reread, Result, reread
from catalogue.evidence.verifying import verify
from catalogue.links.models import LinkState
from publications.models import DOI, ArchiveRecord, Work, url_digest
from tests.links.outcomes import NOON, answer, silence

from . import making
from .making import NEVER, NUMBER, PAGE, WITHDRAWN, doi_org_says, of_archive, of_doi, of_link
from .making import zenodo_says as says

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=400)


def anew(**options: Any) -> list[Reread]:
    return [one for batch in reread(LATER, **options) for one in batch]


def results(**options: Any) -> list[Result]:
    return [one.result for one in anew(**options)]


def newest() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Observation.objects.order_by("-number")[0].text)
    return found


@pytest.fixture
def work(db: None) -> Work:
    return Work.objects.create(slug="a", original_title="A paper boat", status="published")


def test_answer_that_means_something_else_today_is_an_entry_of_its_own() -> None:
    old = of_archive(says(WITHDRAWN, 410))
    anew()
    entry = newest()
    assert (entry["meaning"], entry["rule"]) == ("withdrawn", "zenodo/1")
    assert entry["evidence"] == {"reread_of": old.number}
    assert (entry["kind"], entry["subject"]) == ("archive", f"zenodo:{NUMBER}")
    assert verify() == (2, None)


def test_answer_that_means_the_same_is_not_written_again() -> None:
    of_archive(says(WITHDRAWN, 410), meaning=Meaning.WITHDRAWN)
    assert results() == [Result.SAME]
    assert Observation.objects.count() == 1


def test_link_is_read_anew() -> None:
    of_link(answer(410, url=PAGE), meaning="unverified")
    anew()
    assert (newest()["meaning"], newest()["rule"]) == ("absent", "link/2")


def test_doi_is_read_anew() -> None:
    of_doi(doi_org_says(1))
    anew()
    assert (newest()["meaning"], newest()["rule"]) == ("present", "doi.org/1")


def test_failure_is_read_anew_too() -> None:
    of_link(silence(), meaning="absent")
    anew()
    assert newest()["meaning"] == "unverified"


def test_conversation_of_two_questions_is_held_again() -> None:
    of_archive(says(NEVER, 404), doi_org_says(1))
    anew()
    assert newest()["meaning"] == "unverified"
    assert "unconfirmed" in newest()["detail"]


def test_answer_is_not_given_to_a_question_that_was_not_asked() -> None:
    of_archive(says(WITHDRAWN, 410, number="1"))
    assert results() == [Result.ASKS_OTHERWISE]


def test_what_a_stand_in_said_is_not_taken_for_the_service(settings: Any) -> None:
    settings.OUTBOUND_SERVICES = {"zenodo": "http://127.0.0.1:9900"}
    of_archive(says(WITHDRAWN, 410))
    settings.OUTBOUND_SERVICES = {}
    assert results() == [Result.ASKS_OTHERWISE]


def test_conversation_that_asks_more_today_cannot_be_concluded() -> None:
    of_archive(says(NEVER, 404), meaning=Meaning.PRESENT)
    assert results() == [Result.ASKS_OTHERWISE]


def test_answer_kept_only_in_part_is_left_alone() -> None:
    of_link(answer(url=PAGE, body=b"<title>Not found</title>" + b" " * 3000))
    assert results() == [Result.KEPT_IN_PART]
    assert Observation.objects.count() == 1


def test_pruned_answer_is_left_alone() -> None:
    of_archive(says(WITHDRAWN, 410))
    Excerpt.objects.all().delete()
    assert results() == [Result.KEPT_IN_PART]


def test_answer_that_nobody_reads_any_more_is_left_alone() -> None:
    of_archive(says(WITHDRAWN, 410), rule="gone/3")
    of_link(rule="doi.org/1")
    assert results() == [Result.NO_READER, Result.NO_READER]


def test_incidents_of_services_are_no_answers_about_a_record() -> None:
    made = of_archive(says(WITHDRAWN, 410))
    assert made.kind == "archive"
    from catalogue.evidence.ledger import Entry, append

    append([Entry("service", "zenodo", "interface-changed", "zenodo/0", NOON)])
    assert [one.old.number for one in anew()] == [made.number]


def test_answers_already_read_by_todays_rule_are_not_read_again() -> None:
    of_archive(says(WITHDRAWN, 410), rule="zenodo/1")
    assert results() == []


def test_rule_that_is_named_is_read_again_though_it_is_todays() -> None:
    of_archive(says(WITHDRAWN, 410), rule="zenodo/1")
    of_archive(says(WITHDRAWN, 410), rule="zenodo/0")
    assert results(rule="zenodo/1") == [Result.DIFFERENT]


def test_second_run_writes_nothing() -> None:
    of_archive(says(WITHDRAWN, 410))
    anew()
    assert results() == []
    assert results(rule="zenodo/1") == [Result.SAME]
    assert Observation.objects.count() == 2


def test_what_was_read_anew_is_no_answer_of_its_old_rule_any_more() -> None:
    of_link(answer(410, url=PAGE), rule="link/1")
    anew()
    assert results(rule="link/1") == []


def test_what_was_read_anew_is_read_anew_by_the_rule_that_follows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    old = of_link(answer(410, url=PAGE))
    anew()
    monkeypatch.setattr("catalogue.links.meaning.RULE", "link/3")
    monkeypatch.setattr("catalogue.links.meaning._GONE", frozenset({404}))
    anew()
    assert (newest()["meaning"], newest()["rule"]) == ("unverified", "link/3")
    assert newest()["evidence"] == {"reread_of": old.number}


def test_key_that_was_taken_away_since_makes_no_other_meaning() -> None:
    refusal = says({"status": 403, "message": "Permission denied."}, 403)
    of_archive(refusal, meaning=Meaning.AUTH_ERROR)
    of_archive(refusal, meaning=Meaning.UNVERIFIED)
    assert results() == [Result.SAME, Result.SAME]


def test_no_state_changes_and_the_record_is_due_at_once(work: Work) -> None:
    record = ArchiveRecord.objects.create(
        work=work, service="zenodo", identifier=NUMBER, state="verified"
    )
    ArchiveCheck.objects.create(
        record=record, adapter="zenodo", identifier=NUMBER, due_at=LATER + timedelta(days=30)
    )
    of_archive(says(WITHDRAWN, 410))
    anew()
    record.refresh_from_db()
    assert record.state == "verified"
    assert ArchiveCheck.objects.get().due_at == LATER


def test_links_and_dois_are_due_at_once_and_nothing_else_is(work: Work) -> None:
    doi = DOI.objects.create(work=work, value=making.DOI)
    DOICheck.objects.create(doi=doi, due_at=LATER + timedelta(days=30))
    for url in (PAGE, f"{PAGE}/other"):
        LinkState.objects.create(
            digest=url_digest(url), url=url, host="example.org", due_at=LATER + timedelta(days=30)
        )
    record = ArchiveRecord.objects.create(work=work, service="zenodo", identifier=NUMBER)
    ArchiveCheck.objects.create(
        record=record, adapter="zenodo", identifier=NUMBER, due_at=LATER + timedelta(days=30)
    )
    of_doi(doi_org_says(1))
    of_link(answer(410, url=PAGE))
    anew()
    assert ArchiveCheck.objects.get().due_at > LATER
    assert DOICheck.objects.get().due_at == LATER
    due = LinkState.objects.filter(due_at__lte=LATER)
    assert [link.url for link in due] == [PAGE]


def test_dry_run_tells_and_writes_nothing(work: Work) -> None:
    doi = DOI.objects.create(work=work, value=making.DOI)
    DOICheck.objects.create(doi=doi, due_at=LATER + timedelta(days=30))
    of_doi(doi_org_says(1))
    assert results(dry_run=True) == [Result.DIFFERENT]
    assert Observation.objects.count() == 1
    assert DOICheck.objects.get().due_at > LATER


def test_every_entry_is_read_once_in_batches_of_any_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing, "AT_ONCE", 2)
    made = [of_link(url=f"{PAGE}/{number}", outcome=answer(410)) for number in range(5)]
    assert [one.old.number for one in anew()] == [one.number for one in made]
    assert Observation.objects.count() == 10


def test_batch_needs_few_queries_however_many_entries(
    django_assert_max_num_queries: Any,
) -> None:
    for number in range(30):
        of_link(url=f"{PAGE}/{number}", outcome=answer(410))
        of_archive(says(WITHDRAWN, 410, number=str(number + 1)), number=str(number + 1))
    with django_assert_max_num_queries(20):
        assert set(results()) == {Result.DIFFERENT}
