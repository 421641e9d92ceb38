"""What workers found that needs a person, and what a person can do about it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from catalogue.archives.models import ArchiveCheck, DOICheck, ServiceHealth
from catalogue.links.models import LinkState
from publications.models import DOI, ArchiveRecord, Link, Work, url_digest

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 6, 30, 12, tzinfo=UTC)
OLD, NEW = "https://example.org/old", "https://example.org/new"
COPY = "https://web.archive.org/web/20200101000000/https://example.org/old"


@pytest.fixture
def work(db: None) -> Work:
    return Work.objects.create(slug="a", original_title="A paper boat", status="published")


def linked(work: Work, state: str, url: str = OLD, **facts: Any) -> LinkState:
    link = Link.objects.create(work=work, url=url)
    return LinkState.objects.create(
        digest=link.digest, url=url, host="example.org", state=state, due_at=NOON,
        changed_at=NOON, **facts,
    )  # fmt: skip


def kept(work: Work, state: str, **facts: Any) -> ArchiveRecord:
    record = ArchiveRecord.objects.create(work=work, service="trove", identifier="57", state=state)
    ArchiveCheck.objects.create(
        record=record, adapter="trove", identifier="57", due_at=NOON, changed_at=NOON, **facts
    )
    return record


def page(client: Client) -> str:
    response = client.get("/admin/desk/")
    assert response.status_code == 200
    return response.content.decode()


def act(client: Client, kind: str, key: object, name: str) -> HttpResponse:
    response = client.post(
        "/admin/desk/", {"kind": kind, "key": str(key), "act": name}, follow=True
    )
    assert response.status_code == 200
    return response


def said(response: HttpResponse) -> str:
    return " ".join(str(one) for one in response.context["messages"])  # type: ignore[attr-defined]


def test_desk_is_calm_when_nothing_waits(desk: Client) -> None:
    assert "Nothing waits for you." in page(desk)


def test_broken_link_stands_with_the_work_it_is_of(desk: Client, work: Work) -> None:
    linked(work, "broken")
    text = page(desk)
    assert OLD in text
    assert f"/admin/publications/work/{work.pk}/change/" in text


@pytest.mark.parametrize("state", ["ok", "unchecked", "blocked"])
def test_link_that_needs_nobody_is_not_there(desk: Client, work: Work, state: str) -> None:
    linked(work, state)
    assert OLD not in page(desk)


def test_new_address_is_accepted_with_one_click(desk: Client, work: Work) -> None:
    state = linked(work, "redirected", moved_to=NEW)
    act(desk, "redirected", state.digest, "accept")
    assert Link.objects.get().url == NEW
    assert not LinkState.objects.filter(url=OLD).exists()
    assert OLD not in page(desk)


def test_new_address_that_the_work_has_already_is_not_doubled(desk: Client, work: Work) -> None:
    Link.objects.create(work=work, url=NEW)
    state = linked(work, "redirected", moved_to=NEW)
    act(desk, "redirected", state.digest, "accept")
    assert [link.url for link in Link.objects.all()] == [NEW]


def test_archived_copy_takes_the_place_of_a_broken_link(desk: Client, work: Work) -> None:
    state = linked(work, "broken", copy_url=COPY)
    act(desk, "broken", state.digest, "copy")
    assert Link.objects.get().url == COPY


def test_copy_is_not_offered_where_none_is_known(desk: Client, work: Work) -> None:
    linked(work, "broken")
    assert "Use the archived copy" not in page(desk)


def test_address_within_a_text_is_for_a_person_to_change(desk: Client, work: Work) -> None:
    LinkState.objects.create(
        digest=url_digest(OLD), url=OLD, host="example.org", state="redirected", moved_to=NEW,
        due_at=NOON,
    )  # fmt: skip
    response = act(desk, "redirected", url_digest(OLD), "accept")
    assert "change it there" in said(response)
    assert LinkState.objects.exists()


def test_what_is_expected_leaves_the_desk_until_it_changes(desk: Client, work: Work) -> None:
    record = kept(work, "missing")
    act(desk, "missing", record.pk, "expect")
    assert "<h2" not in page(desk).partition('id="content"')[2].partition("Nothing waits")[0]
    check = ArchiveCheck.objects.get()
    check.changes("missing", "withdrawn", NOON)
    check.save()
    ArchiveRecord.objects.update(state="withdrawn")
    assert "Archive records that were withdrawn" in page(desk)


def test_merged_record_takes_the_new_identifier(desk: Client, work: Work) -> None:
    record = kept(work, "merged", new_identifier="99")
    act(desk, "merged", record.pk, "merge")
    record.refresh_from_db()
    assert (record.identifier, record.state) == ("99", "claimed")


def test_identifier_that_stands_elsewhere_is_refused_with_a_reason(
    desk: Client, work: Work
) -> None:
    other = Work.objects.create(slug="b", original_title="B", status="published")
    ArchiveRecord.objects.create(work=other, service="trove", identifier="99")
    record = kept(work, "merged", new_identifier="99")
    assert "99 stands at another record" in said(act(desk, "merged", record.pk, "merge"))
    record.refresh_from_db()
    assert record.identifier == "57"


def test_proposal_is_accepted_and_will_be_verified(desk: Client, work: Work) -> None:
    record = ArchiveRecord.objects.create(
        work=work, service="trove", identifier="57", state="proposed"
    )
    act(desk, "proposed", record.pk, "accept")
    record.refresh_from_db()
    assert record.state == "claimed"


def test_dismissed_proposal_stays_away_and_is_not_proposed_anew(desk: Client, work: Work) -> None:
    record = ArchiveRecord.objects.create(
        work=work, service="trove", identifier="57", state="proposed"
    )
    act(desk, "proposed", record.pk, "dismiss")
    assert "Archive records found" not in page(desk)
    assert ArchiveRecord.objects.get().state == "proposed"


def test_failed_doi_says_why(desk: Client, work: Work) -> None:
    doi = DOI.objects.create(work=work, value="10.5555/a", state="failed", reason="no such DOI")
    DOICheck.objects.create(doi=doi, due_at=NOON)
    assert "no such DOI" in page(desk)


@pytest.mark.parametrize("kind", ["missing", "changed", "withdrawn"])
def test_service_is_asked_again_at_once(desk: Client, work: Work, kind: str) -> None:
    record = kept(work, kind)
    ArchiveCheck.objects.update(due_at=timezone.now() + timedelta(days=30))
    act(desk, kind, record.pk, "again")
    assert ArchiveCheck.objects.get().due_at <= timezone.now()


def test_service_whose_interface_changed_is_somebodys_work(desk: Client) -> None:
    ServiceHealth.objects.create(
        name="trove", incident_since=NOON, problem="interface_changed",
        retry_at=timezone.now() + timedelta(days=1), detail="no record in it",
    )  # fmt: skip
    assert "no record in it" in page(desk)
    act(desk, "service", "trove", "again")
    assert ServiceHealth.objects.get().retry_at is None


def test_service_that_is_down_is_nobodys_work(desk: Client) -> None:
    ServiceHealth.objects.create(name="trove", failures=3, problem="timeout", retry_at=NOON)
    assert "trove" not in page(desk)


def test_what_healed_by_itself_is_told(desk: Client, work: Work) -> None:
    kept(work, "verified")
    check = ArchiveCheck.objects.get()
    check.changes("missing", "verified", timezone.now())
    check.save()
    assert "Resolved by itself lately" in page(desk)


def test_each_act_is_in_the_history_with_who_did_it(desk: Client, work: Work) -> None:
    record = kept(work, "missing")
    act(desk, "missing", record.pk, "expect")
    entry = LogEntry.objects.get()
    assert (entry.object_id, entry.user.get_username()) == (str(record.pk), "editor")


def test_who_may_only_look_is_offered_nothing_and_refused(looker: Client, work: Work) -> None:
    record = kept(work, "missing")
    assert "<button" not in page(looker).partition('class="matters"')[2]
    response = looker.post(
        "/admin/desk/", {"kind": "missing", "key": str(record.pk), "act": "expect"}
    )
    assert response.status_code == 403


def test_reader_is_sent_to_the_login(client: Client) -> None:
    assert "/admin/login/" in client.get("/admin/desk/")["Location"]


@pytest.mark.parametrize(
    ("kind", "key", "name"),
    [("", "", ""), ("broken", "x", "copy"), ("missing", "9" * 30, "expect"),
     ("missing", "-1", "again"), ("doi", "x", "again"), ("service", "x", "again"),
     ("broken", "x", "nonsense")],
)  # fmt: skip
def test_nothing_sent_is_an_error(desk: Client, kind: str, key: str, name: str) -> None:
    assert said(act(desk, kind, key, name))


def test_desk_needs_few_queries_however_much_waits(
    desk: Client, work: Work, django_assert_max_num_queries: Any
) -> None:
    for number in range(20):
        linked(work, "broken", url=f"{OLD}/{number}")
        record = ArchiveRecord.objects.create(
            work=work, service="nla", identifier=f"nla.obj-{number}", state="missing"
        )
        ArchiveCheck.objects.create(record=record, adapter="nla", due_at=NOON)
    with django_assert_max_num_queries(24):
        page(desk)
