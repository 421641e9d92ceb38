"""RIS and CSL-JSON against what Zotero reads from the same files.

Two of the files, ``RIS:2`` and ``RIS:4``, are templates: every type with the names of EndNote's
fields as its values. Zotero moves a tag to another field by the type; here a tag means the same
in every type, and that is all that differs.
"""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from publications.formats import csl_json, ris
from publications.formats.base import Source
from publications.records import Record

FORMATS = {"RIS": ris.FORMAT, "CSL JSON": csl_json.FORMAT}
TITLES = ("title", "caseName", "subject", "nameOfAct")
DATES = ("date", "issueDate", "dateDecided", "dateEnacted")
CONTAINERS = (
    "publicationTitle", "bookTitle", "proceedingsTitle", "series", "blogTitle", "websiteTitle",
    "dictionaryTitle", "encyclopediaTitle",
)  # fmt: skip

# (file, field): how often it differs, and why.
EXPLAINED = {
    ("RIS:1", "creators"): (1, "A2 of a patent is its issuing authority to Zotero"),
    ("RIS:1", "volume"): (1, "VL of a patent is left out by Zotero"),
    ("RIS:2", "title"): (2, "Zotero names cases and statutes by ST"),
    ("RIS:2", "creators"): (18, "A2–A4 are other roles, or none, in some types of Zotero"),
    ("RIS:2", "container"): (29, "T2 is a code, a department … by type; Zotero prefers J2"),
    ("RIS:2", "volume"): (21, "VL is an edition, a size, a degree … by type"),
    ("RIS:2", "pages"): (25, "SP is a description, a running time … by type"),
    ("RIS:4", "creators"): (8, "Zotero takes names out of notes, and leaves out A3 in some types"),
    ("RIS:4", "container"): (4, "Zotero takes titles out of notes and T3, none for a case"),
    ("RIS:4", "volume"): (13, "VL is an edition, a bill … by type"),
    ("RIS:4", "pages"): (6, "SP is a location, an extent … by type"),
}


def cases(shared: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(shared / "data/dirty/import_cases.jsonl.gz", "rt", encoding="utf-8") as file:
        for case in map(json.loads, file):
            if case["format"] in FORMATS:
                yield case


def expected(item: dict[str, Any]) -> dict[str, object]:
    year = re.search(r"\d{4}", _first(item, DATES))
    return {
        "title": " ".join(_first(item, TITLES).split()),
        "creators": sorted(
            ", ".join(filter(None, (one.get("lastName"), one.get("firstName"))))
            for one in item["creators"]
        ),
        "year": year[0] if year and year[0] != "0000" else "",
        "doi": item.get("DOI", "").lower(),
        "container": " ".join(_first(item, CONTAINERS).split()),
        "volume": item.get("volume", ""),
        "pages": item.get("pages", ""),
        "isbn": re.sub(r"\D", "", item.get("ISBN", "")),
    }


def found(record: Record) -> dict[str, object]:
    names = [agent.name for agent in record.contributors]
    return {
        "title": record.titles[0].value if record.titles else "",
        "creators": sorted(
            ", ".join(filter(None, (name.family or name.literal, name.given))) for name in names
        ),
        "year": record.date[:4],
        "doi": record.doi,
        "container": record.container_titles[0].value if record.container_titles else "",
        "volume": record.volume,
        "pages": record.pages,
        "isbn": "".join((*record.isbns, *record.container_isbns)),
    }


def _first(item: dict[str, Any], keys: tuple[str, ...]) -> str:
    return next((str(item[key]) for key in keys if item.get(key)), "")


@pytest.mark.shared
def test_zotero_reads_the_same_but_for_what_is_explained(shared: Path) -> None:
    differing: Counter[tuple[str, str]] = Counter()
    for case in cases(shared):
        read = FORMATS[case["format"]].read
        assert read is not None
        entries = list(read(Source(BytesIO(case["input"].encode()))))
        for entry, item in zip(entries, case["expected"], strict=True):
            assert entry.record is not None
            ours, theirs = found(entry.record), expected(item)
            differing.update((case["id"], field) for field in ours if ours[field] != theirs[field])
    assert dict(differing) == {key: count for key, (count, _) in EXPLAINED.items()}
