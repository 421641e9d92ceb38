"""What readers are told of preservation as a whole."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from catalogue.archives.models import ArchiveCheck, ServiceHealth
from catalogue.archives.services import ADAPTERS
from catalogue.browse.preservation import services
from catalogue.browse.preservation.coverage import arrange
from publications.models import ArchiveRecord, Work

pytestmark = pytest.mark.django_db
PAGE = "/en/preservation/"
NOON = datetime(2026, 6, 30, 12, tzinfo=UTC)


def make(
    title: str, service: str = "trove", state: str = "claimed", **facts: object
) -> ArchiveRecord:
    given = {"original_title": title, "status": "published", "original_language": "en"}
    work = Work.objects.create(**{**given, **facts})
    return ArchiveRecord.objects.create(
        work=work, service=service, identifier=str(work.pk), state=state
    )


def page(client: Client, path: str = PAGE) -> str:
    cache.clear()
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_proved_works_are_counted_once_however_many_archives_hold_them(client: Client) -> None:
    record = make("A paper boat", state="verified")
    ArchiveRecord.objects.create(
        work=record.work, service="zenodo", identifier="1", state="restricted"
    )
    make("An iron boat")
    assert "One of 2 works (50 %) is confirmed by an archive itself." in page(client)


def test_share_is_never_rounded_up_to_all() -> None:
    from catalogue.browse.preservation.coverage import Coverage

    assert Coverage(1000, 999, []).share == 99


def test_proposals_and_works_that_are_not_public_do_not_count(client: Client) -> None:
    make("A draft", state="verified", status="draft")
    make("A proposal", state="proposed")
    assert "0 of 1 works" in page(client)


def test_bar_of_a_service_is_shared_out_among_its_states() -> None:
    (one,) = arrange([("trove", "verified", 3), ("trove", "missing", 1)])
    assert [(part.state, part.start, part.share) for part in one.parts] == [
        ("verified", 0.0, 75.0),
        ("missing", 75.0, 25.0),
    ]


def test_services_stand_by_what_they_hold() -> None:
    found = arrange([("trove", "verified", 3), ("zenodo", "verified", 5)])
    assert [one.service for one in found] == ["zenodo", "trove"]


def test_numbers_lead_to_the_works_behind_them(client: Client) -> None:
    make("A paper boat", state="missing")
    assert "/en/works/?archive=trove&amp;archive_state=missing" in page(client)


def test_matrix_has_a_cell_for_each_archive_and_a_word_in_it(client: Client) -> None:
    make("A paper boat", state="verified")
    text = page(client)
    assert "A paper boat" in text
    assert 'href="https://trove.nla.gov.au/work/' in text
    assert "<span>Verified</span>" in text


def test_best_of_several_records_is_shown_and_the_others_counted(client: Client) -> None:
    record = make("A paper boat", state="missing")
    ArchiveRecord.objects.create(
        work=record.work, service="trove", identifier="999", state="verified"
    )
    text = page(client)
    assert "work/999" in text
    assert "+1</span>" in text


def test_works_are_paged_by_place(client: Client) -> None:
    for number in range(60):
        make(f"Boat {number:02};", date=f"{1900 + number}", year=1900 + number,
             sort_day=(1900 + number) * 10000)  # fmt: skip
    first = page(client)
    assert "Boat 59;" in first
    assert "Boat 00;" not in first
    place = first.partition("?after=")[2].partition("#")[0]
    assert "Boat 00;" in page(client, f"{PAGE}?after={place}")


def test_state_that_changed_lately_is_told(client: Client) -> None:
    record = make("A paper boat", state="missing")
    ArchiveCheck.objects.create(
        record=record, adapter="trove", due_at=NOON, changed_at=timezone.now()
    )
    assert "Changed in the last month" in page(client)


def test_state_that_changed_long_ago_is_not_news(client: Client) -> None:
    record = make("A paper boat", state="missing")
    long_ago = timezone.now() - timedelta(days=60)
    ArchiveCheck.objects.create(record=record, adapter="trove", due_at=NOON, changed_at=long_ago)
    assert "Changed in the last month" not in page(client)


@pytest.mark.parametrize(
    ("facts", "stamp"),
    [
        ({}, services.UNASKED),
        ({"answered_at": NOON}, services.WELL),
        ({"answered_at": NOON, "problem": "timeout"}, services.AWAY),
        ({"problem": "interface_changed", "incident_since": NOON}, services.CHANGED),
    ],
)
def test_health_of_a_service_is_a_word(facts: dict[str, object], stamp: services.Stamp) -> None:
    name = next(iter(ADAPTERS))
    ServiceHealth.objects.create(name=name, **facts)
    assert services.services(NOON)[0].stamp == stamp


def test_service_without_its_key_says_so() -> None:
    name, adapter = next(iter(ADAPTERS.items()))
    record = make("A paper boat", service=adapter.services[0])
    ArchiveCheck.objects.create(record=record, adapter=name, due_at=NOON, problem="no_key")
    assert services.services(NOON)[0].stamp == services.NO_KEY


def test_page_needs_few_queries_however_many_works(
    client: Client, django_assert_max_num_queries
) -> None:  # type: ignore[no-untyped-def]
    for number in range(30):
        make(f"Boat {number}", state="verified")
    cache.clear()
    with django_assert_max_num_queries(16):
        client.get(PAGE)


def test_empty_catalogue_has_a_page(client: Client) -> None:
    assert "No archive is known to hold anything yet." in page(client)
