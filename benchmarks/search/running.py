"""Filling, building, asking: every measure of search at the sizes asked for, as tables."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql
from rich.console import Console
from rich.table import Table

from ..pages import database, environment
from ..servers import ROOT, run
from . import pages

SIZES = (1_000, 30_000, 1_000_000)
# Our search may take so many times what a bare index takes, and so much room; a saved change
# may be missing so long (seconds); of thirty thousand works and a million, the page of the
# latter may take so much more.
HELD_ENGINE, HELD_SIZE, HELD_CHANGE, HELD_GROWTH = 2.0, 1.5, 1.0, 0.5


def measure(console: Console, server: str, sizes: Sequence[int] = SIZES) -> None:
    """Measure on the PostgreSQL ``server``. What is filled and built stays where a folder is
    given by SEARCH_DIR (and with it DATABASE_URL): the next run takes it as it is."""
    with _folder() as folder, database(server, "perdura_bench_floor") as floor_url:
        run("-m", "benchmarks.floor.app", "load", environment={"DATABASE_URL": floor_url})
        medians: dict[int, dict[str, float]] = {}
        for size in sizes:
            url = _database(server, f"perdura_search_{size}")
            variables = {**environment(url), "SEARCH_DIR": str(folder)}
            console.print(_output("filling", str(size), variables=variables) or "Filled before.")
            built = json.loads(_output("building", variables=variables).splitlines()[-1])
            compared = folder / f"compared-{size}"
            compared.mkdir(exist_ok=True)
            engine = json.loads(
                _output("engine", str(compared), variables=variables).splitlines()[-1]
            )
            console.print(_engine_table(size, built, engine))
            rows = []
            for row in pages.rows(url, str(folder), floor_url, engine["questions"]):
                console.print(f"{row.kind}: {row.median:.1f} of the floor, 95 %: {row.p95:.1f}")
                rows.append(row)
            console.print(_pages_table(size, rows))
            medians[size] = {row.kind: row.median for row in rows if row.kind != "browse"}
        _growth(console, medians)


@contextmanager
def _folder() -> Iterator[Path]:
    """Where indexes are: the given folder, else one that is gone afterwards."""
    if given := os.environ.get("SEARCH_DIR", ""):
        Path(given).mkdir(parents=True, exist_ok=True)
        yield Path(given)
        return
    folder = Path(tempfile.mkdtemp(prefix="perdura-search-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def _database(server: str, name: str) -> str:
    """The URL of a database that is made where it is not there."""
    with psycopg.connect(server, autocommit=True) as connection:
        known = "SELECT 1 FROM pg_database WHERE datname = %s"
        if connection.execute(known, (name,)).fetchone() is None:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return urlunsplit(urlsplit(server)._replace(path=f"/{name}"))


def _output(module: str, *arguments: str, variables: dict[str, str]) -> str:
    """What a module of this package prints. Raises RuntimeError where it fails."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", f"benchmarks.search.{module}", *arguments],
        cwd=ROOT, env={**os.environ, **variables}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{module} failed:\n{done.stdout}{done.stderr}")
    return done.stdout.strip()


def _engine_table(size: int, built: dict[str, Any], engine: dict[str, Any]) -> Table:
    sizes, change = engine["sizes"], engine["change"]
    room = sizes["ours"] / sizes["bare"]
    table = Table(
        title=f"The engine at {size:,} works",
        caption=f"Index {built['mb']:,.0f} MB, built in {built['seconds']:,.0f} s "
        f"({built['cpu']:,.0f} s of a processor, {built['grown_mb']:,} MB of memory). Without its "
        f"order of titles {sizes['ours']:,.1f} MB, bare {sizes['bare']:,.1f} MB: {room:.2f} "
        f"{_told(room <= HELD_SIZE)}. A saved change is found after {change['median']:.2f} s, "
        f"at most {change['most']:.2f} s {_told(change['most'] < HELD_CHANGE)}.",
    )
    headings = (
        "question", "works", "four fields ms", "bare ms", "95 %", "ours ms", "95 %", "ratio",
        "held",
    )  # fmt: skip
    for heading in headings:
        table.add_column(heading, justify="left" if heading == "question" else "right")
    for row in engine["rows"]:
        ratio = row["median"] / row["bare_median"]
        table.add_row(
            row["kind"], f"{row['works']:,.0f}", f"{row['small_median']:.2f}",
            f"{row['bare_median']:.2f}",
            f"{row['bare_p95']:.2f}", f"{row['median']:.2f}", f"{row['p95']:.2f}",
            f"{ratio:.2f}", _told(ratio <= HELD_ENGINE),
        )  # fmt: skip
    return table


def _pages_table(size: int, rows: Sequence[pages.Row]) -> Table:
    table = Table(title=f"The results page at {size:,} works, nothing cached, 2 gunicorn workers")
    for heading in (
        "question",
        "floor ms",
        "drift",
        "median ms",
        "95 % ms",
        "median",
        "95 %",
        "held",
    ):
        table.add_column(heading, justify="left" if heading == "question" else "right")
    for row in rows:
        table.add_row(
            row.kind, f"{row.floor:.1f}", f"{row.drift:.1f}", f"{row.figures.median:.1f}",
            f"{row.figures.p95:.1f}", f"{row.median:.1f}", f"{row.p95:.1f}",
            _told(row.holds) if row.is_held else "",
        )  # fmt: skip
    return table


def _growth(console: Console, medians: dict[int, dict[str, float]]) -> None:
    """By how much the page of the largest size takes more than that of the one before."""
    if len(medians) < 2:
        return
    smaller, larger = sorted(medians)[-2:]
    for kind, median in medians[larger].items():
        growth = median / medians[smaller][kind] - 1
        held = "" if kind in pages.BESIDE else _told(growth < HELD_GROWTH)
        console.print(f"{kind}, {smaller:,} to {larger:,} works: {growth:+.0%} {held}")


def _told(holds: bool) -> str:
    return "yes" if holds else "NO"
