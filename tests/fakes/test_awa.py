"""The Australian Web Archive's fake: as its TimeGate, TimeMaps and copies are described."""

import json
from typing import Any

import pytest

from publications.outbound import Answer, Request, fetch_all
from tests.fakes.fixtures import fakes

__all__ = ["fakes"]

PAGE = "http://nla.gov.au/"
DATE = "Fri, 01 Jan 2010 01:00:00 GMT"
FIRST, SECOND = "20100205144751", "20200101000000"


def get(fakes: Any, path: str, **more: Any) -> Answer:
    (outcome,) = fetch_all([Request(f"{fakes.awa.base}/awa/{path}", **more)])
    assert isinstance(outcome, Answer), outcome
    return outcome


def gate(fakes: Any, url: str = PAGE, date: str = "", method: str = "HEAD") -> Answer:
    headers = {"Accept-Datetime": date} if date else {}
    return get(fakes, url, method=method, headers=headers, follow=False)


@pytest.fixture
def archived(fakes: Any) -> Any:
    fakes.awa.archive(PAGE, SECOND)
    fakes.awa.archive(PAGE, FIRST, at="http://www.nla.gov.au/")
    return fakes


@pytest.mark.parametrize("method", ["HEAD", "GET"])
def test_timegate_redirects_to_the_nearest_copy(archived, method):
    answer = gate(archived, date=DATE, method=method)
    assert (answer.status, answer.body) == (302, b"")
    target = f"https://web.archive.org.au/awa/{FIRST}/http://www.nla.gov.au/"
    assert answer.headers["location"] == target
    assert "memento-datetime" not in answer.headers
    assert 'rel="memento"; datetime="Fri, 05 Feb 2010 14:47:51 GMT"' in answer.headers["link"]
    assert 'rel="first' not in answer.headers["link"]


def test_timegate_without_a_date_leads_to_the_latest_copy(archived):
    assert SECOND in gate(archived).headers["location"]


def test_followed_redirect_loses_the_links(archived):
    answer = get(archived, PAGE, headers={"Accept-Datetime": DATE})
    assert (answer.status, answer.headers.get("link")) == (200, None)
    assert answer.headers["memento-datetime"] == "Fri, 05 Feb 2010 14:47:51 GMT"


def test_timegate_may_show_the_copy_at_once(archived):
    archived.awa.direct = True
    answer = gate(archived, date=DATE)
    assert answer.status == 200
    assert answer.headers["content-location"].endswith(f"{FIRST}mp_/http://www.nla.gov.au/")


def test_bad_date_is_refused(fakes):
    assert gate(fakes, date="yesterday").status == 400


def test_page_without_copies_is_not_found_by_its_name(fakes):
    fakes.awa.forget(PAGE)
    for path in (PAGE, f"timemap/link/{PAGE}"):
        answer = get(fakes, path)
        assert answer.status == 404
        assert PAGE.encode() in answer.body


def test_copy_of_an_error_page_has_its_status_and_its_date(fakes):
    fakes.awa.archive(PAGE, FIRST, status=404)
    answer = get(fakes, f"{FIRST}/{PAGE}")
    assert (answer.status, "memento-datetime" in answer.headers) == (404, True)


def test_copy_of_another_moment_redirects(archived):
    answer = get(archived, f"20110101000000/{PAGE}", follow=False)
    assert FIRST in answer.headers["location"]


def test_timemap_in_link_format_names_every_copy(archived):
    answer = get(archived, f"timemap/link/{PAGE}")
    assert answer.media_type == "application/link-format"
    lines = answer.body.decode().splitlines()
    assert [line.partition("; rel=")[2].split('"')[1] for line in lines] == [
        "self", "timegate", "original", "memento", "memento",
    ]  # fmt: skip
    assert f"/awa/{FIRST}mp_/http://www.nla.gov.au/" in lines[3]


def test_timemap_in_json_is_one_object_a_line(archived):
    answer = get(archived, f"timemap/json/{PAGE}")
    rows = [json.loads(line) for line in answer.body.splitlines()]
    assert (answer.media_type, [row["timestamp"] for row in rows]) == (
        "text/x-ndjson",
        [FIRST, SECOND],
    )
    assert rows[0]["status"] == "200"


def test_timemap_in_cdxj_has_key_time_and_object(archived):
    (line, _) = get(archived, f"timemap/cdxj/{PAGE}").body.decode().splitlines()
    _, timestamp, row = line.split(" ", 2)
    assert (timestamp, json.loads(row)["mime"]) == (FIRST, "text/html")


def test_timemap_may_be_empty(fakes):
    fakes.awa.forget(PAGE)
    fakes.awa.empty_timemaps = True
    assert b'rel="memento"' not in get(fakes, f"timemap/link/{PAGE}").body
    assert get(fakes, f"timemap/json/{PAGE}").body == b""


def test_page_may_be_closed(fakes):
    fakes.awa.restrict(PAGE)
    assert gate(fakes).status == 451


def test_public_view_is_a_page(fakes):
    (answer,) = fetch_all([Request(f"https://webarchive.nla.gov.au/awa/{FIRST}/{PAGE}")])
    assert answer.status == 200
