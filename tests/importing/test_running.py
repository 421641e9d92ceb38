"""A file is imported batch by batch, goes on where it was killed, and can be rehearsed."""

from pathlib import Path
from typing import Any

import pytest

from publications.importing import applying, running
from publications.importing.opening import CannotOpenError
from publications.importing.running import Asked, CannotReadError, OvertakenError
from publications.models import (
    Change,
    Contributor,
    ImportedRelation,
    ImportRow,
    ImportRun,
    MatchKey,
    Relation,
    Work,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "BATCH", 4)


def ris(*titles: str, more: str = "") -> str:
    return "".join(f"TY  - BOOK\nTI  - {title}\nPY  - 2005\n{more}ER  - \n\n" for title in titles)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Ten books."""
    path = tmp_path / "books.ris"
    path.write_text(ris(*(f"Book {number}" for number in range(1, 11))), encoding="utf-8")
    return path


class Killed(BaseException):
    """As from outside: nobody catches it."""


def kill_in_batch(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process dies while it stores a batch, after its works were written."""
    real, seen = running._advance, []

    def advance(*args: Any) -> None:
        seen.append(args)
        if len(seen) == number:
            raise Killed
        real(*args)

    monkeypatch.setattr(running, "_advance", advance)


def test_run_says_what_it_read_and_what_became_of_it(file: Path, admin_user: Any) -> None:
    run = running.run(Asked(file, user_id=admin_user.pk))
    stored = ImportRun.objects.get()
    assert run.pk == stored.pk
    assert (stored.name, stored.format, stored.state) == ("books.ris", "ris", "finished")
    assert (stored.position, stored.created, stored.rejected) == (10, 10, 0)
    assert len(stored.digest) == 64
    assert stored.finished_at is not None
    assert stored.user == admin_user
    first = Work.objects.earliest("pk").history.get()  # type: ignore[attr-defined]
    assert (first.history_change_reason, first.history_user) == (
        f"Import {run.pk}: books.ris", admin_user,
    )  # fmt: skip


def test_second_run_is_a_run_of_its_own_that_changes_nothing(file: Path) -> None:
    running.run(Asked(file))
    again = running.run(Asked(file))
    assert (again.unchanged, again.created, Work.objects.count()) == (10, 0, 10)
    assert ImportRun.objects.count() == 2
    assert not ImportRow.objects.exists()


def test_killed_run_goes_on_behind_its_last_batch(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        kill_in_batch(3, patch)
        with pytest.raises(Killed):
            running.run(Asked(file))
    assert Work.objects.count() == 8
    found = running.unfinished(Asked(file))
    assert found is not None
    assert found.position == 8
    run = running.run(Asked(file))
    assert (run.pk, run.position, run.created, run.unchanged) == (found.pk, 10, 10, 0)
    assert Work.objects.count() == 10
    assert running.unfinished(Asked(file)) is None


@pytest.mark.parametrize("other", [{"publish": True}, {"only": (9, 10)}, {"encoding": "gb18030"}])
def test_other_options_or_another_file_begin_anew(
    file: Path, monkeypatch: pytest.MonkeyPatch, other: dict[str, Any]
) -> None:
    with monkeypatch.context() as patch:
        kill_in_batch(2, patch)
        with pytest.raises(Killed):
            running.run(Asked(file))
    assert running.unfinished(Asked(file, **other)) is None
    file.write_text(ris("Another"), encoding="utf-8")
    assert running.unfinished(Asked(file)) is None


def test_restart_reads_from_the_beginning(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        kill_in_batch(2, patch)
        with pytest.raises(Killed):
            running.run(Asked(file))
    run = running.run(Asked(file), restart=True)
    assert (run.created, run.unchanged, ImportRun.objects.count()) == (6, 4, 2)


def test_run_that_another_process_goes_on_with_stops(file: Path) -> None:
    def watch(run: ImportRun) -> None:
        ImportRun.objects.filter(pk=run.pk).update(position=8)

    with pytest.raises(OvertakenError):
        running.run(Asked(file), watch=watch)
    assert Work.objects.count() == 4


def test_rehearsal_says_what_would_happen_and_writes_nothing(file: Path) -> None:
    tried = running.preview(Asked(file, publish=True))
    assert (tried.run.created, tried.run.state) == (10, "previewed")
    assert [one.action for one in tried.outcomes] == ["created"] * 10
    for model in (Work, ImportRun, ImportRow, MatchKey, Change, Contributor, Work.history.model):
        assert not model.objects.exists()  # type: ignore[attr-defined]


def test_rehearsal_of_the_first_entries_reads_no_more(file: Path) -> None:
    tried = running.preview(Asked(file), limit=3, kept=2)
    assert (tried.run.position, len(tried.outcomes)) == (3, 2)


def test_rehearsal_tells_the_second_record_of_a_work_in_a_later_batch(tmp_path: Path) -> None:
    path = tmp_path / "twice.ris"
    path.write_text(ris(*"abcdefg", "a"), encoding="utf-8")
    tried = running.preview(Asked(path))
    assert (tried.run.created, tried.run.unchanged) == (7, 1)


def test_chosen_entries_alone_are_taken(file: Path) -> None:
    assert running.run(Asked(file, only=(2, 9))).created == 2
    assert sorted(map(str, Work.objects.all())) == ["Book 2", "Book 9"]


def test_entries_with_something_to_say_are_kept_as_rows(tmp_path: Path) -> None:
    path = tmp_path / "odd.ris"
    long = "SN  - 9783161484101\n"
    path.write_text(ris("Good") + ris("Odd", more=long) + "TY  - BOOK\nER  - \n", encoding="utf-8")
    run = running.run(Asked(path))
    assert (run.created, run.rejected, run.warned) == (2, 1, 1)
    warned, refused = run.rows.all()
    assert (warned.action, warned.work) == ("created", Work.objects.get(slug="odd"))
    assert warned.problems[0]["kind"] == "warning"
    assert warned.problems[0]["value"] == "9783161484101"
    assert (refused.number, refused.line, refused.action) == (3, 12, "rejected")
    assert refused.problems[0]["kind"] == "reason"


def test_value_in_the_report_is_cut() -> None:
    from publications.formats.base import Problem
    from publications.importing.outcomes import Outcome, Said

    said = tuple(Said("warning", Problem("x", {}, "f", "y" * 9000 + "\x00")) for _ in range(900))
    [first, *rest] = Outcome(1, "created", said=said).problems()
    assert (len(first["value"]), len(rest)) == (500, 49)


def test_relations_wait_for_works_of_later_batches(tmp_path: Path) -> None:
    path = tmp_path / "a.ris"
    path.write_text(ris(*"abcdefghi"), encoding="utf-8")
    run = running.run(Asked(path))
    first, last = Work.objects.earliest("pk"), Work.objects.latest("pk")
    ImportedRelation.objects.create(run=run, work=first, kind="Cites", slug=last.slug)
    ImportedRelation.objects.create(run=run, work=last, kind="Cites", slug="gone")
    running._finish(run)
    relation = Relation.objects.get()
    assert (relation.source, relation.target) == (first, last)
    assert not ImportedRelation.objects.exists()


def test_failed_run_can_be_gone_on_with(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        kill_in_batch(2, patch)
        with pytest.raises(Killed):
            running.run(Asked(file))
    assert ImportRun.objects.get().state == "failed"
    assert running.run(Asked(file)).state == "finished"


def test_file_that_is_none_is_told_and_leaves_no_run(tmp_path: Path) -> None:
    picture = tmp_path / "a.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    with pytest.raises(CannotReadError):
        running.run(Asked(picture))
    with pytest.raises(CannotOpenError):
        running.run(Asked(picture, format="word"))
    with pytest.raises(FileNotFoundError):
        running.run(Asked(tmp_path / "none.ris"))
    assert not ImportRun.objects.exists()


def test_what_another_process_stored_meanwhile_is_met_once_more(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import IntegrityError

    real, seen = applying._attempt, []

    def attempt(*args: Any) -> Any:
        seen.append(args)
        if len(seen) == 1:
            raise IntegrityError("slug")
        return real(*args)

    monkeypatch.setattr(applying, "_attempt", attempt)
    assert running.run(Asked(file)).created == 10
    assert len(seen) == 4


def test_progress_is_told_after_each_batch(file: Path) -> None:
    seen: list[int] = []
    running.run(Asked(file), watch=lambda run: seen.append(run.position))
    assert seen == [4, 8, 10]
