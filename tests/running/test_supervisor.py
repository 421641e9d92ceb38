"""Processes as one tree: pages first, nobody left behind, the dead started again."""

import os
import signal
import subprocess
import sys
import textwrap
import time

import pytest

from config.running.children import LAST_PAUSE, Child, pause_after
from config.running.entries import Entry
from config.running.supervisor import is_free
from config.running.throwaway import free_port

# A supervisor of two children that note their start; both start a grandchild, as gunicorn and
# Celery do. Pages "serve" when the test says so; each time that is asked is noted.
PROGRAM = """
    import sys
    from pathlib import Path
    from config.running.children import Child
    from config.running.entries import Entry
    from config.running.supervisor import Supervisor
    folder = Path(sys.argv[1])
    child = '''
    import os, subprocess, sys, time, pathlib
    name, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    with (folder / "order").open("a") as order:
        order.write(name + " " + str(os.getpid()) + "\\\\n")
    time.sleep(60)
    '''
    import textwrap
    def entry(name):
        return Entry(name, (sys.executable, "-c", textwrap.dedent(child), name, str(folder)))
    def is_ready():
        with (folder / "asked").open("a") as asked:
            asked.write("?\\n")
        return (folder / "serves").exists()
    Supervisor(
        [Child(entry(name), dict()) for name in ("pages", "work")],
        is_ready=is_ready,
        announce=lambda: print("announced", flush=True),
    ).run()
"""


class Tree:
    """A running supervisor, what it said, and what its children wrote down."""

    def __init__(self, folder):
        self.folder = folder
        self.log = folder / "log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", textwrap.dedent(PROGRAM), str(folder)],
                stdout=log,
                stderr=log,
            )

    def says(self, sentence):
        until(lambda: sentence in read_lines(self.log))

    def started(self, count):
        """The names and groups of the first ``count`` starts."""
        (self.folder / "serves").touch()
        path = self.folder / "order"
        lines = until(lambda: len(lines := read_lines(path)) >= count and lines)
        return [(name, int(pid)) for name, pid in map(str.split, lines)]


def read_lines(path):
    return path.read_text().splitlines() if path.exists() else []


def until(condition, seconds=15):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if result := condition():
            return result
        time.sleep(0.02)
    raise AssertionError("It did not come to that in time.")


def group_is_gone(group):
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.fixture
def tree(tmp_path):
    tree = Tree(tmp_path)
    yield tree
    if tree.process.poll() is None:
        tree.process.send_signal(signal.SIGTERM)
        tree.process.wait(20)


def test_workers_wait_until_pages_are_served(tree):
    until(lambda: len(read_lines(tree.folder / "asked")) > 3)
    assert "announced" not in read_lines(tree.log)
    until(lambda: read_lines(tree.folder / "order"))
    assert [line.split()[0] for line in read_lines(tree.folder / "order")] == ["pages"]
    assert [name for name, _ in tree.started(2)] == ["pages", "work"]
    tree.says("announced")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_every_process_of_the_tree(tree, number):
    started = tree.started(2)
    tree.process.send_signal(number)
    assert tree.process.wait(20) == 0
    until(lambda: all(group_is_gone(pid) for _, pid in started))


def test_a_child_that_dies_is_started_again_with_a_line(tree):
    _, (_, pid) = tree.started(2)
    os.kill(pid, signal.SIGKILL)
    tree.says("work was ended by SIGKILL; starting it again in 1 s")
    assert [name for name, _ in tree.started(3)] == ["pages", "work", "work"]


def test_pauses_double_up_to_a_limit():
    assert [pause_after(deaths) for deaths in range(1, 8)] == [1, 2, 4, 8, 16, 30, LAST_PAUSE]


def test_a_child_that_lived_a_while_is_started_again_soon():
    child = Child(Entry("work", (sys.executable, "-c", "raise SystemExit(3)")), dict(os.environ))
    child.start()
    child.deaths = 5
    child.process.wait()
    assert child.look(time.monotonic() + 100) == (
        "work ended with code 3; starting it again in 1 s"
    )


def test_a_port_that_is_taken_is_noticed():
    import socket

    port = free_port()
    assert is_free(port)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", port))
        listener.listen()
        assert not is_free(port)
