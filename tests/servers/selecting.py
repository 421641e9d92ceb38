"""Which tests run on which engine, in what order, and what they may need of the machine."""

import os
import zlib
from pathlib import Path

import pytest
from django.conf import settings

from . import chromium
from .lacking import lack

SHARED = Path(os.environ.get("SHARED_DIR") or Path(__file__).parents[3] / "shared")
MAKE = "run them by `make test`, or `python -m tests.servers --engine postgresql PATH`"
# Both engines run what touches the database. The rest need not be run twice: what asks for
# real servers is left to PostgreSQL, what asks for no database to SQLite, and what opens a
# browser is shared out between them, so that neither process waits for the other.
ONLY_POSTGRESQL = ("worker", "postgresql")
ENGINES = ("sqlite", "postgresql")


def uses_postgresql() -> bool:
    return "postgresql" in settings.DATABASES["default"]["ENGINE"]


def uses_database(item: pytest.Item) -> bool:
    names = getattr(item, "fixturenames", ())
    return bool(item.get_closest_marker("django_db")) or bool(
        {"db", "transactional_db", "live_server"} & set(names)
    )


def belongs(item: pytest.Item, engine: str) -> bool:
    """Whether ``item`` runs on ``engine`` in a run on both."""
    if any(item.get_closest_marker(name) for name in ONLY_POSTGRESQL):
        return engine == "postgresql"
    if item.get_closest_marker("browser"):
        return engine == ENGINES[zlib.crc32(item.nodeid.encode()) % 2]
    return uses_database(item) or engine == "sqlite"


def pytest_configure(config: pytest.Config) -> None:
    for line in (
        "browser: opens pages in Chromium",
        "worker: starts a real Celery worker on Redis",
        "postgresql: says something that only PostgreSQL can answer",
        "shared: reads the real data and services' answers of ../shared",
    ):
        config.addinivalue_line("markers", line)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    engine = os.environ.get("TEST_ENGINE", "")
    if os.environ.get("TEST_BOTH") and engine:
        left_out = [item for item in items if not belongs(item, engine)]
        items[:] = [item for item in items if belongs(item, engine)]
        config.hook.pytest_deselected(items=left_out)
    # Playwright leaves an event loop running in its process: nothing else comes after it.
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("shared") and not SHARED.is_dir():
        lack("../shared", f"the project's shared data is not at {SHARED}")
    if item.get_closest_marker("browser") and not chromium.program():
        lack("Chromium", chromium.HOW)
    if item.get_closest_marker("postgresql") and not uses_postgresql():
        lack("PostgreSQL", MAKE)
    if item.get_closest_marker("worker") and not (uses_postgresql() and settings.REDIS_URL):
        lack("PostgreSQL and Redis", MAKE)
