"""The suite itself: both engines run, real servers answer, and the ledger can be emptied."""

import pytest
from django.core.cache import cache
from django.db import connection

from tests.servers.selecting import uses_postgresql


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
