"""Each turn of a worker at a task of the schedule leaves a row that says what it did."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from celery import current_app, shared_task
from kombu.exceptions import OperationalError

from catalogue.asking import runs
from catalogue.asking.models import TaskRun
from catalogue.asking.summary import Summary
from publications import clock

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 6, 30, 12, tzinfo=UTC)
NAME = "tests.asking.work"
MINUTE = timedelta(minutes=1)

Work = Callable[[], Any]


@pytest.fixture(autouse=True)
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOON)


@pytest.fixture
def do(settings: Any) -> Iterator[Callable[[Work], None]]:
    """Does a piece of work as a worker does a task of the schedule."""
    settings.CELERY_BEAT_SCHEDULE = {NAME: {"task": NAME, "schedule": 60.0}}
    todo: list[Work] = []

    @shared_task(name=NAME)
    def work() -> Any:
        return todo.pop()()

    def does(piece: Work) -> None:
        todo.append(piece)
        current_app.tasks[NAME].apply()

    yield does
    del current_app.tasks[NAME]


def fails() -> None:
    raise LookupError("no such shelf")


def run(**facts: Any) -> TaskRun:
    values = {"task": "catalogue.tasks.check_due_links", "started_at": NOON, "seen_at": NOON}
    return TaskRun.objects.create(**(values | facts))


def test_run_says_what_it_did(do: Any) -> None:
    do(lambda: Summary(asked=5, could_not_ask=2, changed=1))
    one = TaskRun.objects.get()
    assert (one.task, one.started_at, one.ended_at, one.error) == (NAME, NOON, NOON, "")
    assert (one.asked, one.could_not_ask, one.changed) == (5, 2, 1)


def test_task_that_counts_nothing_is_told_too(do: Any) -> None:
    do(lambda: None)
    one = TaskRun.objects.get()
    assert (one.ended_at, one.asked) == (NOON, 0)


def test_what_ended_it_is_told(do: Any) -> None:
    do(fails)
    one = TaskRun.objects.get()
    assert (one.ended_at, one.error) == (NOON, "LookupError: no such shelf")


def test_very_long_error_is_cut(do: Any) -> None:
    def rambles() -> None:
        raise ValueError("x" * 10_000)

    do(rambles)
    assert len(TaskRun.objects.get().error) == 500


def test_how_far_it_is_can_be_seen_while_it_runs(do: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "TOLD_EVERY", 0.0)
    seen: list[tuple[int, datetime | None]] = []

    def works() -> Summary:
        for _ in range(2):
            runs.progress(Summary(asked=3))
            seen.append(TaskRun.objects.values_list("asked", "ended_at").get())
        return Summary(asked=6)

    do(works)
    assert seen == [(3, None), (6, None)]


def test_progress_is_not_written_more_often_than_needed(
    do: Any, django_assert_max_num_queries: Any
) -> None:
    def works() -> Summary:
        with django_assert_max_num_queries(0):
            for _ in range(100):
                runs.progress(Summary(asked=1))
        return Summary(asked=100)

    do(works)


def test_what_was_done_before_it_failed_is_told(do: Any) -> None:
    def works() -> None:
        runs.progress(Summary(asked=3))
        fails()

    do(works)
    assert TaskRun.objects.get().asked == 3


def test_progress_outside_a_worker_is_nobodys(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        runs.progress(Summary(asked=1))


def test_progress_after_a_run_is_not_counted_to_it(
    do: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs, "TOLD_EVERY", 0.0)
    do(lambda: Summary(asked=1))
    runs.progress(Summary(asked=9))
    assert TaskRun.objects.get().asked == 1


def test_task_outside_the_schedule_is_not_told(do: Any, settings: Any) -> None:
    settings.CELERY_BEAT_SCHEDULE = {}
    do(lambda: None)
    assert not TaskRun.objects.exists()


def test_run_that_cannot_be_written_down_is_done_all_the_same(
    do: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = []
    monkeypatch.setattr(TaskRun.objects, "create", lambda **_: fails())
    do(lambda: done.append(1))
    assert done == [1]


def test_every_task_of_ours_is_told_of() -> None:
    assert "publications.tasks.import_uploads" in runs.periods()
    assert runs.periods()["catalogue.tasks.check_due_links"] == MINUTE


def test_runs_are_forgotten_after_a_month_and_idle_ones_after_a_day() -> None:
    run(started_at=NOON - timedelta(days=31), ended_at=NOON, asked=5)
    run(started_at=NOON - timedelta(days=2), ended_at=NOON)
    kept = [
        run(started_at=NOON - timedelta(days=29), ended_at=NOON, asked=5),
        run(started_at=NOON - timedelta(days=2), ended_at=NOON, error="LookupError: x"),
        run(started_at=NOON - timedelta(days=2)),
        run(started_at=NOON - timedelta(hours=2), ended_at=NOON),
    ]
    assert runs.prune(NOON) == 2
    assert {one.pk for one in TaskRun.objects.all()} == {one.pk for one in kept}


def test_runs_prune_themselves(do: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "PRUNED_EVERY", 1)
    run(started_at=NOON - timedelta(days=31), ended_at=NOON, asked=5)
    do(lambda: None)
    assert [one.task for one in TaskRun.objects.all()] == [NAME]


@pytest.mark.parametrize(
    ("facts", "alive"),
    [
        ({"ended_at": NOON - 9 * MINUTE}, True),
        ({"ended_at": NOON - 11 * MINUTE}, False),
        ({"ended_at": NOON, "error": "LookupError: x"}, False),
        ({"ended_at": NOON, "task": "somebody.elses"}, False),
        ({}, False),
    ],
)
def test_workers_are_alive_when_one_ran_to_its_end_lately(
    facts: dict[str, Any], alive: bool
) -> None:
    run(**facts)
    assert runs.alive(NOON) is alive


def test_worker_is_told_to_look_once(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[tuple[Any, ...]] = []
    monkeypatch.setattr(
        current_app, "send_task", lambda name, **options: sent.append((name, options))
    )
    runs.run_now(NAME)
    assert sent == [(NAME, {"retry": False, "expires": 60})]


@pytest.mark.parametrize("error", [OperationalError("refused"), ConnectionRefusedError()])
def test_broker_that_is_away_is_said(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def away(*_: Any, **__: Any) -> None:
        raise error

    monkeypatch.setattr(current_app, "send_task", away)
    with pytest.raises(runs.BrokerAwayError):
        runs.run_now(NAME)
