"""What workers did, do and will do, as an editor sees it, and what she may have them do."""

from datetime import timedelta
from typing import Any

import pytest
from celery import current_app
from django.contrib.auth.models import Permission, User
from django.test import Client

from catalogue.archives.models import ArchiveCheck, DOICheck, ServiceHealth
from catalogue.asking.models import TaskRun
from catalogue.desk.runs_due import checked, waiting
from catalogue.desk.runs_tasks import Task, tasks
from catalogue.exports.jobs.models import ExportJob
from catalogue.links.models import LinkState
from publications import clock
from publications.models import DOI, ArchiveRecord, Work, url_digest
from tests.links.outcomes import NOON

pytestmark = pytest.mark.django_db
LINKS = "catalogue.tasks.check_due_links"
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
PAGE = "/admin/desk/runs/"


@pytest.fixture(autouse=True)
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOON)


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of tasks that workers were told to run."""
    found: list[str] = []
    monkeypatch.setattr(current_app, "send_task", lambda name, **_: found.append(name))
    return found


def staff(*permissions: str) -> Client:
    user = User.objects.create_user("someone", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def run(started: timedelta, ended: timedelta | None = None, **facts: Any) -> TaskRun:
    """A run that began and ended so long ago."""
    ended_at = None if ended is None else NOON - ended
    values = {"task": LINKS, "seen_at": ended_at or NOON - started, "ended_at": ended_at}
    return TaskRun.objects.create(started_at=NOON - started, **(values | facts))


def task(name: str = LINKS) -> Task:
    return next(one for one in tasks(NOON) if one.name == name)


def link(number: int, due: timedelta, verified: timedelta | None = None, **facts: Any) -> None:
    url = f"https://example.org/{number}"
    LinkState.objects.create(
        digest=url_digest(url), url=url, host="example.org", due_at=NOON + due,
        verified_at=None if verified is None else NOON - verified, **facts,
    )  # fmt: skip


def page(client: Client) -> str:
    response = client.get(PAGE)
    assert response.status_code == 200
    return response.content.decode()


def said(client: Client, **data: str) -> str:
    response = client.post(PAGE, data, follow=True)
    assert response.status_code == 200
    return " ".join(str(one) for one in response.context["messages"])


def test_last_run_that_is_over_stands_beside_the_one_under_way() -> None:
    over, under_way = run(3 * MINUTE, 2 * MINUTE, asked=5), run(MINUTE, asked=2)
    found = task()
    assert (found.last, found.running, found.was_lost) == (over, [under_way], False)


def test_run_that_was_killed_is_seen_as_ended_without_a_word(desk: Client) -> None:
    run(20 * MINUTE)
    found = task()
    assert (found.was_lost, found.running) == (True, [])
    assert "Ended without a word" in page(desk)


def test_long_run_that_still_tells_is_under_way() -> None:
    long = run(60 * MINUTE, seen_at=NOON - MINUTE)
    assert task().running == [long]


def test_next_look_comes_a_period_after_the_last_began() -> None:
    run(MINUTE / 2, MINUTE / 4)
    found = task()
    assert (found.next_at, found.is_late) == (NOON + MINUTE / 2, False)


def test_look_that_did_not_come_is_late(desk: Client) -> None:
    run(10 * MINUTE, 9 * MINUTE)
    assert task().is_late
    assert ">late</span>" in page(desk)


def test_task_that_never_ran_waits_for_a_worker() -> None:
    found = task()
    assert (found.last, found.next_at, found.is_late) == (None, None, False)


def test_every_task_of_the_schedule_has_a_name_of_its_own(settings: Any) -> None:
    labels = [str(one.label) for one in tasks(NOON)]
    assert len(set(labels)) == len(settings.CELERY_BEAT_SCHEDULE)


def test_what_a_run_did_is_told(desk: Client) -> None:
    run(3 * MINUTE, 2 * MINUTE, asked=1234, changed=3, could_not_ask=2)
    assert "asked 1,234, changed 3, could not ask 2" in page(desk)


def test_how_far_a_run_is_is_told(desk: Client) -> None:
    run(MINUTE, asked=40)
    assert "40 asked so far" in page(desk)


def test_what_ended_a_run_is_told_and_escaped(desk: Client) -> None:
    run(3 * MINUTE, 2 * MINUTE, error="ValueError: <b>")
    assert "ValueError: &lt;b&gt;" in page(desk)


@pytest.mark.parametrize(
    ("ended", "words"),
    [(2 * MINUTE, "Workers are at work."), (20 * MINUTE, "Nothing is lost")],
)
def test_whether_anybody_works_stands_on_top(desk: Client, ended: timedelta, words: str) -> None:
    run(30 * MINUTE, ended)
    assert words in page(desk)


def test_rows_are_counted_by_when_they_are_due() -> None:
    for number, due in enumerate((-DAY, 0 * DAY, DAY / 2, DAY, 2 * DAY)):
        link(number, due)
    links = checked(NOON)[0]
    assert (links.now, links.within_a_day) == (2, 2)


def test_rows_are_counted_by_the_age_of_what_is_known() -> None:
    for number, age in enumerate((DAY / 2, 3 * DAY, 4 * DAY, 20 * DAY, 40 * DAY)):
        link(number, DAY, age)
    link(9, DAY)
    links = checked(NOON)[0]
    assert (list(links.ages), links.never) == ([1, 2, 1, 1], 1)


def test_dois_and_archive_records_are_counted_too() -> None:
    work = Work.objects.create(slug="a", original_title="A", status="published")
    DOICheck.objects.create(doi=DOI.objects.create(work=work, value="10.5555/a"), due_at=NOON)
    record = ArchiveRecord.objects.create(work=work, service="trove", identifier="57")
    ArchiveCheck.objects.create(record=record, adapter="trove", identifier="57", due_at=NOON)
    assert [one.now for one in checked(NOON)] == [0, 1, 1]


def test_what_waits_for_other_tasks_is_counted() -> None:
    link(1, DAY, state="broken", copy_due_at=NOON)
    link(2, DAY, state="broken", copy_due_at=NOON + DAY)
    ExportJob.objects.create(ext="ris", expires_at=NOON + DAY)
    ExportJob.objects.create(ext="ris", expires_at=NOON + DAY, state="done")
    assert list(waiting(NOON).values()) == [1, 1, 0]


def test_service_says_how_it_is_and_what_of_its_day_is_used(desk: Client) -> None:
    ServiceHealth.objects.create(
        name="zenodo", problem="timeout", failures=2, detail="no answer in time", asked=12,
        day=NOON.date(), retry_at=NOON + DAY,
    )  # fmt: skip
    text = page(desk)
    assert "12 of 10,000" in text
    assert "no answer in time" in text
    assert 'name="service" value="zenodo"' in text


def test_changed_interface_is_said_once(desk: Client) -> None:
    ServiceHealth.objects.create(name="zenodo", problem="interface_changed", incident_since=NOON)
    assert page(desk).lower().count("its interface has changed") == 1


def test_yesterdays_use_of_a_service_is_not_todays(desk: Client) -> None:
    ServiceHealth.objects.create(name="zenodo", asked=12, day=NOON.date() - DAY)
    assert "0 of 10,000" in page(desk)


def test_key_that_is_missing_is_named_and_no_key_is_shown(desk: Client, settings: Any) -> None:
    settings.SERVICE_KEYS = {"WORLDCAT_KEY": "secret-key"}
    text = page(desk)
    assert "<code>TROVE_API_KEY</code>" in text
    assert "<code>WORLDCAT_SECRET</code>" in text
    assert "<code>WORLDCAT_KEY</code>" not in text
    assert "secret-key" not in text


def test_worker_is_told_to_look_now(desk: Client, sent: list[str]) -> None:
    assert said(desk, task=LINKS) == "A worker was told to look now."
    assert sent == [LINKS]


def test_broker_that_is_away_is_said_with_what_happens_next(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: Any, **__: Any) -> None:
        raise OSError("refused")

    monkeypatch.setattr(current_app, "send_task", away)
    assert "their broker does not answer" in said(desk, task=LINKS)


def test_nothing_but_what_is_scheduled_can_be_run(desk: Client, sent: list[str]) -> None:
    assert said(desk, task="celery.backend_cleanup") == "There is no such task."
    assert sent == []


def test_service_is_asked_again(desk: Client) -> None:
    ServiceHealth.objects.create(name="trove", problem="timeout", retry_at=NOON + DAY)
    assert "trove will be asked again in a moment" in said(desk, service="trove")
    assert ServiceHealth.objects.get().retry_at is None


@pytest.mark.parametrize("data", [{}, {"service": "x"}, {"task": ""}, {"else": "1"}])
def test_nothing_sent_is_an_error(desk: Client, data: dict[str, str]) -> None:
    assert said(desk, **data)


def test_who_may_see_runs_only_is_offered_nothing_and_refused(sent: list[str]) -> None:
    client = staff("view_taskrun")
    ServiceHealth.objects.create(name="trove", problem="timeout", retry_at=NOON + DAY)
    assert 'name="task"' not in page(client)
    assert 'name="service"' not in page(client)
    assert client.post(PAGE, {"task": LINKS}).status_code == 403
    assert client.post(PAGE, {"service": "trove"}).status_code == 403
    assert sent == []


def test_who_may_run_tasks_may_do_so(sent: list[str]) -> None:
    client = staff("view_taskrun", "run_taskrun")
    assert 'name="task"' in page(client)
    said(client, task=LINKS)
    assert sent == [LINKS]


def test_who_may_see_no_runs_is_refused(sent: list[str]) -> None:
    client = staff("view_work", "run_taskrun")
    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, {"task": LINKS}).status_code == 403
    assert sent == []


def test_stranger_is_sent_to_the_login(client: Client, sent: list[str]) -> None:
    assert "/admin/login/" in client.post(PAGE, {"task": LINKS})["Location"]
    assert sent == []


def test_bar_leads_to_both_pages_and_marks_the_one_you_are_on(desk: Client) -> None:
    for address, label in (("/admin/desk/", "Findings"), (PAGE, "Workers")):
        bar = desk.get(address).content.decode().partition('class="sections"')[2]
        here = bar.partition("</nav>")[0].partition('aria-current="true">')[2]
        assert here.startswith(label)
        assert bar.partition("</nav>")[0].count("aria-current") == 1


def test_bar_offers_only_what_may_be_seen() -> None:
    text = staff("view_work").get("/admin/").content.decode()
    assert PAGE not in text
    assert 'href="/admin/desk/"' not in text


def test_runs_are_listed_and_nobody_edits_them(desk: Client) -> None:
    one = run(3 * MINUTE, 2 * MINUTE, asked=5)
    assert LINKS in desk.get("/admin/catalogue/taskrun/").content.decode()
    response = desk.post(f"/admin/catalogue/taskrun/{one.pk}/change/", {"asked": "9"})
    assert response.status_code == 403


def test_page_needs_few_queries_however_much_there_is(
    desk: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(20):
        link(number, -DAY)
        for name in (LINKS, "catalogue.tasks.seek_copies"):
            run(number * MINUTE, None if number < 5 else MINUTE, task=name)
    with django_assert_max_num_queries(16):
        page(desk)
