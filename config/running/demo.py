"""``make demo``: everything on SQLite under ``var/``, as one process tree."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from .children import Child
from .entries import BASE_DIR, Entry, beat, web, worker
from .preparing import Prepared
from .supervisor import Supervisor, answers, is_free

# A demonstration never touches the servers of a real catalogue, nor acts in its name.
FORGOTTEN = ("DATABASE_URL", "REDIS_URL", "PRODUCTION", "BIND", "ALLOWED_HOSTS", "LEADING_SERIAL")

HINT = " (a new password: .venv/bin/python manage.py changepassword editor)"


def environment_for(port: int) -> dict[str, str]:
    """Our environment without what belongs to a real catalogue, quiet, on ``port``."""
    environment = {name: value for name, value in os.environ.items() if name not in FORGOTTEN}
    return environment | {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "VAR_DIR": environment.get("VAR_DIR") or str(BASE_DIR / "var"),
        "SITE_URL": f"http://127.0.0.1:{port}",
        "PORT": str(port),
        "WEB_WORKERS": "1",
        # One process less: the pages' own keeps the search index.
        "KEEP_INDEX": "true",
        "WEB_THREADS": "4",
        "WEB_LOG_LEVEL": environment.get("WEB_LOG_LEVEL", "warning"),
        # Celery warns root of untrusted messages: these come from this machine alone.
        "PYTHONWARNINGS": "ignore:You're running the worker",
        "WORKER_POOL": "solo",
        "WORKER_CONCURRENCY": "1",
        "WORKER_LOG_LEVEL": environment.get("WORKER_LOG_LEVEL", "warning"),
        "LOG_LEVEL": environment.get("LOG_LEVEL", "WARNING"),
    }


def demo(port: int, *, fakes: bool) -> int:
    """Serve until Ctrl-C. Returns an exit code."""
    if not is_free(port):
        return refuse_port("demo", port)
    environment = environment_for(port)
    prepared = Prepared(Path(environment["VAR_DIR"]))
    with ExitStack() as stack:
        if not prepared.is_current():
            if code := run_preparing(environment):
                return code
            prepared.remember()
        if fakes:
            environment |= stack.enter_context(_fakes(environment))
        entries = [web(environment), worker(environment), beat(environment)]
        serve(environment, entries, HINT)
    return 0


def serve(environment: dict[str, str], entries: list[Entry], hint: str = "") -> None:
    """Keep ``entries`` running, the first before the others; print the address once it
    answers, and ``hint`` beside the editor's name."""
    port = int(environment["PORT"])

    def announce() -> None:
        print(
            f"\nPerdura is at http://127.0.0.1:{port}/\n"
            f"Editors: http://127.0.0.1:{port}/admin/ as editor{hint}\n"
            "Ctrl-C ends it.\n",
            flush=True,
        )

    Supervisor(
        [Child(entry, environment) for entry in entries],
        is_ready=lambda: answers(port),
        announce=announce,
    ).run()


def refuse_port(command: str, port: int) -> int:
    print(
        f"Port {port} is taken: is it running already? "
        f"Another port: make {command} PORT={port + 1}",
        file=sys.stderr,
    )
    return 1


def run_preparing(environment: dict[str, str], *options: str) -> int:
    """Prepare the database in a process of its own; returns its exit code."""
    print("Preparing the catalogue", flush=True)
    command = [sys.executable, "-m", "config.running", "prepare", *options]
    return subprocess.run(  # noqa: S603 (our own command line)
        command, cwd=BASE_DIR, env=environment, check=False
    ).returncode


@contextmanager
def _fakes(environment: dict[str, str]) -> Iterator[dict[str, str]]:
    """Stand-ins of outside services on loopback: the variables that point us at them."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.fakes"], cwd=BASE_DIR, env=environment,
        stdout=subprocess.PIPE, text=True, start_new_session=True,
    ) as process:  # fmt: skip
        try:
            assert process.stdout is not None
            lines = iter(process.stdout.readline, "\n")
            yield dict(line.strip().split("=", 1) for line in lines if "=" in line)
        finally:
            process.terminate()
