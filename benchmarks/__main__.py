"""``make bench``: every measure of the project, as tables of figures and ratios.

``ARGS=formats``, ``ARGS="10 1000"`` or ``ARGS="search 1000"`` chooses: the formats alone, pages at
these sizes, search at these sizes (without one: a thousand, thirty thousand and a million works).
``ARGS=links`` or ``ARGS="links 4000"``: so many links, checked.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import django
from rich.console import Console
from rich.table import Table

from config.running.throwaway import postgresql

from . import formats, links, pages
from .link_hosts import LINKS
from .search import running as search


@contextmanager
def server() -> Iterator[str]:
    """The PostgreSQL that was given, else one of this run's own."""
    if given := os.environ.get("DATABASE_URL", ""):
        yield given
    else:
        with postgresql() as url:
            yield url


def table(title: str, *headings: str) -> Table:
    """A table whose first column holds names and the others figures."""
    made = Table(title=title)
    for number, heading in enumerate(headings):
        made.add_column(heading, justify="right" if number else "left")
    return made


def _formats(console: Console) -> None:
    found = table(
        "Formats in memory, one core", "format", "bytes", "written/s", "of floor", "read/s",
        "of floor",
    )  # fmt: skip
    for row in formats.rows():
        read = ("", "") if row.read is None else (f"{row.read:,.0f}", f"{row.read_share:.3f}")
        found.add_row(
            row.name, f"{row.size:,}", f"{row.write:,.0f}", f"{row.write_share:.3f}", *read
        )
    console.print(found)


def _pages(console: Console, sizes: list[str]) -> None:
    found = table(
        "Pages on PostgreSQL, 2 gunicorn workers, no page cache", "page", "works", "pages/s",
        "median ms", "p95 ms", "bytes", "of floor", "queries",
    )  # fmt: skip
    with server() as address:
        for row in pages.rows(address, sizes or pages.SIZES):
            figures = row.figures
            found.add_row(
                row.what, row.size, f"{figures.rate:.0f}", f"{figures.median:.1f}",
                f"{figures.p95:.1f}", str(figures.size), f"{row.ratio:.2f}", str(row.queries),
            )  # fmt: skip
            console.print(f"{row.what} of {row.size} works: {row.ratio:.2f} of the floor")
    console.print(found)


def _links(console: Console, count: int) -> None:
    found = table(
        "Links on 200 hosts, PostgreSQL and Redis", "who", "requests", "seconds", "links/s",
        "of floor", "entries", "twice", "overlaps", "hurried",
    )  # fmt: skip
    with server() as address:
        for row in links.rows(address, count):
            found.add_row(
                row.what, f"{row.requests:,}", f"{row.seconds:.1f}", f"{row.rate:,.0f}",
                f"{row.ratio:.2f}", f"{row.entries:,}", str(row.twice), str(row.overlaps),
                str(row.hurried),
            )  # fmt: skip
            console.print(f"{row.what}: {row.rate:,.0f} links a second, {row.ratio:.2f}")
    console.print(found)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    console = Console(width=100)
    chosen = sys.argv[1:]
    if "search" in chosen:
        numbers = [int(size) for size in chosen if size.isdecimal()]
        with server() as address:
            search.measure(console, address, numbers or search.SIZES)
        return
    if "links" in chosen:
        counts = [int(word) for word in chosen if word.isdecimal()]
        _links(console, counts[0] if counts else LINKS)
        return
    if not chosen or "formats" in chosen:
        _formats(console)
    sizes = [size for size in chosen if size != "formats"]
    if not chosen or sizes:
        _pages(console, sizes)


if __name__ == "__main__":
    main()
