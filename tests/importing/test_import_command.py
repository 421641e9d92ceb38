"""``manage.py import_records``: what it prints, what it leaves, and how it ends."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from publications.formats.base import Problem
from publications.importing import reporting, running
from publications.importing.outcomes import Outcome, Said
from publications.importing.running import Asked
from publications.models import ImportRun, Work

from .test_running import Killed, kill_in_batch, ris

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Two books and an entry without a title."""
    path = tmp_path / "books.ris"
    path.write_text(ris("One", "Two") + "TY  - BOOK\nER  - \n", encoding="utf-8")
    return path


def command(*arguments: object, code: int = 0) -> str:
    """What the command prints, on standard output and then on standard error."""
    out, err = StringIO(), StringIO()
    ended = 0
    try:
        call_command("import_records", *map(str, arguments), stdout=out, stderr=err)
    except SystemExit as error:
        ended = int(error.code or 0)
    assert ended == code
    return out.getvalue() + err.getvalue()


def test_counts_and_rejections_are_printed_and_the_code_is_zero(file: Path) -> None:
    printed = command(file)
    assert "created              2" in printed
    assert "rejected             1" in printed
    assert "Entry 3, line 11: Rejected" in printed
    assert Work.objects.filter(status="draft").count() == 2


def test_repeated_import_says_unchanged(file: Path) -> None:
    command(file)
    assert "unchanged            2" in command(file)


def test_dry_run_counts_the_same_and_writes_nothing(file: Path) -> None:
    printed = command(file, "--dry-run")
    assert "created              2" in printed
    assert "rehearsal" in printed
    assert not Work.objects.exists()
    assert not ImportRun.objects.exists()


def test_publish_publishes_what_is_new(file: Path) -> None:
    command(file, "--publish")
    assert Work.objects.filter(status="published").count() == 2


def test_file_that_cannot_be_opened_ends_with_one_and_costs_no_other(
    file: Path, tmp_path: Path
) -> None:
    printed = command(tmp_path / "none.ris", file, code=1)
    assert "none.ris" in printed
    assert Work.objects.count() == 2


def test_unknown_format_is_said(file: Path) -> None:
    assert "word" in command(file, "--format", "word", code=1)


def test_columns_are_handed_to_the_reader(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Asked] = []

    def run(asked: Asked, **_: Any) -> ImportRun:
        seen.append(asked)
        return ImportRun()

    monkeypatch.setattr(running, "run", run)
    command(file, "--columns", "Kirjan nimi=title", "--columns", "a=b=year")
    assert seen[0].columns == {"Kirjan nimi": "title", "a=b": "year"}


def test_column_without_a_field_is_refused(file: Path) -> None:
    with pytest.raises(CommandError, match="names no column"):
        command(file, "--columns", "Title")


@pytest.mark.parametrize("dry", [(), ("--dry-run",)])
def test_report_holds_every_entry_that_has_something_to_say(
    file: Path, tmp_path: Path, dry: tuple[str, ...]
) -> None:
    report = tmp_path / "report.txt"
    command(file, "--report", report, *dry)
    assert report.read_text(encoding="utf-8").splitlines()[0] == "Entry 3, line 11: Rejected"


def test_only_the_first_fifty_rejections_are_printed(tmp_path: Path) -> None:
    path = tmp_path / "bad.ris"
    path.write_text("TY  - BOOK\nER  - \n" * 60, encoding="utf-8")
    printed = command(path)
    assert printed.count("Rejected") == 50
    assert "10 more rejected" in printed


def test_unfinished_import_goes_on_and_says_so(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "BATCH", 1)
    with monkeypatch.context() as patch:
        kill_in_batch(2, patch)
        with pytest.raises(Killed):
            command(file)
    assert "Going on behind entry 1" in command(file)
    assert Work.objects.count() == 2


def test_nothing_of_a_file_steers_the_terminal() -> None:
    hostile = "a\x1b[2J\u202eb"
    said = (Said("warning", Problem(hostile, {}, hostile, hostile)),)
    outcome = Outcome(1, "created", key=hostile, slug=hostile, said=said)
    printed = "".join(reporting.lines(outcome))
    assert "\x1b" not in printed
    assert "\u202e" not in printed
