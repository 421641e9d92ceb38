"""A change of a record asks the worker for citations: once, after commit, or later."""

from typing import Any

import pytest
from celery import Celery

from catalogue import tasks
from catalogue.exports.citations import announcing, working
from publications.changes import touch, touched
from publications.models import Work

pytestmark = pytest.mark.django_db


@pytest.fixture
def messages(monkeypatch: Any) -> list[str]:
    sent: list[str] = []
    monkeypatch.setattr(Celery, "send_task", lambda app, name, *args, **more: sent.append(name))
    return sent


@pytest.fixture
def work() -> Work:
    return Work.objects.create(slug="a", original_title="A", status="published")


def test_change_log_announces_the_works_it_wrote_down(work: Work) -> None:
    heard: list[list[int]] = []

    def listen(ids: list[int], **_: Any) -> None:
        heard.append(ids)

    touched.connect(listen)
    try:
        touch([work])
    finally:
        touched.disconnect(listen)
    assert heard == [[work.pk]]


def test_many_changes_send_one_message_after_the_commit(
    messages: list[str], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        for slug in ("a", "b", "c"):
            Work.objects.create(slug=slug, original_title=slug)
        assert messages == []
    assert messages == ["catalogue.tasks.prepare_citations"]


def test_change_after_the_worker_has_looked_sends_another(
    work: Work, messages: list[str], django_capture_on_commit_callbacks: Any
) -> None:
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            touch([work])
        announcing.heard()
    assert len(messages) == 2


def test_worker_knows_whether_a_change_has_asked_for_it(
    work: Work, messages: list[str], django_capture_on_commit_callbacks: Any
) -> None:
    assert announcing.heard() is False
    with django_capture_on_commit_callbacks(execute=True):
        touch([work])
    assert announcing.heard() is True


def test_save_stands_when_the_broker_is_away(
    work: Work, monkeypatch: Any, django_capture_on_commit_callbacks: Any, caplog: Any
) -> None:
    def away(*_: Any, **__: Any) -> None:
        raise ConnectionError("no broker")

    monkeypatch.setattr(Celery, "send_task", away)
    with django_capture_on_commit_callbacks(execute=True):
        work.original_title = "B"
        work.save()
    assert "no broker" in caplog.text
    work.refresh_from_db()
    assert work.original_title == "B"


@pytest.mark.parametrize(("more", "asked"), [(True, 1), (False, 0)])
def test_task_asks_for_another_turn_only_when_there_is_more(
    monkeypatch: Any, more: bool, asked: int
) -> None:
    turns: list[bool] = []
    monkeypatch.setattr(working, "work", lambda now, **_: more)
    monkeypatch.setattr(tasks.prepare_citations, "delay", lambda: turns.append(True))
    tasks.prepare_citations()
    assert len(turns) == asked


def test_schedule_looks_for_what_a_lost_message_left(settings: Any) -> None:
    assert "catalogue.tasks.prepare_citations" in {
        entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()
    }
