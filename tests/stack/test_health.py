"""``/healthz`` and ``/readyz``: what they ask, and what they tell strangers."""

import pytest
from django.core.files.storage import default_storage
from django.db import OperationalError, connection

from catalogue.asking.models import TaskRun
from publications import clock


def test_healthz_asks_nothing(client, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.content == b"ok\n"
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_readyz_says_each_part(client):
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {
        "ready": True, "database": "ok", "storage": "ok", "broker": "ok", "index": "failed",
        "workers": "failed",
    }  # fmt: skip


@pytest.mark.django_db
def test_readyz_says_that_workers_ran_lately(client):
    now = clock.now()
    TaskRun.objects.create(
        task="catalogue.tasks.check_due_links", started_at=now, seen_at=now, ended_at=now
    )
    assert client.get("/readyz").json()["workers"] == "ok"


@pytest.mark.django_db
def test_readyz_serves_though_no_worker_runs(client):
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["workers"]) == (200, "failed")


def failing(*_args, **_kwargs):
    raise OperationalError("password=hunter2 refused")


def test_readyz_fails_without_the_database_and_tells_no_secret(client, monkeypatch):
    monkeypatch.setattr(connection, "cursor", failing)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["database"] == "failed"
    assert "hunter2" not in answer.content.decode()


@pytest.mark.django_db
def test_readyz_fails_without_the_storage(client, monkeypatch):
    monkeypatch.setattr(default_storage, "exists", failing)
    assert client.get("/readyz").status_code == 503


@pytest.mark.django_db
def test_readyz_reports_the_broker_but_serves_without_it(client, monkeypatch):
    monkeypatch.setattr("catalogue.browse.health._broker", failing)
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json()["broker"] == "failed"


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_nothing_is_posted_there(client, path):
    assert client.post(path).status_code == 405
