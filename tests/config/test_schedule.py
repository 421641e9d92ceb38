"""The scheduler: it knows every task that looks for what is due, and never piles up."""

import pytest
from django.conf import settings

from config import celery, schedule


@pytest.fixture
def tasks():
    """Names of our tasks, as a worker knows them."""
    celery.app.loader.import_default_modules()
    return {name for name in celery.app.tasks if name.startswith(("catalogue.", "publications."))}


def test_every_task_is_asked_to_look(tasks):
    assert {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()} == tasks


def test_a_message_expires_before_the_next_one_comes():
    for entry in schedule.beat_schedule().values():
        assert 0 < entry["options"]["expires"] < entry["schedule"]


def test_a_worker_that_starts_looks_at_everything(monkeypatch, tasks):
    sent = []
    monkeypatch.setattr(celery.app, "send_task", lambda name, **options: sent.append(name))
    celery.look_at_once()
    assert set(sent) == tasks
