"""20,000 links on 200 hosts of loopback, with latency, redirects, faults and one in a hundred
that hangs: our workers, every observation written, against a bare client of the same run.

The hosts' own log proves that none was asked twice at once or faster than its pace, and that
no link was checked twice.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from urllib.request import urlopen

import psycopg

from config.running.throwaway import redis

from .link_floor import PAUSE
from .link_hosts import HOSTS, LINKS
from .pages import database, environment
from .servers import ROOT, _free_port, _wait, run

# Clocks of two processes, and the time from a socket to a line of Python, seconds.
_TOLERANCE = 0.002


@dataclass(frozen=True)
class Row:
    """``ratio``: links a second as a share of the floor's. ``entries``: in the ledger.
    ``twice``: links checked more than once; ``overlaps`` and ``hurried``: requests to a host
    that was still answering another, or sooner after it than its pause."""

    what: str
    requests: int
    seconds: float
    rate: float
    ratio: float
    entries: int
    twice: int
    overlaps: int
    hurried: int


def rows(server: str, count: int = LINKS) -> Iterator[Row]:
    """The floor, one worker, the floor again, two workers."""
    with _hosts() as port:
        for workers in (1, 2):
            floor = _times([_started("link_floor", str(port), str(count))])
            log = _log(port)
            yield _row("bare client", log, count, floor, floor, 0)
            with database(server, "perdura_bench_links") as url, redis() as shared:
                variables = _variables(url, shared, port)
                run("manage.py", "migrate", "--verbosity", "0", environment=variables)
                run(
                    "-m", "benchmarks.link_worker", "fill", str(port), str(count),
                    environment=variables,
                )  # fmt: skip
                ours = _times(
                    [_started("link_worker", "check", **variables) for _ in range(workers)]
                )
                with psycopg.connect(url) as connection:
                    found = connection.execute("SELECT count(*) FROM catalogue_observation")
                    entries = int((found.fetchone() or (0,))[0])
                run("manage.py", "verify_evidence", environment=variables)
            yield _row(f"{workers} worker(s)", _log(port), count, ours, floor, entries)


def _row(
    what: str, log: Sequence[list[str | float]], count: int, seconds: float, floor: float,
    entries: int,
) -> Row:  # fmt: skip
    asked = Counter(path for _, method, path, *_ in log if method == "HEAD")
    asked = Counter({path: n for path, n in asked.items() if str(path).startswith("/u/")})
    overlaps = hurried = 0
    for host in HOSTS:
        times = sorted((float(e[3]), float(e[4]), str(e[2])) for e in log if e[0] == host)
        for (_, ended, path), (began, _, _) in pairwise(times):
            overlaps += began < ended - _TOLERANCE
            # When a client gave up waiting, the host learns of it no sooner than of what follows.
            hurried += began < ended + PAUSE - _TOLERANCE and not path.endswith("00")
    twice = sum(n > 1 for n in asked.values())
    rate = len(asked) / seconds
    return Row(
        what, len(log), seconds, rate, floor / seconds * len(asked) / count, entries, twice,
        overlaps, hurried,
    )  # fmt: skip


def _variables(url: str, shared: str, port: int) -> dict[str, str]:
    allow = ",".join(f"{host}:{port}" for host in HOSTS)
    return {**environment(url), "REDIS_URL": shared, "OUTBOUND_ALLOW": allow}


@contextmanager
def _hosts() -> Iterator[int]:
    port = _free_port()
    process = _started("link_hosts", str(port))
    try:
        _wait(port, process)
        yield port
    finally:
        process.terminate()
        process.wait()


def _started(module: str, *arguments: str, **variables: str) -> "subprocess.Popen[bytes]":
    log = Path(tempfile.gettempdir()) / f"perdura-bench-{module}.log"
    with log.open("ab") as errors:
        return subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", f"benchmarks.{module}", *arguments],
            cwd=ROOT, env={**os.environ, **variables},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors,
        )  # fmt: skip


def _times(processes: Sequence["subprocess.Popen[bytes]"]) -> float:
    """Seconds from the first beginning to the last end."""
    for process in processes:
        assert process.stdout is not None
        process.stdout.readline()  # it is ready
    for process in processes:
        assert process.stdin is not None
        process.stdin.write(b"\n")
        process.stdin.flush()
    spans = []
    for process in processes:
        said, _ = process.communicate(timeout=600)
        if process.returncode:
            raise RuntimeError(f"A client failed: see {tempfile.gettempdir()}/perdura-bench-*.log")
        spans.append(json.loads(said.splitlines()[-1]))
    return float(max(span[1] for span in spans) - min(span[0] for span in spans))


def _log(port: int) -> list[list[str | float]]:
    with urlopen(f"http://{HOSTS[0]}:{port}/log") as answer:
        log: list[list[str | float]] = json.load(answer)
    return log
