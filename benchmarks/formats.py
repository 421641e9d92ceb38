"""Writing and reading every format in memory, against the least work there is: an f-string
writer of the same records, and lxml's parse of what it wrote. One core."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TypeVar
from xml.sax.saxutils import escape

from lxml import etree

from publications.formats import FORMATS
from publications.formats.base import Source
from publications.records import Record

from .records import records

COUNT, RUNS = 3000, 3
Made = TypeVar("Made")


@dataclass(frozen=True)
class Row:
    """``write`` and ``read`` in records a second, None where the format does not; the shares
    are of the floor in the same run. ``size``: bytes a record."""

    name: str
    size: int
    write: float
    write_share: float
    read: float | None
    read_share: float | None


def rows(count: int = COUNT) -> Iterator[Row]:
    """The floor first, then every format."""
    made = list(records(count))
    write_floor, floor = _best(count, lambda: _floor(made))
    parse_floor, _ = _best(count, lambda: etree.fromstring(floor))
    yield Row("floor", len(floor) // count, write_floor, 1.0, parse_floor, 1.0)
    for format in FORMATS.values():
        write, data = _best(count, lambda f=format: b"".join(f.write(iter(made), "")))
        read = None
        if format.read is not None:
            read, _ = _best(count, lambda f=format, d=data: _read(f.read, d, count))
        yield Row(
            format.name, len(data) // count, write, write / write_floor,
            read, None if read is None else read / parse_floor,
        )  # fmt: skip


def _read(read: Callable[[Source], Iterable[object]], data: bytes, count: int) -> None:
    found = sum(1 for _ in read(Source(BytesIO(data), "utf-8")))
    if found != count:
        raise RuntimeError(f"{found} records were read of {count}")


def _best(count: int, work: Callable[[], Made]) -> tuple[float, Made]:
    """Records a second of the best of a few runs, and what was made."""
    best = float("inf")
    for _ in range(RUNS):
        started = time.process_time()
        made = work()
        best = min(best, time.process_time() - started)
    return count / best, made


def _floor(made: list[Record]) -> bytes:
    return f"<records>{''.join(map(_element, made))}</records>".encode()


def _element(record: Record) -> str:
    parts = [
        f"<record><id>{escape(record.key)}</id><url>{escape(record.url)}</url>"
        f"<type>{record.work_type}</type><date>{record.date}</date>"
    ]
    for name in ("titles", "abstracts", "keywords", "container_titles"):
        parts += [
            f'<{name} xml:lang="{text.lang}">{escape(text.value)}</{name}>'
            for text in getattr(record, name)
        ]
    for agent in record.contributors:
        parts.append(f"<name>{escape(agent.name.family)}, {escape(agent.name.given)}</name>")
    for heading in record.subjects:
        parts.append(f"<subject>{escape(heading.labels[0].value)}</subject>")
    parts.append(
        f"<volume>{record.volume}</volume><issue>{record.issue}</issue>"
        f"<pages>{record.pages}</pages><publisher>{escape(record.publisher)}</publisher>"
        f"<doi>{record.dois[0]}</doi></record>"
    )
    return "".join(parts)
