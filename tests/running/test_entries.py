"""Command lines of the entry points, and what they take from the environment."""

import pytest

from config.running import demo, stack
from config.running.entries import ENTRIES, beat, web, worker


def after(entry, option):
    return entry.arguments[entry.arguments.index(option) + 1]


def test_web_listens_to_this_machine_unless_told_otherwise():
    assert after(web({}), "--bind") == "127.0.0.1:8000"
    assert after(web({"BIND": "0.0.0.0", "PORT": "80"}), "--bind") == "0.0.0.0:80"


def test_web_serves_several_requests_at_once():
    assert after(web({}), "--worker-class") == "gthread"
    assert after(web({"WEB_WORKERS": "9", "WEB_THREADS": "3"}), "--workers") == "9"
    assert after(web({"WEB_THREADS": "3"}), "--threads") == "3"


def test_worker_takes_its_pool_from_the_environment():
    assert after(worker({}), "--pool") == "prefork"
    assert after(worker({"WORKER_POOL": "solo"}), "--pool") == "solo"


def test_beat_keeps_its_schedule_with_the_other_files():
    assert after(beat({"VAR_DIR": "/data"}), "--schedule") == "/data/beat-schedule"


@pytest.mark.parametrize("name", demo.FORGOTTEN)
def test_demo_forgets_what_belongs_to_a_real_catalogue(monkeypatch, name):
    monkeypatch.setenv(name, "theirs")
    assert demo.environment_for(8000).get(name) != "theirs"


def test_demo_keeps_its_index_in_the_pages_own_process():
    assert demo.environment_for(8000)["KEEP_INDEX"] == "true"


def test_demo_runs_one_worker_that_needs_no_other():
    environment = demo.environment_for(8123)
    assert after(worker(environment), "--pool") == "solo"
    assert after(web(environment), "--bind") == "127.0.0.1:8123"
    assert environment["SITE_URL"] == "http://127.0.0.1:8123"


def test_stack_runs_in_production_with_a_secret_of_its_own(monkeypatch):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    first, second = stack.environment_for(8000), stack.environment_for(8000)
    assert first["PRODUCTION"] == "true"
    assert len(first["SECRET_KEY"]) >= 50
    assert first["SECRET_KEY"] != second["SECRET_KEY"]


def test_stack_keeps_what_it_is_given(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://perdura@db/perdura")
    monkeypatch.setenv("SECRET_KEY", "mine" * 10)
    environment = stack.environment_for(8000)
    assert environment["DATABASE_URL"] == "postgresql://perdura@db/perdura"
    assert environment["SECRET_KEY"] == "mine" * 10


def test_stack_listens_to_this_machine_alone(monkeypatch):
    monkeypatch.setenv("BIND", "0.0.0.0")
    for entry in (ENTRIES["web"](stack.environment_for(8000)),):
        assert after(entry, "--bind") == "127.0.0.1:8000"
