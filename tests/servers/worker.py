"""A real Celery worker in a process of its own, on the test's database and Redis."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

READY_SECONDS = 60.0
BASE_DIR = Path(__file__).parents[2]


def database_url(settings: Mapping[str, Any]) -> str:
    """The URL of the database that ``settings`` (``connection.settings_dict``) describes."""
    user, password, host = (
        quote(str(settings[name] or ""), safe="") for name in ("USER", "PASSWORD", "HOST")
    )
    credentials = f"{user}:{password}" if password else user
    port = f":{settings['PORT']}" if settings["PORT"] else ""
    return f"postgresql://{credentials}@{host}{port}/{settings['NAME']}"


@dataclass
class Worker:
    """A running worker; ``log`` is what it wrote so far."""

    process: "subprocess.Popen[bytes]"
    path: Path

    @property
    def log(self) -> str:
        return self.path.read_text(encoding="utf-8", errors="replace")

    def wait_for(self, text: str, seconds: float) -> None:
        """Until ``text`` stands in the log. Raises AssertionError with the log when not."""
        self._wait_until(lambda: text in self.log, repr(text), seconds)

    def wait_for_task(self, name: str, seconds: float) -> None:
        """Until a task of that name succeeded. Raises AssertionError with the log when not."""
        done = re.compile(rf"{re.escape(name)}\[[^]]*\] succeeded")
        self._wait_until(lambda: done.search(self.log) is not None, f"{name} succeeded", seconds)

    def _wait_until(self, happened: Callable[[], bool], what: str, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while not happened():
            if time.monotonic() > deadline or self.process.poll() is not None:
                raise AssertionError(f"The worker did not say {what}. It said:\n{self.log}")
            time.sleep(0.05)

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def start(environment: Mapping[str, str], path: Path) -> Worker:
    """Start a worker with ``environment`` over ours, writing to ``path``; ready when this
    returns. Raises AssertionError with its log when it does not become so."""
    with path.open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "celery", "-A", "config", "worker", "--pool", "solo",
             "--loglevel", "info", "--without-mingle", "--without-gossip"],
            cwd=BASE_DIR, env={**os.environ, **environment}, stdout=log, stderr=log,
        )  # fmt: skip
    worker = Worker(process, path)
    try:
        worker.wait_for(" ready.", READY_SECONDS)
    except AssertionError:
        worker.stop()
        raise
    return worker
