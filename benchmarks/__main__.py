"""``make bench``: every measure of the project, as a table of figures and ratios.

``ARGS="10 1000"`` chooses the sizes.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.table import Table

from config.running.throwaway import postgresql

from .pages import SIZES, Row, rows


@contextmanager
def _server() -> Iterator[str]:
    """The PostgreSQL that was given, else one of this run's own."""
    if given := os.environ.get("DATABASE_URL", ""):
        yield given
    else:
        with postgresql() as url:
            yield url


def _table(measured: list[Row]) -> Table:
    table = Table(title="Pages on PostgreSQL, 2 gunicorn workers, no page cache")
    for heading in (
        "page",
        "works",
        "pages/s",
        "median ms",
        "p95 ms",
        "bytes",
        "of floor",
        "queries",
    ):
        table.add_column(heading, justify="left" if heading == "page" else "right")
    for row in measured:
        figures = row.figures
        table.add_row(
            row.what, row.size, f"{figures.rate:.0f}", f"{figures.median:.1f}",
            f"{figures.p95:.1f}", str(figures.size), f"{row.ratio:.2f}", str(row.queries),
        )  # fmt: skip
    return table


def main() -> None:
    console = Console(width=100)
    with _server() as server:
        measured = []
        for row in rows(server, sys.argv[1:] or SIZES):
            measured.append(row)
            console.print(f"{row.what} of {row.size} works: {row.ratio:.2f} of the floor")
    console.print(_table(measured))


if __name__ == "__main__":
    main()
