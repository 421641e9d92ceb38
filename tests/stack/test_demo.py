"""``make demo``: serves, works in the background, ends without a trace, starts fast again."""

import re
import sqlite3
import time
from contextlib import closing

import pytest

from config.running.throwaway import free_port

from .trees import running

pytestmark = pytest.mark.worker


def observations(folder):
    with closing(sqlite3.connect(folder / "var" / "perdura.sqlite3", timeout=20)) as database:
        return database.execute("SELECT count(*) FROM catalogue_observation").fetchone()[0]


@pytest.fixture(scope="module")
def first_run(tmp_path_factory):
    """A first run with fakes, ended again: its log, and what it left behind."""
    folder = tmp_path_factory.mktemp("demo")
    with running(["demo", "--fakes"], free_port(), folder) as tree:
        tree.serves()
        home = tree.get("/en/")
        served = time.monotonic()
        tree.until(lambda: observations(folder), 60)
        waited = time.monotonic() - served
        code = tree.end()
        return folder, tree, home, waited, code


def test_first_run_serves_the_demonstration(first_run):
    _, tree, (status, page), _, _ = first_run
    assert status == 200
    assert "Epochal Transition" in page
    assert f"http://127.0.0.1:{tree.port}/" in tree.log


def test_first_run_prints_a_password_that_nobody_knows(first_run):
    password = re.search(r"Password: (\S+)", first_run[1].log)
    assert password
    assert len(password[1]) >= 16


def test_worker_asks_and_writes_down_within_a_minute(first_run):
    assert first_run[3] < 60


def test_end_leaves_no_process_behind(first_run):
    _, tree, _, _, code = first_run
    assert code == 0
    assert tree.left_behind() == []


def test_second_run_serves_at_once_and_prints_no_password(first_run):
    folder = first_run[0]
    with running(["demo", "--fakes"], free_port(), folder) as tree:
        # 5 s on a machine that does nothing else; the tests beside us take their share.
        assert tree.serves() < 15
        tree.until(lambda: "Ctrl-C" in tree.log)
        assert "Password:" not in tree.log
        assert "Preparing" not in tree.log


def test_taken_port_is_said_in_a_sentence(tmp_path):
    import socket

    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        with running(["demo"], listener.getsockname()[1], tmp_path) as tree:
            assert tree.process.wait(30) == 1
            assert "is taken" in tree.log
