"""The Internet Archive's stand-in says what the archive is documented to say."""

import json
from typing import Any
from urllib.parse import quote

import pytest

from publications.outbound import Answer, Request, fetch_all
from tests.fakes.fixtures import fakes
from tests.fakes.internet_archive import BLOCKED, FIELDS

__all__ = ["fakes"]
URL, TIME = "https://example.org/page", "20260105090000"
KEYS = {"Authorization": "LOW access:secret"}


def ask(fakes: Any, path: str, **more: Any) -> Answer:
    (outcome,) = fetch_all([Request(f"{fakes.internet_archive.base}{path}", **more)])
    assert isinstance(outcome, Answer), outcome
    return outcome


def cdx(fakes: Any, query: str = "", url: str = URL) -> Any:
    path = f"/cdx/search/cdx?url={quote(url, safe='')}&output=json{query}"
    return json.loads(ask(fakes, path).body)


def save(fakes: Any, url: str = URL, **more: Any) -> Answer:
    return ask(fakes, "/save", method="POST", form={"url": url}, **more)


def test_list_begins_with_the_names_of_its_columns(fakes: Any) -> None:
    assert cdx(fakes) == [list(FIELDS), [
        "org,example)/page", TIME, URL, "text/html", "200", "A" * 32, "5123"]]  # fmt: skip


def test_nothing_is_an_empty_list_or_an_empty_text(fakes: Any) -> None:
    fakes.internet_archive.forget(URL)
    assert cdx(fakes) == []
    assert ask(fakes, f"/cdx/search/cdx?url={URL}").body == b""


@pytest.mark.parametrize(
    "url", ["http://example.org/page", "https://www.example.org/page/", "example.org/page"]
)
def test_addresses_are_folded_into_one_key(fakes: Any, url: str) -> None:
    fakes.internet_archive.forget(URL)
    fakes.internet_archive.capture(URL, "20200101000000")
    assert cdx(fakes, url=url)[1][1] == "20200101000000"


@pytest.mark.parametrize(
    ("query", "times"),
    [
        ("&limit=1", ["2020"]),
        ("&limit=-1", ["2024"]),
        ("&limit=-2", ["2022", "2024"]),
        ("&filter=statuscode:200", ["2020", "2024"]),
        ("&filter=!statuscode:200", ["2022"]),
        ("&from=2021&to=2023", ["2022"]),
        ("&from=2022&to=2022", ["2022"]),
        ("&from=20240101000000&to=20240101000000", ["2024"]),
    ],
)
def test_captures_can_be_chosen(fakes: Any, query: str, times: list[str]) -> None:
    for year, status in (("2020", "200"), ("2022", "404"), ("2024", "200")):
        fakes.internet_archive.capture(URL, f"{year}0101000000", status)
    _, *rows = cdx(fakes, f"&fl=timestamp{query}")
    assert [row[0][:4] for row in rows] == times


def test_key_to_go_on_with_comes_after_an_empty_line(fakes: Any) -> None:
    *_, empty, key = cdx(fakes, "&showResumeKey=true")
    assert (empty, len(key)) == ([], 1)


def test_excluded_address_is_refused_with_its_reason(fakes: Any) -> None:
    fakes.internet_archive.exclude(URL)
    answer = ask(fakes, f"/cdx/search/cdx?url={URL}")
    assert (answer.status, answer.body.decode()) == (403, BLOCKED)
    assert b"excluded" in ask(fakes, f"/web/{TIME}/{URL}").body


def test_availability_is_told_and_may_be_falsely_empty(fakes: Any) -> None:
    path = f"/wayback/available?url={URL}"
    closest = json.loads(ask(fakes, path).body)["archived_snapshots"]["closest"]
    assert closest["url"] == f"http://web.archive.org/web/{TIME}/{URL}"
    fakes.internet_archive.false_empty = True
    assert json.loads(ask(fakes, path).body)["archived_snapshots"] == {}


def test_other_time_leads_to_the_nearest_copy(fakes: Any) -> None:
    answer = ask(fakes, f"/web/2025/{URL}")
    assert [hop.status for hop in answer.hops] == [302]
    assert answer.final_url.endswith(f"/web/{TIME}/{URL}")
    assert answer.headers["memento-datetime"]


def test_copy_of_an_error_is_replayed_with_its_status(fakes: Any) -> None:
    fakes.internet_archive.capture(URL, "20240101000000", "404")
    answer = ask(fakes, f"/web/20240101000000/{URL}")
    assert (answer.status, "memento-datetime" in answer.headers) == (404, True)
    fakes.internet_archive.forget(URL)
    assert "memento-datetime" not in ask(fakes, f"/web/2024/{URL}").headers


def test_saving_wants_keys(fakes: Any) -> None:
    assert save(fakes).status == 401


def test_saving_ends_with_a_copy(fakes: Any) -> None:
    fakes.internet_archive.forget(URL)
    job = json.loads(save(fakes, secrets=KEYS).body)["job_id"]
    states = [json.loads(ask(fakes, f"/save/status/{job}", secrets=KEYS).body) for _ in range(2)]
    assert [state["status"] for state in states] == ["pending", "success"]
    assert cdx(fakes)[1][1] == states[1]["timestamp"]


def test_saving_can_fail(fakes: Any) -> None:
    fakes.internet_archive.saving.fails_with = "error:not-found"
    job = json.loads(save(fakes, secrets=KEYS).body)["job_id"]
    ask(fakes, f"/save/status/{job}", secrets=KEYS)
    found = json.loads(ask(fakes, f"/save/status/{job}", secrets=KEYS).body)
    assert (found["status"], found["status_ext"]) == ("error", "error:not-found")


def test_saving_may_succeed_though_its_answer_is_lost(fakes: Any) -> None:
    fakes.internet_archive.forget(URL)
    fakes.internet_archive.saving.loses_answers = True
    assert save(fakes, secrets=KEYS).status == 523
    assert cdx(fakes)[1][1] == "20260301101112"
