"""Bringing works in, in the admin: looked at first, then imported by a worker."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from publications.importing import uploads
from publications.models import ImportRun, ImportUpload, Work
from tests.fakes.collection import TITLES_BY_DOI
from tests.fakes.fixtures import fakes
from tests.fakes.orcid import PERSON

__all__ = ["fakes"]

START = "/admin/publications/importrun/add/"
DOI = "10.5281/zenodo.20352371"
RIS = """TY  - JOUR
AU  - Wu, Zhaohui
TI  - Beyond Tokens
PY  - 2026
ER  -

TY  - JOUR
TI  - <script>alert(1)</script>
PY  - 2025
ER  -
"""


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


def bring(client: Client, **given: Any) -> str:
    """Fill in the form; the address it leads to."""
    return str(client.post(START, {"format": "auto", **given}).headers.get("Location", ""))


def text_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def work() -> None:
    uploads.work(timezone.now())


def test_pasted_records_are_shown_before_anything_is_written(desk: Client) -> None:
    page = text_of(desk, bring(desk, text=RIS))
    assert "Beyond Tokens" in page
    assert "Wu, Zhaohui" in page or "Zhaohui Wu" in page
    assert page.count("state-created") == 2
    assert not Work.objects.exists()


def test_what_was_pasted_is_never_mark_up(desk: Client) -> None:
    page = text_of(desk, bring(desk, text=RIS))
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_chosen_entries_are_imported_as_drafts(desk: Client) -> None:
    address = bring(desk, text=RIS)
    desk.post(address, {"choosing": "1", "take": "1"})
    work()
    assert [str(one) for one in Work.objects.all()] == ["Beyond Tokens"]
    assert Work.objects.get().status == "draft"


def test_new_works_can_be_published_at_once(desk: Client) -> None:
    desk.post(bring(desk, text=RIS), {"choosing": "1", "take": "1", "publish": "on"})
    work()
    assert Work.objects.get().status == "published"


def test_choosing_nothing_imports_nothing(desk: Client) -> None:
    address = bring(desk, text=RIS)
    desk.post(address, {"choosing": "1"})
    assert ImportUpload.objects.get().state == "previewed"


def test_upload_can_be_let_go(desk: Client) -> None:
    desk.post(bring(desk, text=RIS), {"discard": "1"})
    assert not ImportUpload.objects.exists()


def test_work_that_is_here_is_named_beside_the_entry(desk: Client) -> None:
    desk.post(bring(desk, text=RIS), {"choosing": "1", "take": "1"})
    work()
    page = text_of(desk, bring(desk, text=RIS))
    pk = Work.objects.get().pk
    assert f"/admin/publications/work/{pk}/change/" in page
    assert "state-unchanged" in page


def test_file_is_recognised_whatever_it_is_called(desk: Client) -> None:
    file = SimpleUploadedFile("liste.txt", RIS.encode("utf-16"))
    page = text_of(desk, bring(desk, file=file))
    assert "Beyond Tokens" in page


def test_file_that_is_not_read_is_said_to_be_none(desk: Client) -> None:
    file = SimpleUploadedFile("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(50))
    page = text_of(desk, bring(desk, file=file))
    assert 'role="alert"' in page
    assert 'value="Import"' not in page


def test_identifier_is_fetched_and_shown(desk: Client, fakes: Any) -> None:
    page = text_of(desk, bring(desk, identifier=DOI))
    assert TITLES_BY_DOI[DOI] in page
    assert f"DataCite: {DOI}" in page


def test_works_of_a_person_are_chosen_one_by_one(desk: Client, fakes: Any) -> None:
    address = bring(desk, identifier=PERSON)
    assert text_of(desk, address).count('name="take"') == len(TITLES_BY_DOI)
    desk.post(address, {"choosing": "1", "take": ["2", "3"]})
    work()
    assert [str(one) for one in Work.objects.order_by("pk")] == list(TITLES_BY_DOI.values())[1:3]


def test_service_without_a_record_is_quoted(desk: Client, fakes: Any) -> None:
    response = desk.post(START, {"format": "auto", "identifier": "10.9999/none"})
    assert "doi.org has no record of 10.9999/none." in response.content.decode()


@pytest.mark.parametrize("given", [{}, {"text": RIS, "identifier": DOI}])
def test_exactly_one_of_the_three_is_wanted(desk: Client, given: dict[str, str]) -> None:
    response = desk.post(START, {"format": "auto", **given})
    assert "one of the three" in response.content.decode()
    assert not ImportUpload.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [("encoding", "klingon", "is no text encoding"), ("columns", "Titel", "has no “=”")],
)
def test_what_cannot_be_used_is_said_at_its_field(
    desk: Client, field: str, value: str, words: str
) -> None:
    response = desk.post(START, {"format": "auto", "text": RIS, field: value})
    assert words in response.content.decode()


def test_report_lists_what_was_refused_with_its_reason(desk: Client) -> None:
    desk.post(bring(desk, text=RIS + "\nTY  - JOUR\nER  -\n"), {})
    work()
    run = ImportRun.objects.get()
    page = text_of(desk, f"/admin/publications/importrun/{run.pk}/change/?action=rejected")
    assert run.rejected >= 1
    assert "state-rejected" in page


def test_page_of_the_upload_ends_at_the_report(desk: Client) -> None:
    address = bring(desk, text=RIS)
    desk.post(address, {"choosing": "1", "take": "1"})
    assert "data-import" in text_of(desk, address)
    work()
    run = ImportRun.objects.get()
    assert desk.get(address)["Location"] == f"/admin/publications/importrun/{run.pk}/change/"


def test_killed_import_is_taken_up_by_the_next_worker(desk: Client) -> None:
    desk.post(bring(desk, text=RIS), {"choosing": "1", "take": "1"})
    ImportUpload.objects.update(state="running", claimed_at=timezone.now() - uploads.ABANDONED * 2)
    work()
    assert Work.objects.count() == 1


def test_import_that_another_worker_is_at_is_left_alone(desk: Client) -> None:
    desk.post(bring(desk, text=RIS), {"choosing": "1", "take": "1"})
    ImportUpload.objects.update(state="running", claimed_at=timezone.now())
    work()
    assert not Work.objects.exists()


def test_old_uploads_go_and_their_reports_stay(desk: Client) -> None:
    desk.post(bring(desk, text=RIS), {"choosing": "1", "take": "1"})
    work()
    assert uploads.clear(timezone.now() + uploads.KEPT * 2) == 1
    assert ImportRun.objects.count() == 1


def test_list_of_imports_shows_their_counts(desk: Client) -> None:
    desk.post(bring(desk, text=RIS), {"choosing": "1", "take": ["1", "2"]})
    work()
    page = text_of(desk, "/admin/publications/importrun/")
    assert "Pasted text" in page
    assert '<td class="field-created">2</td>' in page


def test_who_may_not_add_works_may_not_bring_them_in(client: Client, db: None) -> None:
    from django.contrib.auth.models import User

    client.force_login(
        User.objects.create_user("reader", is_staff=True),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    assert client.get(START).status_code == 403


def test_desk_counts_uploads_that_wait_for_a_decision(desk: Client) -> None:
    bring(desk, text=RIS)
    assert "Uploads that wait for a decision" in text_of(desk, "/admin/")
