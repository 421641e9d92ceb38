"""``/files/{id}/{name}``: downloads that no browser runs as our page."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from publications.models import File, Work

BODY = b"%PDF-1.7 " + bytes(range(256)) * 10


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def stored(work: Work, name: str = "essay.pdf", media_type: str = "application/pdf") -> File:
    return File.objects.create(
        work=work, name=name, media_type=media_type, content=ContentFile(BODY, "stored.bin")
    )


@pytest.fixture
def file(work: Work) -> File:
    return stored(work)


def address(file: File) -> str:
    return f"/files/{file.pk}/{file.name}"


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content)


def test_file_is_a_download_with_its_type_size_and_digest(client: Client, file: File) -> None:
    response = client.get(address(file))
    assert body(response) == BODY
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Length"] == str(len(BODY))
    assert response["Content-Disposition"] == 'attachment; filename="essay.pdf"'
    assert response["ETag"] == f'"{hashlib.sha256(BODY).hexdigest()}"'


def test_page_hidden_in_a_file_is_never_run(client: Client, work: Work) -> None:
    response = client.get(address(stored(work, "page.html", "text/html")))
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"].startswith("attachment")


def test_name_in_any_script_is_kept(client: Client, work: Work) -> None:
    response = client.get(address(stored(work, "词元 (1).pdf")))
    assert "%E8%AF%8D%E5%85%83%20%281%29.pdf" in response["Content-Disposition"]


def test_one_range_is_sent_alone(client: Client, file: File) -> None:
    response = client.get(address(file), headers={"Range": "bytes=9-18"})
    assert response.status_code == 206
    assert body(response) == BODY[9:19]
    assert response["Content-Range"] == f"bytes 9-18/{len(BODY)}"
    assert response["Content-Length"] == "10"


def test_range_beyond_the_end_is_refused(client: Client, file: File) -> None:
    response = client.get(address(file), headers={"Range": f"bytes={len(BODY)}-"})
    assert response.status_code == 416
    assert response["Content-Range"] == f"bytes */{len(BODY)}"


@pytest.mark.parametrize(("condition", "status"), [("", 206), ('"other"', 200), ("*", 200)])
def test_range_of_another_version_gets_the_whole(
    client: Client, file: File, condition: str, status: int
) -> None:
    headers = {"Range": "bytes=0-1", "If-Range": condition or f'"{file.sha256}"'}
    assert client.get(address(file), headers=headers).status_code == status


def test_who_has_the_file_is_not_sent_it_again(client: Client, file: File) -> None:
    response = client.get(address(file), headers={"If-None-Match": f'"{file.sha256}"'})
    assert response.status_code == 304
    assert response["ETag"] == f'"{file.sha256}"'


def test_head_tells_the_size_of_the_whole(client: Client, file: File) -> None:
    response = client.head(address(file), headers={"Range": "bytes=0-1"})
    assert (response.status_code, response["Content-Length"]) == (200, str(len(BODY)))


def test_file_of_a_draft_is_not_found(client: Client, draft: Work) -> None:
    assert client.get(address(stored(draft))).status_code == 404


def test_file_of_a_withdrawn_work_is_gone(client: Client, withdrawn: Work) -> None:
    response = client.get(address(stored(withdrawn)))
    assert (response.status_code, response["Content-Type"]) == (410, "text/plain; charset=utf-8")


def test_other_name_leads_to_the_present_one(client: Client, file: File) -> None:
    assert client.get(f"/files/{file.pk}/old.pdf")["Location"] == address(file)
    assert client.get(f"/files/{file.pk + 1}/essay.pdf").status_code == 404


def test_file_lost_from_the_storage_is_not_found_and_logged(
    client: Client, file: File, caplog: Any
) -> None:
    file.content.storage.delete(file.content.name)
    assert client.get(address(file)).status_code == 404
    assert "is not in the storage" in caplog.text


def test_file_without_a_digest_is_sent_whole(client: Client, file: File) -> None:
    File.objects.update(size=0, sha256="")
    response = client.get(address(file))
    assert body(response) == BODY
    assert "ETag" not in response


def test_one_query_finds_it(client: Client, file: File, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        client.get(address(file))


def test_file_says_which_work_it_belongs_to(client: Client, file: File) -> None:
    link = '<http://127.0.0.1:8000/works/beyond-tokens>; rel="collection"; type="text/html"'
    assert client.get(address(file))["Link"] == link


def test_robots_may_read_all_but_the_desk_and_what_is_made_on_demand(client: Client) -> None:
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    rules = response.content.decode().splitlines()
    assert rules[0] == "User-agent: *"
    assert set(rules[1:]) == {
        f"Disallow: {path}" for path in ("/admin/", "/*.txt?", "/*/download/", "/exports/")
    }
