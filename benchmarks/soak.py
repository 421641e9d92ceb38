"""``make soak``: what takes too long for every day. Exports of 1k, 30k and 300k works in every
format, imports of 1k, 30k and 120k records: rates, and memory, which must not grow; and ten
minutes of whatever can be typed into the search box or stand in the address of the works list.

``ARGS="export 1000"``, ``ARGS="import 30000"`` or ``ARGS="fuzz 600"`` (seconds) chooses.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import django
from rich.console import Console

from . import fuzz
from .__main__ import server, table
from .pages import database, environment
from .servers import ROOT, run

EXPORTS = (1_000, 30_000, 300_000)
IMPORTS = (1_000, 30_000, 120_000)
SECONDS = (600,)
# What records are imported from: one format of lines and one of structure.
SOURCES = ("ris", "marcxml")


@dataclass(frozen=True)
class Job:
    """One run: records, seconds on the clock and of the processor, megabytes that the process
    grew by at its peak, megabytes of the file."""

    count: int
    seconds: float
    cpu: float
    idle: float
    grown: float
    size: float

    @property
    def rate(self) -> float:
        return self.count / self.seconds


def measured(url: str, *arguments: str) -> Job:
    """Run ``benchmarks.measured`` on the database ``url``. Raises RuntimeError."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "benchmarks.measured", *arguments],
        cwd=ROOT, env={**os.environ, **environment(url)}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{' '.join(arguments)} failed:\n{done.stdout}{done.stderr}")
    return Job(**json.loads(done.stdout.splitlines()[-1]))


def exports(address: str, size: int, folder: Path) -> Iterator[tuple[str, Job]]:
    """Every format, from one catalogue of ``size`` works."""
    from publications.formats import FORMATS

    with database(address, "perdura_soak") as url:
        started = time.monotonic()
        run("-m", "benchmarks.fill", str(size), environment=environment(url))
        yield "filling", Job(size, time.monotonic() - started, 0.0, 0.0, 0.0, 0.0)
        for ext in FORMATS:
            path = folder / f"works.{ext}"
            yield ext, measured(url, "export", ext, str(path))
            path.unlink()


def imports(address: str, size: int, folder: Path) -> Iterator[tuple[str, Job]]:
    """The same seeded records into an empty catalogue, and once more into a full one."""
    from publications.formats import FORMATS

    from .records import records

    for ext in SOURCES:
        path = folder / f"records.{ext}"
        with path.open("wb") as file:
            file.writelines(FORMATS[ext].write(records(size), ""))
        with database(address, "perdura_soak") as url:
            run("manage.py", "migrate", "--verbosity", "0", environment=environment(url))
            yield f"{ext}, new", measured(url, "import", str(path))
            if ext == SOURCES[0]:
                again = measured(url, "import", str(path))
                yield f"{ext}, unchanged", Job(**{**vars(again), "count": size})
        path.unlink()


def fuzzing(address: str, seconds: int, folder: Path) -> Iterator[tuple[str, Job]]:
    """Pages asked for anything: "records" are pages here."""
    for what, figures in fuzz.fuzz(address, seconds, folder):
        yield what, Job(**{**figures, "count": int(figures["count"])})  # type: ignore[arg-type]


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    console = Console(width=100)
    words = [word for word in sys.argv[1:] if not word.isdecimal()]
    sizes = [int(word) for word in sys.argv[1:] if word.isdecimal()]
    found = table(
        "Long runs on PostgreSQL, one process", "what", "records or pages", "a second", "CPU s",
        "idle MB", "grown MB", "file MB",
    )  # fmt: skip
    folder = Path(tempfile.mkdtemp(prefix="perdura-soak-"))
    try:
        with server() as address:
            for name, work, usual in (
                ("export", exports, EXPORTS),
                ("import", imports, IMPORTS),
                ("fuzz", fuzzing, SECONDS),
            ):
                if words and name not in words:
                    continue
                for size in sizes or usual:
                    for what, job in work(address, size, folder):
                        line = (
                            f"{name} {what}", f"{job.count:,}", f"{job.rate:,.0f}",
                            f"{job.cpu:.1f}", f"{job.idle:.0f}", f"{job.grown:.0f}",
                            f"{job.size:,.0f}",
                        )  # fmt: skip
                        found.add_row(*line)
                        console.print("  ".join(line))
    finally:
        shutil.rmtree(folder)
    console.print(found)


if __name__ == "__main__":
    main()
