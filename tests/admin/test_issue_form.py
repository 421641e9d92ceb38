"""Issues: a cover is taken, shown and removed; the contents are put in order."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from publications import covers
from publications.models import Change, Issue, Work
from tests.publishing.pictures import opened, picture, turned

from .conftest import errors, submit

pytestmark = pytest.mark.django_db


def change(issue: Issue) -> str:
    return f"/admin/publications/issue/{issue.pk}/change/"


def upload(data: bytes, name: str = "cover.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, "image/jpeg")


def test_uploaded_cover_gets_its_renditions(desk: Client, issue: Issue) -> None:
    answer = submit(desk, change(issue), new_cover=upload(picture((900, 1200))))
    assert answer.status_code == 302, errors(answer)
    issue.refresh_from_db()
    assert [width for width, _url in covers.renditions(issue)] == [160, 320, 640, 900]
    assert (issue.cover_width, issue.cover_height) == (900, 1200)


def test_cover_comes_with_a_new_issue(desk: Client, issue: Issue) -> None:
    submit(
        desk, "/admin/publications/issue/add/", serial=issue.serial_id, number="9",
        new_cover=upload(picture()),
    )  # fmt: skip
    assert Issue.objects.get(number="9").cover


def test_stored_cover_does_not_say_where_it_was_taken(desk: Client, issue: Issue) -> None:
    submit(desk, change(issue), new_cover=upload(turned((900, 600), orientation=6)))
    issue.refresh_from_db()
    with issue.cover.open() as file:
        master = opened(file.read())
    assert (master.size, dict(master.getexif())) == ((600, 900), {})


def test_file_that_is_no_picture_is_refused_in_a_sentence(desk: Client, issue: Issue) -> None:
    answer = submit(desk, change(issue), new_cover=upload(b"<svg onload='x()'/>"))
    assert "JPEG, PNG or WebP" in errors(answer)
    issue.refresh_from_db()
    assert not issue.cover


def test_heavy_file_is_refused_without_being_read(
    desk: Client, issue: Issue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(covers, "MAX_BYTES", 10)
    monkeypatch.setattr(covers, "make", lambda _: pytest.fail("it was read"))
    answer = submit(desk, change(issue), new_cover=upload(picture()))
    assert "megabytes" in errors(answer)


def test_cover_is_kept_when_nothing_is_chosen_and_removed_when_asked(
    desk: Client, issue: Issue
) -> None:
    submit(desk, change(issue), new_cover=upload(picture()))
    submit(desk, change(issue), number="3")
    issue.refresh_from_db()
    assert (issue.number, bool(issue.cover)) == ("3", True)
    submit(desk, change(issue), remove_cover="on")
    issue.refresh_from_db()
    assert (issue.cover.name, issue.cover_width) == ("", None)


def test_removed_cover_comes_back_from_the_history(desk: Client, issue: Issue) -> None:
    submit(desk, change(issue), new_cover=upload(picture((500, 700))))
    version = issue.history.first()  # type: ignore[attr-defined]
    submit(desk, change(issue), remove_cover="on")
    desk.post(f"/admin/publications/issue/{issue.pk}/history/{version.history_id}/")
    issue.refresh_from_db()
    assert (issue.cover_width, len(covers.renditions(issue))) == (500, 3)


def test_present_cover_is_shown(desk: Client, issue: Issue) -> None:
    submit(desk, change(issue), new_cover=upload(picture()))
    issue.refresh_from_db()
    for path, width in ((change(issue), 320), ("/admin/publications/issue/", 160)):
        assert covers.smallest(issue, width) in desk.get(path).content.decode()


@pytest.fixture
def works(issue: Issue) -> list[Work]:
    return [Work.objects.create(slug=name, title_en=name, issue=issue) for name in ("a", "b", "c")]


def order(issue: Issue) -> list[str]:
    from publications.admin.issues.contents import works_of

    return [work.slug for work in works_of(issue)]


def place(work: Work) -> str:
    return f"contents__place__{work.pk}"


def test_contents_are_put_in_order(desk: Client, issue: Issue, works: list[Work]) -> None:
    a, b, c = works
    answer = submit(desk, change(issue), **{place(a): "3", place(b): "1", place(c): "2"})
    assert answer.status_code == 302, errors(answer)
    assert order(issue) == ["b", "c", "a"]


def test_works_without_a_place_come_last(desk: Client, issue: Issue, works: list[Work]) -> None:
    submit(desk, change(issue), **{place(works[2]): "1"})
    assert order(issue) == ["c", "a", "b"]


def test_moved_work_has_a_version_and_a_new_datestamp_and_the_others_none(
    desk: Client, issue: Issue, works: list[Work]
) -> None:
    a, b, _ = works
    before = {work.pk: Change.objects.get(work_id=work.pk).pk for work in works}
    Work.objects.filter(pk=a.pk).update(title_fr="A")
    contents_only(desk, issue, {place(a): "1"})
    versions = a.history  # type: ignore[attr-defined]
    assert (versions.count(), versions.first().title_fr) == (2, "A")
    assert b.history.count() == 1  # type: ignore[attr-defined]
    assert Change.objects.get(work_id=a.pk).pk > before[a.pk]


def contents_only(desk: Client, issue: Issue, places: dict[str, str]) -> None:
    assert submit(desk, change(issue), **places).status_code == 302


def test_place_that_is_no_number_is_refused(desk: Client, issue: Issue, works: list[Work]) -> None:
    answer = submit(desk, change(issue), **{place(works[0]): "first", "number": "7"})
    assert answer.status_code == 200
    assert "Enter a whole number" in answer.content.decode()
    issue.refresh_from_db()
    assert issue.number == "2"
