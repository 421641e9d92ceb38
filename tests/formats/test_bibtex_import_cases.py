"""The BibTeX cases of Zotero's own tests: what we read differs from Zotero only where told."""

import gzip
import json
from io import BytesIO
from typing import Any

import pytest

from publications.formats.base import Source
from publications.formats.bibtex import FORMAT
from publications.identifiers import find_isbns
from publications.records import Record
from tests.servers.selecting import SHARED

CASES = SHARED / "data" / "dirty" / "import_cases.jsonl.gz"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not CASES.exists(), reason="the project's shared data is not here"),
]

INHERITED = "BibTeX's crossref hands fields down; Zotero's importer takes pages alone"
MATHS = "maths stays as it stands, mark-up is not made of LaTeX"
RULE = "BibTeX's rule takes words in small letters for a “von” of the family name"

# (case, entry, field): why ours differs.
EXPLAINED = {
    ("BibTeX:2", 0, "creators"): INHERITED,
    ("BibTeX:2", 0, "year"): INHERITED,
    ("BibTeX:2", 0, "container"): INHERITED,
    ("BibTeX:5", 0, "title"): r"``\~`` without a letter is the sign ~ itself",
    ("BibTeX:6", 0, "title"): MATHS,
    ("BibTeX:6", 0, "container"): MATHS,
    ("BibTeX:7", 0, "creators"): RULE,
    ("BibTeX:9", 0, "title"): r"``\\`` is a line break and ``{}`` an empty group",
    ("BibTeX:12", 0, "doi"): "a chapter has a DOI field here; Zotero keeps it among the extras",
    ("BibTeX:18", 0, "title"): "TEL is not one sign",
    ("BibTeX:18", 0, "creators"): r"``\\`` is a line break, so no accent follows it",
    ("BibTeX:19", 0, "creators"): "initials stay as the file has them: KC",
    ("BibTeX:20", 0, "creators"): RULE,
    ("BibTeX:21", 0, "creators"): "TeX swallows the blank after a macro",
    ("BibTeX:22", 0, "title"): MATHS,
}


def cases() -> list[dict[str, Any]]:
    with gzip.open(CASES, "rt", encoding="utf-8") as file:
        return [case for case in map(json.loads, file) if case["format"] == "BibTeX"]


def theirs(item: dict[str, Any]) -> dict[str, Any]:
    container = ("publicationTitle", "proceedingsTitle", "bookTitle")
    return {
        "title": item.get("title", ""),
        "creators": [
            (person.get("lastName") or person.get("name", ""), person.get("firstName", ""))
            for person in item["creators"]
        ],
        "year": item.get("date", "")[:4],
        "doi": item.get("DOI", "").lower(),
        "container": next((item[name] for name in container if item.get(name)), ""),
        "volume": item.get("volume", ""),
        "pages": item.get("pages", ""),
        "isbns": find_isbns(item.get("ISBN", "")),
    }


def ours(record: Record) -> dict[str, Any]:
    names = [agent.name for agent in record.contributors]
    return {
        "title": record.title_for(""),
        "creators": [(name.family or name.literal, name.given) for name in names],
        "year": record.date[:4],
        "doi": record.doi,
        "container": record.container_title_for(""),
        "volume": record.volume,
        "pages": record.pages,
        "isbns": list(record.isbns or record.container_isbns),
    }


def test_every_difference_from_zotero_is_explained() -> None:
    found = set()
    for case in cases():
        entries = list(FORMAT.read(Source(BytesIO(case["input"].encode()))))  # type: ignore[misc]
        assert len(entries) == len(case["expected"]), case["id"]
        for number, (entry, item) in enumerate(zip(entries, case["expected"], strict=True)):
            assert entry.record is not None
            mine, other = ours(entry.record), theirs(item)
            found |= {(case["id"], number, name) for name in mine if mine[name] != other[name]}
    assert found == set(EXPLAINED)
