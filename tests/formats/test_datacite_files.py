"""DataCite JSON of the real world: a dump, odd files, and what Zotero makes of the same."""

import gzip
import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from publications.formats.base import Entry, Source
from publications.formats.datacite import JSON
from publications.names import Name
from publications.records import Record

pytestmark = pytest.mark.shared

ZOTERO_TYPES = {
    "journal-article": "journalArticle",
    "chapter": "bookSection",
    "preprint": "preprint",
    "text": "preprint",
}
ROLES = {"aut": "author", "ctb": "contributor", "edt": "editor", "his": "contributor"}

# (case, field of Zotero): why ours differs.
EXPLAINED = {
    ("Datacite JSON:4", "pages"): "“42-79 Seiten” is a size: we leave out the word for pages.",
    ("Datacite JSON:5", "pages"): "“33–52 Pages” likewise.",
    ("Datacite JSON:10", "date"): "Issued says 2021-11-30; Zotero takes the year of the book.",
    ("Datacite JSON:10", "creators"): "Who is contributor and host is there in both roles.",
    ("Datacite JSON:11", "ISBN"): "The record has two ISBNs of the book, Zotero one.",
    ("Datacite JSON:14", "itemType"): "A DataPaper is an article in a journal of data.",
}


def entries(path: Path) -> list[Entry]:
    assert JSON.read is not None
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
        return list(JSON.read(Source(file)))


def test_every_record_of_a_dump_is_read(shared: Path) -> None:
    found = entries(shared / "data/works_datacite_native.jsonl.gz")
    assert len(found) == 682
    assert all(entry.record and entry.record.dois and entry.record.titles for entry in found)
    fields = {problem.field for entry in found for problem in entry.problems}
    assert fields <= {"contributors", "language"}  # VIAF numbers and a language that are none


def _kind(path: Path) -> str:
    """What the names of the dirty files say they are."""
    name = path.name
    if path.suffix != ".json":
        return "no json"
    if name.startswith("datacite_result"):
        return "a Fatcat release"
    if name.startswith("datacite"):
        return "broken" if "missing_comma" in name else "ours"
    if name.startswith("citeproc"):
        return "CSL-JSON"
    if name.startswith("codemeta"):
        return "CodeMeta"
    return "a package.json" if name.endswith("package.json") else "schema.org"


def test_odd_files_are_read_or_rejected_as_what_they_are(shared: Path) -> None:
    for path in sorted((shared / "data/dirty/datacite").iterdir()):
        (entry,) = entries(path)
        kind = _kind(path)
        if kind == "ours":
            assert entry.record is not None, path.name
            assert entry.record.titles, path.name
        elif kind in ("no json", "broken"):
            assert "JSON" in entry.problems[0].message, path.name
        else:
            assert (entry.record, entry.problems[0].params) == (None, {"kind": kind}), path.name


def _cases(shared: Path) -> dict[str, Any]:
    with gzip.open(shared / "data/dirty/import_cases.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = map(json.loads, file)
        return {row["id"]: row for row in rows if row["format"] == "Datacite JSON"}


def test_zotero_finds_the_same_in_its_own_cases(shared: Path) -> None:
    cases = _cases(shared)
    differences = {}
    for name, case in cases.items():
        assert JSON.read is not None
        (entry,) = _read(case["input"])
        assert entry.record is not None
        (expected,) = case["expected"]
        ours = _as_zotero(entry.record)
        differences |= {
            (name, field): (ours[field], theirs)
            for field, theirs in _comparable(expected).items()
            if field in ours and ours[field] != theirs
        }
    assert len(cases) == 11
    unexplained = {key: value for key, value in differences.items() if key not in EXPLAINED}
    assert unexplained == {}
    assert set(EXPLAINED) <= set(differences), "an explained difference is gone: take it out"


def _read(text: str) -> list[Entry]:
    assert JSON.read is not None
    return list(JSON.read(Source(BytesIO(text.encode()))))


def _comparable(item: dict[str, Any]) -> dict[str, Any]:
    plain = {key: str(value) for key, value in item.items() if isinstance(value, str | int)}
    if "DOI" in plain:  # Zotero has no field for that of a chapter
        plain["DOI"] = plain["DOI"].lower()
    if "ISBN" in plain:
        plain["ISBN"] = plain["ISBN"].replace("-", "")
    plain["creators"] = [
        (one["lastName"], one.get("firstName", ""), one["creatorType"])
        for one in item.get("creators", ())
    ]  # type: ignore[assignment]
    plain["tags"] = {one["tag"] for one in item.get("tags", ())}  # type: ignore[assignment]
    return plain


def _as_zotero(record: Record) -> dict[str, Any]:
    title = record.titles[0].value
    if record.subtitles:
        title = f"{title}: {record.subtitles[0].value}"
    container = record.container_titles[0].value if record.container_titles else ""
    labels = [one.labels[0].value for one in record.subjects]
    return {
        "itemType": ZOTERO_TYPES.get(record.work_type, record.work_type),
        "title": title,
        "date": record.date,
        "DOI": record.doi,
        "ISSN": ", ".join(record.issns),
        "ISBN": " ".join(record.container_isbns),
        "language": record.language,
        "publicationTitle": container,
        "bookTitle": container,
        "url": record.url,
        "volume": record.volume,
        "issue": record.issue,
        "pages": record.pages.replace("–", "-"),
        "creators": [(*_parts(agent.name), ROLES[agent.role]) for agent in record.contributors],
        "tags": {*(word.value for word in record.keywords), *labels},
    }


def _parts(name: Name) -> tuple[str, str]:
    return (name.family, name.given) if name.family else (name.literal, "")
