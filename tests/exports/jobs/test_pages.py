"""The pages of downloads, and the file at the end."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from catalogue.exports.jobs import writing
from catalogue.exports.jobs.models import ExportJob
from publications.formats import FORMATS
from publications.models import Work

Ask = Callable[..., ExportJob]


@pytest.fixture
def done(work: Work, asked: Ask) -> ExportJob:
    job = asked()
    writing.write_due(timezone.now())
    job.refresh_from_db()
    return job


def test_number_of_records_stands_before_the_click(client: Client, work: Work) -> None:
    page = client.get("/en/download/?type=essay").content.decode()
    assert "1 record" in page
    for ext in FORMATS:
        assert f'href="/works.{ext}?type=essay&amp;lang=en"' in page


def test_search_that_finds_nothing_offers_nothing(client: Client, work: Work) -> None:
    page = client.get("/en/download/?type=book").content.decode()
    assert "there is nothing to download" in page
    assert "file-form" not in page


def test_asking_for_a_file_leads_to_its_page(client: Client, work: Work) -> None:
    response = client.post("/fr/download/file/", {"format": "ris", "type": "essay"})
    job = ExportJob.objects.get()
    assert response["Location"] == f"/fr/download/{job.token}/"
    assert (job.query, job.ext, job.total) == ("?type=essay", "ris", 1)


def test_unknown_format_cannot_be_asked_for(client: Client, work: Work) -> None:
    assert client.post("/en/download/file/", {"format": "exe"}).status_code == 404


def test_form_of_another_site_asks_for_nothing(work: Work) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/en/download/file/", {"format": "ris"}).status_code == 403
    assert not ExportJob.objects.exists()


def test_when_there_are_too_many_files_the_page_says_so(
    client: Client, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("catalogue.exports.jobs.asking.MOST", 0)
    response = client.post("/en/download/file/", {"format": "ris"}, follow=True)
    assert "As many files as we can keep" in response.content.decode()


def test_page_says_how_far_the_file_is(client: Client, work: Work, asked: Ask) -> None:
    job = asked(total=400)
    ExportJob.objects.update(state="running", done=100)
    page = client.get(f"/en/download/{job.token}/").content.decode()
    assert 'value="25"' in page
    assert client.get(f"/exports/{job.token}.json").json() == {
        "state": "running", "done": 100, "total": 400, "percent": 25,
    }  # fmt: skip


def test_page_says_when_no_worker_runs(client: Client, work: Work, asked: Ask) -> None:
    job = asked()
    ExportJob.objects.update(created_at=timezone.now() - timedelta(minutes=6))
    assert "No worker has begun yet" in client.get(f"/en/download/{job.token}/").content.decode()


def test_finished_file_is_fetched_under_its_name(client: Client, done: ExportJob) -> None:
    page = client.get(f"/en/download/{done.token}/").content.decode()
    address = f"/exports/{done.token}/{done.filename}"
    assert address in page
    response = client.get(address)
    assert "词元之后" in b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
    assert response["Content-Disposition"] == f'attachment; filename="{done.filename}"'
    assert response["Content-Type"] == "application/x-research-info-systems; charset=utf-8"


def test_interrupted_download_goes_on_where_it_broke_off(client: Client, done: ExportJob) -> None:
    address = f"/exports/{done.token}/{done.filename}"
    whole = b"".join(client.get(address).streaming_content)  # type: ignore[attr-defined]
    rest = client.get(address, headers={"Range": "bytes=10-"})
    assert rest.status_code == 206
    assert b"".join(rest.streaming_content) == whole[10:]  # type: ignore[attr-defined]


@pytest.mark.parametrize("address", ["/en/download/{}/", "/exports/{}.json", "/exports/{}/x.ris"])
def test_expired_or_unknown_file_is_not_there(
    client: Client, done: ExportJob, address: str
) -> None:
    assert client.get(address.format("nobody")).status_code == 404
    ExportJob.objects.update(expires_at=timezone.now())
    assert client.get(address.format(done.token)).status_code == 404


def test_failed_file_is_said_to_have_failed(client: Client, work: Work, asked: Ask) -> None:
    job = asked()
    ExportJob.objects.update(state="failed")
    assert "could not be written" in client.get(f"/en/download/{job.token}/").content.decode()


def test_list_offers_to_choose_works_and_to_download_them(client: Client, work: Work) -> None:
    page = client.get("/en/works/?type=essay").content.decode()
    assert f'name="chosen" value="{work.pk}"' in page
    assert 'href="/en/download/?type=essay"' in page


def test_page_of_choices_takes_few_queries(
    client: Client, work: Work, django_assert_max_num_queries: Any
) -> None:
    client.get("/en/download/")
    with django_assert_max_num_queries(4):
        client.get("/en/download/?type=essay")


def test_filters_are_named_as_readers_know_them(client: Client, work: Work) -> None:
    page = client.get("/fr/download/?type=essay&serial=the-epochal-transition").content.decode()
    assert "<bdi>Essai</bdi>" in page
    assert "时代跃迁" in page


def test_citations_are_a_format_among_others(client: Client, work: Work) -> None:
    page = client.get("/en/download/").content.decode()
    assert "/works.txt?lang=en" in page
    client.post("/en/download/file/", {"format": "txt"})
    writing.write_due(timezone.now())
    job = ExportJob.objects.get()
    assert "词元之后" in job.content.read().decode()
