"""A record of Zenodo as its (legacy) JSON has it. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...evidence.canonical import Json
from ..readings import Subject
from .agreement import disagreement

_DOIS = "10.5281/zenodo."
# A record may have thousands of files; so many are named.
_NAMED_FILES = 20
_ACCESS = frozenset({"open", "restricted", "embargoed", "closed"})


@dataclass(frozen=True, slots=True)
class File:
    """``checksum`` with its method, as ``md5:…``; ``size`` in bytes."""

    name: str
    size: int
    checksum: str


@dataclass(frozen=True, slots=True)
class Record:
    """``concept``: the number of all versions together. ``newest``: whether there is none
    newer; None where that is not said."""

    number: str
    concept: str
    doi: str
    concept_doi: str
    title: str
    published: bool
    access: str
    version: str
    newest: bool | None
    modified: str
    files: Sequence[File]

    @property
    def has_open_files(self) -> bool:
        """Whether anybody may have what is archived."""
        return self.access == "open" and bool(self.files)


def record_of(body: Mapping[str, Any]) -> Record | None:
    """The record; None when what makes it one is not there."""
    metadata = body.get("metadata")
    number, submitted = body.get("id"), _is_published(body)
    if not isinstance(metadata, dict) or not isinstance(number, int) or submitted is None:
        return None
    access = metadata.get("access_right")
    if submitted and access not in _ACCESS:
        return None
    return Record(
        number=str(number),
        concept=_text(body.get("conceptrecid")),
        doi=_text(body.get("doi") or metadata.get("doi")).lower(),
        concept_doi=_text(body.get("conceptdoi")).lower(),
        title=_text(body.get("title") or metadata.get("title")),
        published=submitted,
        access=_text(access),
        version=_text(metadata.get("version")),
        newest=_newest(metadata),
        modified=_text(body.get("modified"))[:10],
        files=_files(body.get("files")),
    )


def facts_of(record: Record) -> dict[str, Json]:
    """What is kept of it for people."""
    files: list[Json] = [
        {"name": file.name, "size": file.size, "checksum": file.checksum}
        for file in record.files[:_NAMED_FILES]
    ]
    found: dict[str, Json] = {
        "title": record.title,
        "doi": record.doi,
        "concept_doi": record.concept_doi,
        "access": record.access,
        "version": record.version,
        "newest_version": record.newest,
        "modified": record.modified,
        "files": files,
        "files_in_all": len(record.files),
    }
    if record.newest is False:
        found["newest_address"] = f"https://zenodo.org/records/{record.number}/latest"
    return {name: value for name, value in found.items() if value not in ("", None)}


def other_than(record: Record, subject: Subject) -> str:
    """What is not as ours. A work may have DOIs of others beside Zenodo's."""
    of_zenodo = tuple(doi for doi in subject.dois if doi.lower().startswith(_DOIS))
    ours = Subject(subject.service, subject.identifier, subject.titles, of_zenodo)
    dois = [doi for doi in (record.doi, record.concept_doi) if doi]
    return disagreement(ours, title=record.title, dois=dois)


def tombstone_of(body: Mapping[str, Any]) -> dict[str, Json]:
    """What Zenodo says of a withdrawal; nothing where it hides that."""
    stone = body.get("tombstone")
    if not isinstance(stone, dict):
        return {}
    reason = stone.get("removal_reason")
    found: dict[str, Json] = {
        "removal_reason": _text(reason.get("id") if isinstance(reason, dict) else reason),
        "removal_date": _text(stone.get("removal_date"))[:10],
        "note": _text(stone.get("note")),
        "citation": _text(stone.get("citation_text")),
    }
    return {name: value for name, value in found.items() if value}


def _is_published(body: Mapping[str, Any]) -> bool | None:
    match body:
        case {"status": "published"} | {"state": "done"}:
            return True
        case {"state": "unsubmitted"} | {"status": "draft"}:
            return False
    return None


def _newest(metadata: Mapping[str, Any]) -> bool | None:
    match metadata:
        case {"relations": {"version": [{"is_last": bool(is_last)}, *_]}}:
            return is_last
    return None


def _files(value: object) -> list[File]:
    rows = value if isinstance(value, list) else []
    return [
        File(_text(row.get("key")), size, _text(row.get("checksum")))
        for row in rows
        if isinstance(row, dict) and isinstance(size := row.get("size"), int)
    ]


def _text(value: object) -> str:
    return " ".join(value.split())[:500] if isinstance(value, str) else ""
