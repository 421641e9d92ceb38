"""The entry points of production: what the image runs and ``make stack`` starts.

Each is one command line, made of few environment variables (``docs/configuration.md``).
"""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Entry:
    """A process of the catalogue: its name and its command line."""

    name: str
    arguments: tuple[str, ...]


def web(environment: Mapping[str, str]) -> Entry:
    """Pages: gunicorn with threads. ``BIND`` and ``PORT``, ``WEB_WORKERS``, ``WEB_THREADS``."""
    bind = f"{environment.get('BIND', '127.0.0.1')}:{environment.get('PORT', '8000')}"
    options = {
        "--bind": bind,
        "--worker-class": "gthread",
        "--workers": environment.get("WEB_WORKERS", "2"),
        "--threads": environment.get("WEB_THREADS", "4"),
        "--timeout": "60",
        "--graceful-timeout": "20",
        "--log-level": environment.get("WEB_LOG_LEVEL", "info"),
    }
    if Path("/dev/shm").is_dir():  # noqa: S108 (gunicorn's own heartbeat file, in memory)
        options["--worker-tmp-dir"] = "/dev/shm"  # noqa: S108
    pairs = [part for option in options.items() for part in option]
    return Entry(
        "web",
        (sys.executable, "-m", "gunicorn", "config.wsgi", "--no-control-socket", *pairs),
    )


def worker(environment: Mapping[str, str]) -> Entry:
    """Background work: Celery. ``WORKER_POOL`` and ``WORKER_CONCURRENCY``."""
    return Entry(
        "worker",
        (
            *_celery("worker"),
            "--pool", environment.get("WORKER_POOL", "prefork"),
            "--concurrency", environment.get("WORKER_CONCURRENCY", "2"),
            "--loglevel", environment.get("WORKER_LOG_LEVEL", "info"),
            "--without-gossip", "--without-mingle",
        ),
    )  # fmt: skip


def beat(environment: Mapping[str, str]) -> Entry:
    """The clock that asks for what is due. Run exactly one."""
    folder = Path(environment.get("VAR_DIR", BASE_DIR / "var"))
    return Entry(
        "beat",
        (
            *_celery("beat"),
            "--schedule", str(folder / "beat-schedule"),
            "--pidfile", "",
            "--loglevel", environment.get("WORKER_LOG_LEVEL", "info"),
        ),
    )  # fmt: skip


def index(environment: Mapping[str, str]) -> Entry:
    """Keeps this machine's search index. Run one on each machine that serves pages."""
    return Entry("index", (sys.executable, "manage.py", "keep_index"))


ENTRIES = {entry.__name__: entry for entry in (web, worker, beat, index)}


def _celery(command: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "celery", "--quiet", "--app", "config", command)


def become(name: str) -> None:
    """Run the entry ``name`` in place of this process."""
    entry = ENTRIES[name](os.environ)
    os.chdir(BASE_DIR)
    os.execv(entry.arguments[0], entry.arguments)  # noqa: S606 (our own command line)
