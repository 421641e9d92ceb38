"""Records as CSL-JSON."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from ...names import display
from ...records import Agent, Record
from .. import choosing
from ..dating import when
from ..lines import line
from . import custom, types
from .dates import issued

# MARC relator: CSL name variable. "author" is settled by choosing.makers.
ROLES = {
    "edt": "editor",
    "trl": "translator",
    "com": "compiler",
    "ctb": "contributor",
    "ivr": "interviewer",
    "ill": "illustrator",
    "cmp": "composer",
    "nrt": "narrator",
    "drt": "director",
    "pro": "producer",
}
_encoded = json.JSONEncoder(ensure_ascii=False).encode


def item(record: Record, language: str = "") -> dict[str, Any]:
    """One CSL-JSON item; nothing that the record does not know."""
    title = choosing.title(record, language)
    beside = choosing.title_beside(record, title)
    original = beside if beside and beside.is_original else None
    kind = types.written(record)
    found: dict[str, Any] = {
        "id": identity(record),
        "type": kind,
        "title": choosing.whole_title(record, title),
        "original-title": choosing.whole_title(record, original),
        **names(record, language),
        "issued": issued(when(record.date)),
        "container-title": choosing.container(record, language),
        "volume": line(record.volume),
        "issue": line(record.issue),
        "page": line(record.pages).replace("–", "-"),
        "number-of-pages": line(record.extent),
        "publisher": line(record.publisher),
        "publisher-place": line(record.place),
        "version": line(record.version),
        "DOI": line(record.doi),
        "ISSN": ", ".join(map(line, record.issns)),
        "ISBN": ", ".join(map(line, (*record.isbns, *record.container_isbns))),
        "URL": line(record.url),
        "language": line(record.language),
        "keyword": ", ".join(choosing.keywords(record, language)),
        "abstract": choosing.abstract(record, language),
        "note": choosing.note(title),
        "custom": custom.written(record, kind),
    }
    return {key: value for key, value in found.items() if value}


def identity(record: Record) -> str:
    """``id``, which every item must have."""
    return line(record.key) or line(record.doi) or line(record.url) or "item"


def write(records: Iterable[Record], language: str) -> Iterator[bytes]:
    """A JSON array, an item a line."""
    opening = "[\n"
    for record in records:
        yield (opening + _encoded(item(record, language))).encode()
        opening = ",\n"
    yield b"[]\n" if opening == "[\n" else b"\n]\n"


def names(record: Record, language: str) -> dict[str, list[dict[str, str]]]:
    """Name variables; the makers of a work without authors stand in ``author``."""
    makers = choosing.makers(record)
    found = {"author": _list(makers, language)}
    for agent in record.contributors:
        if agent.role in ROLES and agent not in makers:
            found.setdefault(ROLES[agent.role], []).extend(_list([agent], language))
    return found


def _list(agents: Iterable[Agent], language: str) -> list[dict[str, str]]:
    return [
        {"literal": display(name)}
        if choosing.is_whole(name)
        else {"family": name.family, "given": name.given}
        for _, name in choosing.named(agents, language)
    ]
