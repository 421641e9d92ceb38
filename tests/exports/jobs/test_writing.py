"""A worker writes the files that readers asked for."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from catalogue.asking import leases
from catalogue.exports.jobs import writing
from catalogue.exports.jobs.asking import KEPT, MOST, SAME, TooManyExportsError
from catalogue.exports.jobs.models import ExportJob
from publications.models import Work
from publications.records import Record

Ask = Callable[..., ExportJob]


def write(read: Callable[[str], Iterator[Record]] | None = None) -> bool:
    options = {"read": read} if read else {}
    return writing.write_due(timezone.now(), **options)


def read_file(job: ExportJob) -> bytes:
    job.refresh_from_db()
    with job.content.open("rb") as file:
        return bytes(file.read())


def test_file_holds_the_records_of_the_search(work: Work, asked: Ask) -> None:
    Work.objects.create(slug="other", original_title="Other", status="published", work_type="book")
    job = asked("?type=essay")
    assert write() is False
    text = read_file(job).decode()
    assert "词元之后" in text
    assert "Other" not in text
    assert (job.state, job.done, job.total, job.size) == ("done", 1, 1, len(text.encode()))


def test_language_of_the_file_is_the_one_asked_for(work: Work, asked: Ask) -> None:
    job = asked(language="en")
    write()
    assert b"Beyond Tokens" in read_file(job)


def test_drafts_are_in_no_file(asked: Ask) -> None:
    Work.objects.create(slug="draft", original_title="A draft")
    job = asked()
    write()
    assert read_file(job) == b""


def test_files_are_written_one_after_the_other(work: Work, asked: Ask) -> None:
    first, second = asked(ext="ris"), asked(ext="bib")
    assert write() is True
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == ("done", "waiting")


def test_second_worker_leaves_it_to_the_first(work: Work, asked: Ask) -> None:
    job = asked()
    leases.take(["exports"], timezone.now())
    write()
    job.refresh_from_db()
    assert job.state == "waiting"


def test_file_of_a_killed_worker_is_begun_anew(work: Work, asked: Ask) -> None:
    job = asked()
    ExportJob.objects.update(state="running", done=17, attempts=1)
    write()
    job.refresh_from_db()
    assert (job.state, job.done) == ("done", 1)


def test_file_that_kills_every_worker_holds_up_no_other(work: Work, asked: Ask) -> None:
    deadly, other = asked(ext="bib"), asked(ext="ris")
    ExportJob.objects.filter(pk=deadly.pk).update(state="running", attempts=3)
    write()
    deadly.refresh_from_db()
    other.refresh_from_db()
    assert (deadly.state, other.state) == ("failed", "done")


def test_failure_is_told_and_leaves_no_file(work: Work, asked: Ask, media: Path) -> None:
    def broken(query: str) -> Iterator[Record]:
        yield Record(key="one")
        raise OSError("the database went away")

    job = asked()
    write(broken)
    job.refresh_from_db()
    assert job.state == "failed"
    assert not list(media.rglob("*.ris"))


def test_progress_is_noted_while_it_is_written(
    work: Work, asked: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "NOTE_EVERY", 0.0)
    job = asked()
    seen: list[int] = []

    def watched(query: str) -> Iterator[Record]:
        for number in range(3):
            yield Record(key=str(number))
            seen.append(ExportJob.objects.get(pk=job.pk).done)

    write(watched)
    assert seen == [1, 2, 3]


def test_same_file_is_written_once_for_all_who_ask_within_the_hour(asked: Ask) -> None:
    job = asked()
    assert asked() == job
    ExportJob.objects.update(created_at=timezone.now() - SAME)
    assert asked() != job


def test_failed_file_can_be_asked_for_again(asked: Ask) -> None:
    job = asked()
    ExportJob.objects.update(state="failed")
    assert asked() != job


def test_there_are_never_more_files_than_a_disk_should_hold(asked: Ask) -> None:
    for number in range(MOST):
        asked(f"?q={number}")
    with pytest.raises(TooManyExportsError):
        asked("?q=more")


def test_expired_files_go_with_their_rows(work: Work, asked: Ask, media: Path) -> None:
    asked()
    write()
    assert list(media.rglob("*.ris"))
    assert writing.clear(timezone.now() + KEPT + timedelta(seconds=1)) == 1
    assert not list(media.rglob("*.ris"))
    assert not ExportJob.objects.exists()
