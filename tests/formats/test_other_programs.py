"""Programs of others that are not in our test group: they run where they are installed."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings

from publications.formats import FORMATS
from publications.records import Record

from .hostile import languages, many_records
from .samples import essay, person

few = settings(max_examples=5, deadline=None)


def run(program: str, *arguments: str) -> str:
    """Both outputs of ``program``; the test is skipped where it is not installed."""
    path = shutil.which(program)
    if path is None:
        pytest.skip(f"{program} is not installed (apt-get install biber bibutils)")
    done = subprocess.run([path, *arguments], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def written(ext: str, records: list[Record], folder: Path, language: str = "") -> str:
    path = folder / f"records.{ext}"
    path.write_bytes(b"".join(FORMATS[ext].write(records, language)))
    return str(path)


def test_biber_reads_every_entry_without_an_error(tmp_path: Path) -> None:
    @few
    @given(many_records, languages)
    def reads(records: list[Record], language: str) -> None:
        records = [*records, essay()]
        out = tmp_path / "out.bib"
        said = run(
            "biber",
            "--tool",
            "--output-file",
            str(out),
            written("bib", records, tmp_path, language),
        )
        assert "ERROR" not in said
        assert out.read_text(encoding="utf-8").count("\n}\n") == len(records)

    reads()


def test_biber_finds_nothing_wrong_with_an_article(tmp_path: Path) -> None:
    path = written("bib", [essay(contributors=(person("Wu", "Zhaohui"),))], tmp_path)
    said = run(
        "biber", "--tool", "--validate-datamodel", "--output-file", str(tmp_path / "o"), path
    )
    assert "WARN" not in said


def test_bibutils_reads_the_title_and_authors_of_ris(tmp_path: Path) -> None:
    people = (person("Wu", "Zhaohui"), person("Smith", "Ann"))
    found = run("ris2xml", written("ris", [essay(contributors=people)], tmp_path))
    assert "<title>词元之后</title>" in found
    assert re.findall(r'type="family">(.*?)<', found) == ["Wu", "Smith"]
