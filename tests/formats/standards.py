"""The schemas of the standards, for tests that hold every work of the data against them."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from lxml import etree

from publications.records import Record

from .round_trip.data import records_of_data

BATCH = 500


def xml_schema(shared: Path, name: str) -> etree.XMLSchema:
    return etree.XMLSchema(file=str(shared / "standards/xsd" / name))


def works() -> Iterator[Record]:
    return (record for _, record in records_of_data())


def batches(records: Iterable[Record]) -> Iterator[list[Record]]:
    rest = iter(records)
    while some := list(islice(rest, BATCH)):
        yield some


def judge(schema: etree.XMLSchema, written: bytes) -> Any:
    """The root of ``written``, which is valid."""
    root = etree.fromstring(written)
    schema.assertValid(root)
    return root
