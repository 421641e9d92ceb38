"""Which engine a test runs on, and what becomes of one that lacks something."""

import pytest

from tests.servers import chromium
from tests.servers.__main__ import options
from tests.servers.lacking import lack
from tests.servers.selecting import belongs


class Item:
    """As much of a test as is asked."""

    def __init__(self, *markers, fixtures=(), nodeid="tests/test_a.py::test_a"):
        self.markers = markers
        self.nodeid = nodeid
        self.fixturenames = fixtures

    def get_closest_marker(self, name):
        return name if name in self.markers else None


def engines(item):
    return [engine for engine in ("sqlite", "postgresql") if belongs(item, engine)]


def test_database_tests_run_on_both_engines():
    assert engines(Item("django_db")) == ["sqlite", "postgresql"]
    assert engines(Item(fixtures=["db", "client"])) == ["sqlite", "postgresql"]


def test_tests_without_a_database_run_once():
    assert engines(Item()) == ["sqlite"]


@pytest.mark.parametrize("marker", ["worker", "postgresql"])
def test_what_asks_real_servers_runs_on_postgresql_alone(marker):
    assert engines(Item("django_db", marker)) == ["postgresql"]


def test_browser_tests_run_once_each_on_one_engine_or_the_other():
    ran = [engines(Item("django_db", "browser", nodeid=f"test_{n}")) for n in range(50)]
    assert all(len(on) == 1 for on in ran)
    assert {on[0] for on in ran} == {"sqlite", "postgresql"}


def test_what_is_missing_is_skipped_with_its_remedy(monkeypatch):
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="needs Chromium: install it"):
        lack("Chromium", "install it")


def test_what_is_missing_is_a_failure_under_ci(monkeypatch):
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="needs Chromium: install it"):
        lack("Chromium", "install it")


def test_both_engines_run_beside_each_other():
    environment = {"DATABASE_URL": "postgresql://perdura@db/perdura"}
    assert [part for part in options("both", environment) if "TEST_ENGINE" in part] == [
        "--tx=popen//env:TEST_ENGINE=sqlite",
        "--tx=popen//env:TEST_ENGINE=postgresql",
    ]
    assert environment["TEST_BOTH"]


def test_without_postgresql_nothing_is_left_to_it():
    environment = {}
    options("both", environment)
    assert environment == {"TEST_ENGINE": "sqlite"}


def test_chromium_talks_to_nobody_but_this_machine():
    rules = next(part for part in chromium.arguments() if "host-resolver-rules" in part)
    assert "MAP * ~NOTFOUND" in rules
