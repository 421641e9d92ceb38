"""What a format cannot hold: each loss with the sentence by which its document admits it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from io import BytesIO
from pathlib import Path
from typing import Any

from publications.formats.base import Entry, Format, Source
from publications.formats.lines import line
from publications.records import Record

DOCUMENTS = Path(__file__).resolve().parents[3] / "docs" / "formats"


@dataclass(frozen=True)
class Loss:
    """``apply`` gives the record as the format keeps it; ``sentence`` says so in ``document``."""

    document: str
    sentence: str
    apply: Callable[[Record], Record]

    @property
    def is_documented(self) -> bool:
        text = (DOCUMENTS / self.document).read_text(encoding="utf-8")
        return " ".join(self.sentence.split()) in " ".join(text.split())


def kept(record: Record, losses: Iterable[Loss]) -> Record:
    """``record`` as the format keeps it."""
    for loss in losses:
        record = loss.apply(record)
    return record


def without(document: str, sentence: str, *names: str) -> Loss:
    """The loss of whole fields of the record."""
    empty = {field.name: field.default for field in fields(Record) if field.name in names}
    assert len(empty) == len(names)
    return Loss(document, sentence, lambda record: replace(record, **empty))


ONE_LINE = Loss(
    "README.md",
    "Line breaks become blanks.",
    lambda record: _mapped(record, line),
)
"""Every text on one line, without harmful controls; shared by all formats of lines."""


def entries(format: Format, data: bytes, **options: Any) -> list[Entry]:
    """What ``format`` reads from ``data``."""
    assert format.read is not None
    return list(format.read(Source(BytesIO(data), **options)))


def back(format: Format, records: Iterable[Record], language: str = "") -> list[Record | None]:
    """``records`` written and read again."""
    data = b"".join(format.write(list(records), language))
    return [entry.record for entry in entries(format, data)]


def _mapped(thing: Any, change: Callable[[str], str]) -> Any:
    """``thing`` with ``change`` made to every text within."""
    if isinstance(thing, str):
        return change(thing)
    if isinstance(thing, tuple):
        return tuple(_mapped(one, change) for one in thing)
    if hasattr(thing, "__dataclass_fields__"):
        return replace(thing, **dict(_changed(thing, change)))
    return thing


def _changed(thing: Any, change: Callable[[str], str]) -> Iterator[tuple[str, Any]]:
    for field in fields(thing):
        yield field.name, _mapped(getattr(thing, field.name), change)
