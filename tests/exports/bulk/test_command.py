"""``manage.py export_records``."""

import io
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from catalogue.exports.bulk import asking
from catalogue.management.commands import export_records
from publications.models import Work

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> str:
    said = io.StringIO()
    call_command("export_records", *arguments, stdout=said, stderr=said)
    return said.getvalue()


def test_all_public_records_are_written_and_counted(
    works: list[Work], draft: Work, tmp_path: Path
) -> None:
    said = run("--format", "ris", "-o", str(tmp_path / "all.ris"))
    assert (tmp_path / "all.ris").read_text(encoding="utf-8").count("TY  - ") == 12
    assert said.startswith("12 records in ")
    assert [file.name for file in tmp_path.iterdir()] == ["all.ris"]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("type=book", 4),
        ("?type=book&q=title", 4),
        ("title 11", 1),
        ("a=b", 0),
        ("type=book&limit=2", 2),
    ],
)
def test_query_is_parameters_or_words(
    works: list[Work], tmp_path: Path, query: str, count: int
) -> None:
    said = run("--format", "ris", "--query", query, "-o", str(tmp_path / "x"))
    assert said.startswith(f"{count} records")


@pytest.mark.parametrize(
    ("text", "words"),
    [("E=mc2", "E=mc2"), ("q=E%3Dmc2", "E=mc2"), ("tokens & beyond", "tokens & beyond")],
)
def test_formula_is_words_and_no_parameter(text: str, words: str) -> None:
    assert asking.parameters(text)["q"] == words


def test_language_and_place_to_go_on_are_obeyed(works: list[Work], tmp_path: Path) -> None:
    file = tmp_path / "x"
    run("--format", "csl.json", "--lang", "FR", "--after", "w10", "-o", str(file))
    assert '"Titre 11"' in file.read_text(encoding="utf-8")
    assert '"w10"' not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments",
    [("--after", "unknown"), ("--lang", "x y"), ("--query", "year=MCM"), ("--query", "limit=-1")],
)
def test_what_cannot_be_used_is_refused_and_nothing_written(
    works: list[Work], tmp_path: Path, arguments: tuple[str, str]
) -> None:
    with pytest.raises(CommandError):
        run("--format", "ris", *arguments, "-o", str(tmp_path / "x"))
    assert not list(tmp_path.iterdir())


def test_folder_that_is_not_there_is_told(works: list[Work], tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="No such file or directory"):
        run("--format", "ris", "-o", str(tmp_path / "none" / "x"))


def test_broken_run_leaves_the_older_file_as_it_was(
    works: list[Work], tmp_path: Path, monkeypatch: Any
) -> None:
    file = tmp_path / "all.ris"
    file.write_text("older")

    def broken(_: Any) -> Any:
        raise RuntimeError("the database went away")
        yield

    monkeypatch.setattr(export_records, "records_of", broken)
    with pytest.raises(RuntimeError):
        run("--format", "ris", "-o", str(file))
    assert file.read_text() == "older"


def test_standard_output_has_records_alone(works: list[Work], monkeypatch: Any) -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", out)
    said = io.StringIO()
    call_command("export_records", "--format", "ris", "-o", "-", stderr=said)
    assert out.buffer.getvalue().startswith(b"TY  - ")  # type: ignore[attr-defined]
    assert said.getvalue().startswith("12 records in ")


def test_no_bar_is_drawn_where_nobody_looks(
    works: list[Work], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    run("--format", "ris", "-o", str(tmp_path / "x"))
    assert capfd.readouterr() == ("", "")
