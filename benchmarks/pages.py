"""The work page and the works list, uncached, against the floor page of the same run."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from .load import Figures, measure
from .servers import ROOT, SAMPLE, run, serving

# "real": the records of the shared data, where they stand beside the repository.
SIZES = ("10", "1000", "30000", *(("real",) if SAMPLE.exists() else ()))


@dataclass(frozen=True)
class Row:
    """One line of the table. ``ratio``: throughput as a share of the floor's."""

    what: str
    size: str
    figures: Figures
    ratio: float
    queries: int


def rows(server: str, sizes: Sequence[str] = SIZES) -> Iterator[Row]:
    """Measure every size on the PostgreSQL ``server`` (a URL whose role may create databases).

    The floor is asked again before each size, so that a drifting machine drifts for both.
    """
    with database(server, "perdura_bench_floor") as floor_url:
        run("-m", "benchmarks.floor.app", "load", environment={"DATABASE_URL": floor_url})
        for size in sizes:
            with database(server, f"perdura_bench_{size}") as url:
                run("-m", "benchmarks.fill", size, environment=environment(url))
                with serving(
                    "benchmarks.floor.app:application", {"DATABASE_URL": floor_url}
                ) as base:
                    floor = measure(base, [f"/p/{n * 37 % 5000}" for n in range(200)])
                yield Row("floor page", size, floor, 1.0, 1)
                yield from _pages(url, size, floor)


def environment(database_url: str) -> dict[str, str]:
    """Ours as it is served in production, but over plain HTTP and with no page cache."""
    return {
        "DATABASE_URL": database_url,
        "REDIS_URL": "",
        "DATABASE_CONN_MAX_AGE": "600",
        "SITE_URL": "http://127.0.0.1:8000",
        "ALLOWED_HOSTS": "127.0.0.1",
    }


def _pages(url: str, size: str, floor: Figures) -> Iterator[Row]:
    variables = environment(url)
    prefix, count = ("real", 600) if size == "real" else ("work", int(size))
    languages = ("en", "zh-hans", "fr", "ar")
    works = [f"/{languages[n % 4]}/works/{prefix}-{n * 7919 % count}/" for n in range(200)]
    lists = [f"/{language}/works/" for language in languages]
    counts = _queries([works[0], lists[0]], variables)
    with serving("config.wsgi:application", variables) as base:
        for what, paths, queries in (
            ("work page", works, counts[0]),
            ("works list", lists, counts[1]),
        ):
            figures = measure(base, paths)
            yield Row(what, size, figures, figures.rate / floor.rate, queries)


def _queries(paths: list[str], variables: dict[str, str]) -> list[int]:
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "benchmarks.queries", *paths],
        cwd=ROOT, env={**os.environ, **variables}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [int(line) for line in done.stdout.split()]


@contextmanager
def database(server: str, name: str) -> Iterator[str]:
    """The URL of a new, empty database, which is gone after the block."""
    with psycopg.connect(server, autocommit=True) as connection:
        _drop(connection, name)
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
        finally:
            _drop(connection, name)


def _drop(connection: psycopg.Connection, name: str) -> None:
    statement = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    connection.execute(statement)
