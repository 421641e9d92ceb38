"""``python -m benchmarks.fuzz query SECONDS`` or ``… address SECONDS``: pages of the works list
asked for whatever hypothesis thinks of. An error ends it, told with what was asked; else what
it took is JSON on the last line."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import django
from hypothesis import HealthCheck, given, settings

from .measured import resident
from .pages import database, environment
from .servers import ROOT, run

WORKS = 300
AT_ONCE = 200


def fuzz(server: str, seconds: int, folder: Path) -> Iterator[tuple[str, dict[str, float]]]:
    """Half of ``seconds`` for the search box, half for the whole address of the list.

    On the PostgreSQL ``server``, with works of the generator and their index in ``folder``.
    Raises RuntimeError for a page that answers with an error, or that makes the index look
    broken: the database would be asked in its place.
    """
    with database(server, "perdura_soak") as url:
        variables = {**environment(url), "SEARCH_DIR": str(folder / "search")}
        run("-m", "benchmarks.fill", str(WORKS), environment=variables)
        run("manage.py", "rebuild_search", environment=variables)
        for what in ("query", "address"):
            done = subprocess.run(  # noqa: S603
                [sys.executable, "-m", "benchmarks.fuzz", what, str(seconds / 2)],
                cwd=ROOT, env={**os.environ, **variables}, capture_output=True, text=True,
                check=False,
            )  # fmt: skip
            if done.returncode:
                raise RuntimeError(f"fuzzing the {what} failed:\n{done.stdout}{done.stderr}")
            yield what, json.loads(done.stdout.splitlines()[-1])


def main(what: str, seconds: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.test import Client

    from catalogue.search.index.places import home
    from tests.search.typed import SCRIPT, addresses, pages, questions

    client = Client(headers={"host": "127.0.0.1"})
    asked = 0

    @settings(
        max_examples=AT_ONCE, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(pages, questions if what == "query" else addresses)
    def ask(page: str, text: str) -> None:
        nonlocal asked
        asked += 1
        sent = {"data": {"q": text}} if what == "query" else {"QUERY_STRING": text}
        response = client.get(page, follow=True, **sent)
        assert response.status_code == 200 or (what != "query" and response.status_code < 500)
        assert SCRIPT not in response.content.decode()
        assert home().current()

    idle = resident()
    started, cpu = time.monotonic(), time.process_time()
    while time.monotonic() - started < float(seconds):
        ask()
    print(json.dumps({
        "count": asked, "seconds": time.monotonic() - started, "cpu": time.process_time() - cpu,
        "idle": idle, "grown": max(0.0, resident() - idle), "size": 0.0,
    }))  # fmt: skip


if __name__ == "__main__":
    main(*sys.argv[1:])
