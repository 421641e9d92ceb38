"""``/works/{slug}.{ext}``: a record in a format, and what caches may ask."""

import json
from typing import Any

import pytest
from django.test import Client

from publications.changes import touch
from publications.models import Work

ADDRESS = "/works/beyond-tokens.csl.json"


@pytest.mark.parametrize(
    ("ext", "media_type"),
    [
        ("bib", "application/x-bibtex; charset=utf-8"),
        ("ris", "application/x-research-info-systems; charset=utf-8"),
        ("csl.json", "application/vnd.citationstyles.csl+json"),
    ],
)
def test_record_is_downloaded_under_its_name(
    client: Client, work: Work, ext: str, media_type: str
) -> None:
    response = client.get(f"/works/beyond-tokens.{ext}", headers={"Accept": "text/html"})
    assert response.status_code == 200
    assert response["Content-Type"] == media_type
    assert response["Content-Disposition"] == f'attachment; filename="beyond-tokens.{ext}"'


def test_file_name_in_any_script_is_kept(client: Client, db: None) -> None:
    Work.objects.create(slug="词元", original_title="词元", status="published")
    disposition = client.get("/works/词元.bib")["Content-Disposition"]
    assert disposition == "attachment; filename*=utf-8''%E8%AF%8D%E5%85%83.bib"


def test_lang_chooses_the_title(client: Client, work: Work) -> None:
    found = [
        json.loads(client.get(ADDRESS + query).content)[0]["title"]
        for query in ("", "?lang=en", "?lang=EN", "?lang=de", "?lang=%00x")
    ]
    assert found == ["词元之后", "Beyond Tokens", "Beyond Tokens", "词元之后", "词元之后"]


def test_reader_s_language_does_not_change_the_record(client: Client, work: Work) -> None:
    first, second = (
        client.get(ADDRESS, headers={"Accept-Language": language}) for language in ("fr", "ja")
    )
    assert first.content == second.content
    assert first["ETag"] == second["ETag"]


def test_who_has_the_record_is_not_sent_it_again(
    client: Client, work: Work, django_assert_num_queries: Any
) -> None:
    first = client.get(ADDRESS)
    with django_assert_num_queries(1):
        again = client.get(ADDRESS, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    since = client.get(ADDRESS, headers={"If-Modified-Since": first["Last-Modified"]})
    assert since.status_code == 304


def test_change_of_anything_it_shows_makes_a_new_record(client: Client, work: Work) -> None:
    first = client.get(ADDRESS)["ETag"]
    touch([work])
    assert client.get(ADDRESS, headers={"If-None-Match": first}).status_code == 200


def test_each_language_and_format_has_a_tag_of_its_own(client: Client, work: Work) -> None:
    addresses = (ADDRESS, f"{ADDRESS}?lang=en", "/works/beyond-tokens.bib")
    assert len({client.get(address)["ETag"] for address in addresses}) == 3


def test_record_points_back_to_its_work(client: Client, work: Work) -> None:
    link = '<http://127.0.0.1:8000/works/beyond-tokens>; rel="describes"; type="text/html"'
    assert link in client.get(ADDRESS)["Link"]


def test_queries_are_few(client: Client, work: Work, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(16):
        client.get(ADDRESS)
