"""``/works.{ext}``: the records of a search, as a stream that can be continued."""

import json
import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.http import StreamingHttpResponse
from django.test import Client

from catalogue.exports.bulk import streaming, views
from publications.assembling import walking
from publications.formats import FORMATS
from publications.models import Work

pytestmark = pytest.mark.django_db


def body(response: Any) -> bytes:
    assert isinstance(response, StreamingHttpResponse)
    return b"".join(response)  # type: ignore[arg-type]


def slugs(response: Any) -> list[str]:
    """Of an answer in RIS."""
    return re.findall(r"^ID  - (\S+)", body(response).decode(), re.M)


@pytest.mark.parametrize("ext", sorted(FORMATS))
def test_every_format_has_its_media_type_and_a_name(
    client: Client, works: list[Work], ext: str
) -> None:
    response = client.get(f"/works.{ext}")
    assert response["Content-Type"] == FORMATS[ext].content_type
    assert response["Content-Disposition"] == f'attachment; filename="works.{ext}"'
    assert len(body(response)) > 100


def test_records_stand_in_order_of_entry_whatever_their_dates(
    client: Client, works: list[Work]
) -> None:
    assert slugs(client.get("/works.ris")) == [f"w{number}" for number in range(12)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("type=book", ["w0", "w3", "w6", "w9"]),
        ("q=title+11", ["w11"]),
        ("issue=times/1-2", ["w4"]),
        ("serial=times", ["w4"]),
        ("type=book&sort=oldest&page=7&size=20", ["w0", "w3", "w6", "w9"]),
        ("serial=nothing", []),
    ],
)
def test_search_is_that_of_the_list(
    client: Client, works: list[Work], query: str, expected: list[str]
) -> None:
    assert slugs(client.get(f"/works.ris?{query}")) == expected


def test_chosen_works_alone_are_given(client: Client, works: list[Work]) -> None:
    chosen = f"{works[7].pk}.{works[2].pk}"
    assert slugs(client.get(f"/works.ris?chosen={chosen}")) == ["w2", "w7"]


def test_drafts_and_withdrawn_works_are_not_among_them(
    client: Client, works: list[Work], draft: Work, withdrawn: Work
) -> None:
    chosen = f"{draft.pk}.{withdrawn.pk}.{works[0].pk}"
    assert slugs(client.get(f"/works.ris?chosen={chosen}")) == ["w0"]


def test_lang_chooses_the_title(client: Client, works: list[Work]) -> None:
    response = client.get("/works.csl.json?lang=fr&limit=1")
    assert json.loads(body(response))[0]["title"] == "Titre 0"
    assert response["Content-Language"] == "fr"


def test_reader_s_language_changes_nothing(client: Client, works: list[Work]) -> None:
    first, second = (
        body(client.get("/works.csl.json", headers={"Accept-Language": language}))
        for language in ("de", "ja")
    )
    assert first == second


def test_stream_goes_on_behind_the_last_record_that_is_there(
    client: Client, works: list[Work]
) -> None:
    assert slugs(client.get("/works.ris?type=essay&after=w7")) == ["w8", "w10", "w11"]


def test_stream_goes_on_behind_a_work_that_was_withdrawn_meanwhile(
    client: Client, works: list[Work]
) -> None:
    Work.objects.filter(slug="w9").update(status="withdrawn", withdrawn_reason="A mistake")
    assert slugs(client.get("/works.ris?after=w9")) == ["w10", "w11"]


@pytest.mark.parametrize("limit", [1, 4, 5, 12, 13])
def test_parts_put_together_are_the_whole(client: Client, works: list[Work], limit: int) -> None:
    address, found, parts = f"/works.ris?lang=fr&limit={limit}", [], 0
    while address:
        response = client.get(address)
        link = re.fullmatch(r'<(\S+)>; rel="next"; type="\S+"', response.get("Link", ""))
        found += slugs(response)
        parts += 1
        address = urlsplit(link[1])._replace(scheme="", netloc="").geturl() if link else ""
    assert found == [f"w{number}" for number in range(12)]
    assert parts == -(-12 // limit)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("after=unknown", "unknown"),
        ("after=a-draft", "a-draft"),
        ("after=%00", "no work"),
        ("limit=0", "0"),
        ("limit=-3", "-3"),
        ("limit=²", "²"),
        ("limit=99999999999", "99999999999"),
        ("year=MCM", "Year"),
        ("type=novel", "novel"),
        ("chosen=1.x", "Chosen works"),
        ("chosen=" + ".".join(map(str, range(1, 502))), "501"),
        ("issue=times", "Issue"),
    ],
)
def test_what_cannot_be_used_is_refused_before_anything_is_sent(
    client: Client, works: list[Work], draft: Work, query: str, said: str
) -> None:
    response = client.get(f"/works.ris?{query}")
    assert response.status_code == 400
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert said in response.content.decode()


@pytest.mark.parametrize("address", ["/works.pdf", "/works.", "/works.ris/"])
def test_no_other_ending_is_an_address_of_records(client: Client, address: str) -> None:
    assert client.get(address, follow=True).status_code == 404


def test_head_has_the_headers_and_reads_no_record(
    client: Client, works: list[Work], django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(1):  # where the limit cuts
        response = client.head("/works.ris?limit=5")
    assert response["Content-Disposition"] and 'rel="next"' in response["Link"]
    assert "Content-Length" not in response
    assert body(response) == b""


def test_only_reading_is_allowed(client: Client) -> None:
    assert client.post("/works.ris").status_code == 405


def test_failure_before_the_first_byte_is_an_error(works: list[Work], monkeypatch: Any) -> None:
    def broken(_: Any) -> Any:
        raise RuntimeError("the database went away")
        yield

    monkeypatch.setattr(views, "records_of", broken)
    response = Client(raise_request_exception=False).get("/works.ris")
    assert response.status_code == 500


def test_answer_begins_before_the_last_record_is_read(
    client: Client, works: list[Work], monkeypatch: Any
) -> None:
    monkeypatch.setattr(streaming, "CHUNK", 1)
    monkeypatch.setattr(walking, "BATCH", 4)
    chunks = iter(client.get("/works.ris"))
    assert b"w0" in next(chunks)
    Work.objects.filter(slug="w11").update(status="withdrawn", withdrawn_reason="A mistake")
    assert not [chunk for chunk in chunks if b"w11" in chunk]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("type=essay&year=1926", 'filename="works-essay-1926.ris"'),
        ("q=Beyond%20Tokens!", 'filename="works-beyond-tokens.ris"'),
        ("q=词元", "filename*=utf-8''works-%E8%AF%8D%E5%85%83.ris"),
        ('q=";x=../y', 'filename="works-xy.ris"'),
        ("chosen=1.2", 'filename="works.ris"'),
        ("q=" + "long " * 60, f'filename="{("works-" + "long-" * 40)[:100].strip("-")}.ris"'),
    ],
)
def test_file_is_named_by_the_search(client: Client, db: None, query: str, name: str) -> None:
    assert client.get(f"/works.ris?{query}")["Content-Disposition"] == f"attachment; {name}"


def test_queries_are_few_however_many_works(
    client: Client, works: list[Work], django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(18):
        body(client.get("/works.ris?after=w0&limit=9"))
