"""A running ``make demo`` or ``make stack``: asked over HTTP, ended by a signal."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

BASE_DIR = Path(__file__).parents[2]


class Tree:
    """The process ``config.running`` and what it printed (``log``)."""

    def __init__(self, command, port, environment, path):
        self.port = port
        self.folder = environment["VAR_DIR"]
        self.path = path
        self.started = time.monotonic()
        with path.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "config.running", *command, "--port", str(port)],
                cwd=BASE_DIR,
                env=environment,
                stdout=log,
                stderr=log,
            )

    @property
    def log(self):
        return self.path.read_text(errors="replace")

    def get(self, path, **headers):
        """The status and text of an answer; None while nobody answers."""
        request = Request(f"http://127.0.0.1:{self.port}{path}", headers=headers)
        try:
            with urlopen(request, timeout=10) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as error:
            return error.code, error.read().decode()
        except (URLError, ConnectionError):
            return None

    def until(self, condition, seconds=90):
        """What ``condition`` returns once it is true. Raises AssertionError with the log."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if result := condition():
                return result
            assert self.process.poll() is None, self.log
            time.sleep(0.1)
        raise AssertionError(self.log)

    def serves(self):
        """Wait for pages; returns the seconds it took."""
        self.until(lambda: self.get("/healthz") == (200, "ok\n"))
        return time.monotonic() - self.started

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(30)

    def left_behind(self):
        """Processes of this run that still live (by the folder that it named to them)."""
        mark = f"VAR_DIR={self.folder}".encode()
        return [
            path.parent.name
            for path in Path("/proc").glob("[0-9]*/environ")
            if mark in _read(path).split(b"\0")
        ]


def _read(path):
    try:
        return path.read_bytes()
    except OSError:
        return b""


@contextmanager
def running(command, port, folder, **environment):
    """A tree with its files under ``folder``; ended at the end, however that comes."""
    names = ("PATH", "HOME", "LANG", "XDG_RUNTIME_DIR")
    ours = {name: os.environ[name] for name in names if name in os.environ}
    var = folder / "var"
    tree = Tree(command, port, {**ours, "VAR_DIR": str(var), **environment}, folder / "log")
    try:
        yield tree
    finally:
        if tree.process.poll() is None:
            tree.end()
