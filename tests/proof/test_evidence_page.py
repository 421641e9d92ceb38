"""What a reader sees of the ledger."""

import pytest
from django.test import Client

from catalogue.evidence.models import Observation
from publications.models import Work

from .making import NOON, ask, make_work, seen

pytestmark = pytest.mark.django_db
PAGE = "/en/works/a/evidence/"


@pytest.fixture
def work() -> Work:
    return make_work()


def page(client: Client, path: str = PAGE) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_page_says_when_nothing_was_asked_yet(work: Work, client: Client) -> None:
    assert "Nothing has been asked about this work yet." in page(client)


def test_each_entry_is_a_row_with_its_answer(work: Work, client: Client) -> None:
    ask(seen("archive", "trove:57", "present", evidence={"status": 200}))
    text = page(client)
    assert "Trove" in text
    assert "HTTP 200" in text
    assert "archive/1" in text


def test_entries_of_other_works_stay_away(work: Work, client: Client) -> None:
    ask(seen("archive", "trove:58", "present", detail="of another work"))
    assert "of another work" not in page(client)


def test_archive_records_of_the_serial_are_told_too(work: Work, client: Client) -> None:
    from publications.models import ArchiveRecord, Serial

    serial = Serial.objects.create(slug="s", original_title="Boats")
    Work.objects.filter(pk=work.pk).update(serial=serial)
    ArchiveRecord.objects.create(serial=serial, service="issn", identifier="2049-3630")
    ask(seen("archive", "issn:2049-3630", "present", detail="of the serial"))
    assert "of the serial" in page(client)


def test_yes_no_and_could_not_ask_are_drawn_apart(work: Work, client: Client) -> None:
    ask(
        seen("doi", "10.5555/boat", "present"),
        seen("doi", "10.5555/boat", "absent", 1),
        seen("doi", "10.5555/boat", "down", 2),
    )
    text = page(client)
    assert text.count('class="yes"') == 2  # one of them explains the mark
    assert text.count('class="no"') == 2
    assert text.count('class="unasked"') == 2


def test_time_runs_from_the_right_for_readers_of_arabic(work: Work, client: Client) -> None:
    ask(seen("doi", "10.5555/boat", "present"), seen("doi", "10.5555/boat", "absent", 9))
    assert '<circle class="yes" cx="2%"' in page(client)
    assert '<circle class="yes" cx="98%"' in page(client, "/ar/works/a/evidence/")


def test_older_entries_are_reached_by_number(work: Work, client: Client) -> None:
    ask(*(seen("doi", "10.5555/boat", "present", n, detail=f"day {n};") for n in range(150)))
    assert "day 149;" in page(client)
    assert "day 49;" not in page(client)
    older = page(client, f"{PAGE}?before=51")
    assert "day 49;" in older
    assert "day 149;" not in older


@pytest.mark.parametrize("before", ["", "x", "-1", "9" * 40, "٣"])
def test_number_that_is_none_begins_at_the_newest(work: Work, client: Client, before: str) -> None:
    ask(seen("doi", "10.5555/boat", "present"))
    assert "HTTP" not in page(client, f"{PAGE}?before={before}")


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_work_that_is_not_public_has_no_evidence_page(
    work: Work, client: Client, status: str
) -> None:
    Work.objects.update(status=status, withdrawn_reason="A mistake", withdrawn_at=NOON)
    assert client.get(PAGE).status_code == 404
    assert client.get("/works/a/evidence.json").status_code == 404


def test_what_a_stranger_answered_is_escaped(work: Work, client: Client) -> None:
    ask(seen("doi", "10.5555/boat", "absent", detail="<script>alert(1)</script>"))
    assert "<script>alert" not in page(client)


def test_page_needs_few_queries_however_long_the_ledger(
    work: Work, client: Client, django_assert_max_num_queries
) -> None:  # type: ignore[no-untyped-def]
    ask(*(seen("doi", "10.5555/boat", "present", n) for n in range(300)))
    with django_assert_max_num_queries(12):
        page(client)


def test_entry_links_to_its_own_text(work: Work, client: Client) -> None:
    ask(seen("doi", "10.5555/boat", "present"))
    number = Observation.objects.get().number
    assert f'href="/ledger/{number}.json"' in page(client)


def test_work_page_leads_to_its_evidence(work: Work, client: Client) -> None:
    assert 'href="/en/works/a/evidence/"' in page(client, "/en/works/a/")
