"""Whatever a record shows touches its works when it changes; nothing else does."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.core.files.base import ContentFile

from publications.changes import touch
from publications.models import (
    DOI,
    ArchiveRecord,
    Change,
    Contribution,
    Contributor,
    ContributorName,
    File,
    Identifier,
    Issue,
    Link,
    Relation,
    Serial,
    Subject,
    Work,
    WorkSubject,
)
from publications.receivers import SHOWN_IN

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 6, 30, 12, tzinfo=UTC)
LATER = datetime(2026, 6, 30, 13, tzinfo=UTC)


@pytest.fixture
def shown(work: Work, issue: Issue, person: Contributor, subject: Subject) -> Work:
    """A work that stands in an issue, with a contributor and a subject."""
    work.issue = issue
    work.save()
    Contribution.objects.create(work=work, contributor=person)
    WorkSubject.objects.create(work=work, subject=subject)
    return work


# Rows that belong to a work (or its issue or serial), made new.
ADDED: dict[str, Callable[[Work, Work], Any]] = {
    "contribution": lambda work, other: Contribution(
        work=work, contributor=Contributor.objects.create()
    ),
    "subject of a work": lambda work, other: WorkSubject(
        work=work, subject=Subject.objects.create(label_en="New")
    ),
    "name": lambda work, other: ContributorName(
        contributor=work.contributions.get().contributor, literal="Wu"
    ),
    "DOI": lambda work, other: DOI(work=work, value="10.5555/a"),
    "identifier": lambda work, other: Identifier(work=work, scheme="handle", value="2027/a"),
    "file": lambda work, other: File(work=work, content=ContentFile(b"a", "a.txt")),
    "archive record": lambda work, other: ArchiveRecord(
        work=work, service="zenodo", identifier="1"
    ),
    "archive record of its issue": lambda work, other: ArchiveRecord(
        issue=work.issue, service="zenodo", identifier="1"
    ),
    "archive record of its serial": lambda work, other: ArchiveRecord(
        serial=work.serial, service="zenodo", identifier="1"
    ),
    "link": lambda work, other: Link(work=work, url="https://example.org/"),
    "link of its serial": lambda work, other: Link(serial=work.serial, url="https://example.org/"),
    "relation to another": lambda work, other: Relation(source=work, target=other, kind="Cites"),
    "relation of another": lambda work, other: Relation(source=other, target=work, kind="Cites"),
}  # fmt: skip
# Rows that are there already, and what changes of them.
CHANGED: dict[str, Callable[[Work], tuple[Any, dict[str, Any]]]] = {
    "work": lambda work: (work, {"title_fr": "Époque"}),
    "serial": lambda work: (work.serial, {"title_fr": "Revue"}),
    "issue": lambda work: (work.issue, {"number": "2"}),
    "contributor": lambda work: (
        work.contributions.get().contributor, {"orcid": "0000-0002-1825-0097"},
    ),
    "subject": lambda work: (work.work_subjects.get().subject, {"label_fr": "Philosophie"}),
}  # fmt: skip


def renewed(work: Work, act: Callable[[], Any]) -> bool:
    """Whether ``act`` renews the work's datestamp and its row of the log, both or neither."""
    with time_machine.travel(NOON, tick=False):
        touch([work])
    before = Change.objects.get(work_id=work.pk)
    with time_machine.travel(LATER, tick=False):
        act()
    after = Change.objects.get(work_id=work.pk)
    stamped = Work.objects.get(pk=work.pk).datestamp == LATER
    assert stamped == (after.pk > before.pk and after.changed_at == LATER)
    return stamped


@pytest.mark.parametrize("kind", ADDED)
def test_adding_changing_and_deleting_it_touches_the_work(
    shown: Work, other: Work, kind: str
) -> None:
    row = ADDED[kind](shown, other)
    assert renewed(shown, row.save), "adding"
    assert renewed(shown, row.save), "changing"
    assert renewed(shown, row.delete), "deleting"


@pytest.mark.parametrize("kind", CHANGED)
def test_changing_it_touches_the_work(shown: Work, kind: str) -> None:
    row, values = CHANGED[kind](shown)
    for name, value in values.items():
        setattr(row, name, value)
    assert renewed(shown, row.save)


def test_every_kind_of_row_that_records_show_is_tried_here(shown: Work, other: Work) -> None:
    tried = {type(make(shown, other)) for make in ADDED.values()}
    tried |= {type(make(shown)[0]) for make in CHANGED.values()}
    assert tried == set(SHOWN_IN)


def test_work_that_shows_nothing_of_it_is_left_alone(shown: Work, other: Work) -> None:
    for kind, make in CHANGED.items():
        row, _values = make(shown)
        assert not renewed(other, row.save), kind
    assert not renewed(other, lambda: DOI.objects.create(work=shown, value="10.5555/a"))


def test_state_of_an_archive_record_touches_the_work(shown: Work) -> None:
    record = ArchiveRecord.objects.create(work=shown, service="zenodo", identifier="1")
    record.state = "verified"
    assert renewed(shown, record.save)


def test_every_work_of_a_serial_is_touched_in_few_queries(
    serial: Serial, django_assert_max_num_queries: Any
) -> None:
    for number in range(6):
        Work.objects.create(slug=f"w{number}", title_en="A", serial=serial)
    before = Change.objects.order_by("-pk").values_list("pk", flat=True)[0]
    with django_assert_max_num_queries(14):
        serial.save()
    assert Change.objects.filter(pk__gt=before).count() == 6


def test_log_has_one_row_a_work_and_its_number_only_grows(shown: Work) -> None:
    for _ in range(3):
        before = Change.objects.get(work_id=shown.pk).pk
        shown.save()
        assert Change.objects.get(work_id=shown.pk).pk > before


def test_deleted_work_leaves_a_row_that_says_so(shown: Work) -> None:
    number = shown.pk
    shown.delete()
    row = Change.objects.get(work_id=number)
    assert (row.slug, row.deleted) == ("epoch", True)


def test_rows_deleted_with_their_work_do_not_revive_it(shown: Work) -> None:
    DOI.objects.create(work=shown, value="10.5555/a")
    File.objects.create(work=shown, content=ContentFile(b"a", "a.txt"))
    number = shown.pk
    shown.delete()
    assert Change.objects.get(work_id=number).deleted


def test_deleted_serial_no_longer_shows(serial: Serial, work: Work) -> None:
    work.serial = serial
    work.save()
    work.serial = None
    work.save()
    assert not renewed(work, serial.delete)


def test_touching_many_works_is_done_in_batches(
    monkeypatch: pytest.MonkeyPatch, work: Work, other: Work
) -> None:
    monkeypatch.setattr("publications.changes.BATCH", 1)
    touch(Work.objects.all())
    assert set(Change.objects.values_list("slug", flat=True)) == {"epoch", "other"}


def test_date_of_a_check_touches_nothing(shown: Work) -> None:
    doi = DOI.objects.create(work=shown, value="10.5555/a")
    assert not renewed(
        shown, lambda: DOI.objects.filter(pk=doi.pk).update(target="https://example.org/")
    )


def test_issue_of_no_work_touches_nothing(shown: Work, serial: Serial) -> None:
    empty = Issue.objects.create(serial=serial, slug="9")
    assert not renewed(shown, empty.save)
