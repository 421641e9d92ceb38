"""Fixtures for every test. What runs where, and what is skipped: ``tests/servers``."""

import os
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.db import connection
from django.test import TransactionTestCase
from django.utils import translation

from tests.servers import chromium, selecting, worker
from tests.servers.selecting import (  # noqa: F401 (hooks of pytest)
    pytest_collection_modifyitems,
    pytest_configure,
    pytest_runtest_setup,
)


@pytest.fixture(autouse=True)
def fresh_cache() -> None:
    """No test sees what another cached, and nothing on a Redis that was given is emptied."""
    cache.key_prefix = uuid.uuid4().hex  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """No test goes on in the language of the page that another one read."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True, scope="session")
def ledger_can_be_emptied() -> Iterator[None]:
    """Transactional tests clean up by emptying every table, which the ledger refuses.

    Its guards are lifted for that moment alone, and its first row is put back.
    """
    from catalogue.evidence import guards
    from catalogue.evidence.ledger import GENESIS
    from catalogue.models import LedgerHead

    empty = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]

    def teardown(self: TransactionTestCase) -> None:
        with guards.lifted(connection):
            empty(self)
        LedgerHead.objects.get_or_create(pk=1, defaults={"number": 0, "digest": GENESIS})

    TransactionTestCase._fixture_teardown = teardown  # type: ignore[attr-defined]
    yield
    TransactionTestCase._fixture_teardown = empty  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The project's shared data (mark the test ``shared`` too, so that it can be left out)."""
    return selecting.SHARED


@pytest.fixture
def live_site(live_server: Any, settings: Any) -> str:
    """The address of the running site, such as ``http://localhost:41234``; it knows it."""
    settings.SITE_URL = live_server.url
    return str(live_server.url)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Playwright with the system's Chromium; its event loop would alarm the ORM otherwise."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    return {
        **browser_type_launch_args,
        "executable_path": chromium.program(),
        "args": chromium.arguments(),
    }


@pytest.fixture
def celery_worker_process(
    transactional_db: None, tmp_path: Path
) -> Iterator[Callable[..., worker.Worker]]:
    """Starts a real worker on the test's database and Redis: ``celery_worker_process(NAME=value)``
    adds environment variables. Mark the test ``worker``. What it is to see must be committed,
    which ``transactional_db`` sees to; send it work with ``task.delay()``."""
    started: list[worker.Worker] = []

    def start(**environment: str) -> worker.Worker:
        environment = {
            "DATABASE_URL": worker.database_url(connection.settings_dict),
            "REDIS_URL": django_settings.REDIS_URL,
            "DJANGO_SETTINGS_MODULE": "config.settings",
        } | environment
        started.append(worker.start(environment, tmp_path / f"worker-{len(started)}.log"))
        return started[-1]

    yield start
    for process in started:
        process.stop()
