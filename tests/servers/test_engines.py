"""The suite itself: both engines run, real servers answer, and the ledger can be emptied."""

from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from django.db import DatabaseError, connection

from catalogue.evidence import ledger
from catalogue.models import LedgerHead, Observation
from tests.servers.selecting import uses_postgresql

ENTRY = ledger.Entry(
    kind="link",
    subject="https://example.org/",
    meaning="present",
    rule="test/1",
    observed_at=datetime(2026, 1, 1, tzinfo=UTC),
)


@pytest.mark.django_db
def test_database_is_the_engine_that_was_asked_for():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)
    assert connection.vendor == ("postgresql" if uses_postgresql() else "sqlite")


@pytest.mark.postgresql
@pytest.mark.django_db
def test_cache_is_a_real_redis_beside_postgresql(settings):
    cache.set("greeting", "안녕")
    assert cache.get("greeting") == "안녕"
    assert settings.REDIS_URL.startswith("redis://")


@pytest.mark.worker
@pytest.mark.django_db(transaction=True)
def test_worker_is_a_process_of_its_own(celery_worker_process):
    from config.celery import app

    worker = celery_worker_process()
    app.send_task("catalogue.tasks.check_due_links")
    worker.wait_for("check_due_links", 10)
    assert worker.process.poll() is None


@pytest.mark.browser
def test_browser_opens_a_page(page, live_site):
    answer = page.goto(f"{live_site}/healthz")
    assert answer is not None
    assert answer.status == 200


@pytest.mark.django_db(transaction=True)
def test_what_a_transactional_test_wrote_into_the_ledger_is_emptied():
    """Its own clean-up fails where the guards were not lifted for it."""
    assert ledger.append([ENTRY])[0].number == 1


@pytest.mark.django_db(transaction=True)
def test_every_test_finds_an_empty_ledger_with_its_head():
    assert Observation.objects.count() == 0
    assert LedgerHead.objects.get().number == 0


@pytest.mark.django_db(transaction=True)
def test_guards_stand_while_a_transactional_test_runs():
    ledger.append([ENTRY])
    with pytest.raises(DatabaseError, match="append-only"):
        Observation.objects.all().delete()
