"""Files of JabRef, Better BibTeX, biber, GB/T 7714 and others, read whole."""

from io import BytesIO
from pathlib import Path

import pytest

from publications.formats.base import Entry, Source
from publications.formats.bibtex import FORMAT, read
from tests.servers.selecting import SHARED

DIRTY = SHARED / "data" / "dirty"
FILES = sorted((DIRTY / "bibtex").rglob("*.bib"))
TRANSCODED = sorted((DIRTY / "transcoded").glob("*.bib"))
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not FILES, reason="the project's shared data is not here"),
]
# Files without an entry that is no comment.
EMPTY = {"comment.bib", "empty.bib", "no_bibtex.bib", "MedlineImporterTestMinimalEntry.bib"}
WIDE = {"tiny-BE-noBOM.bib", "tiny-BE-withBOM.bib", "tiny-LE-noBOM.bib", "tiny-LE-withBOM.bib"}


def entries(path: Path, encoding: str = "") -> list[Entry]:
    return list(read(Source(BytesIO(path.read_bytes()), encoding)))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_file_ends_with_entries(path: Path) -> None:
    encoding = ""
    if path.name in WIDE:
        encoding = "utf-16-be" if "BE" in path.name else "utf-16-le"
    found = entries(path, encoding)
    assert bool(found) != (path.name in EMPTY)
    assert [entry.number for entry in found] == list(range(1, len(found) + 1))
    assert all(entry.record or entry.problems for entry in found)


def test_few_entries_of_all_files_are_rejected() -> None:
    found = [entry for path in FILES if path.name not in WIDE for entry in entries(path)]
    assert len(found) > 1900
    assert sum(entry.record is None for entry in found) <= 2


@pytest.mark.parametrize("path", TRANSCODED, ids=lambda path: path.name)
def test_file_in_another_encoding_is_read_whole(path: Path) -> None:
    encoding = {"iso8859_15": "iso8859-15"}.get(path.name.split(".")[1], path.name.split(".")[1])
    found = entries(path, encoding)
    records = [entry.record for entry in found]
    assert len(found) >= 5 and all(record and record.titles for record in records)
    text = path.read_bytes().decode(encoding)
    assert all(record.titles[0].value[:4] in text for record in records if record)


def test_format_is_known_by_its_ending() -> None:
    assert FORMAT.ext == "bib" and FORMAT.read is read
