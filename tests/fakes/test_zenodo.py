"""Zenodo's stand-in says what Zenodo is documented to say."""

import json
from typing import Any

import pytest

from publications.outbound import Answer, Request, fetch_all
from tests.fakes.fixtures import fakes

__all__ = ["fakes"]
NUMBER = "20352371"


def get(fakes: Any, path: str, **secrets: str) -> Answer:
    request = Request(f"{fakes.zenodo.base}/api/records{path}", secrets=secrets)
    (outcome,) = fetch_all([request])
    assert isinstance(outcome, Answer), outcome
    return outcome


def body(fakes: Any, path: str, **secrets: str) -> Any:
    return json.loads(get(fakes, path, **secrets).body)


def test_number_is_a_number_and_a_text(fakes: Any) -> None:
    record = body(fakes, f"/{NUMBER}")
    assert (record["id"], record["recid"], record["state"]) == (int(NUMBER), NUMBER, "done")
    assert record["files"][0]["checksum"].startswith("md5:")


def test_every_answer_says_how_much_may_be_asked(fakes: Any) -> None:
    headers = get(fakes, f"/{NUMBER}").headers
    assert headers["x-ratelimit-limit"] == "133"
    assert headers["retry-after"] == "60"


def test_newer_version_makes_the_older_no_longer_the_last(fakes: Any) -> None:
    fakes.zenodo.publish("20400000", "Anew", concept="20352370")
    (older, newer) = body(fakes, f"/{NUMBER}/versions")["hits"]["hits"]
    assert older["metadata"]["relations"]["version"][0]["is_last"] is False
    assert newer["metadata"]["relations"]["version"][0]["is_last"] is True
    assert get(fakes, f"/{NUMBER}/versions/latest").final_url.endswith("/20400000")
    assert get(fakes, "/20352370").final_url.endswith("/20400000")


@pytest.mark.parametrize(
    ("method", "given", "status", "message"),
    [
        ("forget", {}, 404, "The persistent identifier does not exist."),
        ("reserve", {}, 404, "The persistent identifier is not registered."),
        ("delete", {"tombstone": "hidden"}, 404, "Record not found"),
        ("delete", {"tombstone": "silent"}, 410, "The record has been deleted."),
        ("delete", {}, 410, "Record deleted"),
        ("forbid", {}, 403, "Permission denied."),
        ("merge", {"into": "1", "by_header": False}, 301, "Moved Permanently."),
    ],
)
def test_errors_have_the_documented_texts(
    fakes: Any, method: str, given: dict[str, Any], status: int, message: str
) -> None:
    getattr(fakes.zenodo, method)(NUMBER, **given)
    answer = get(fakes, f"/{NUMBER}")
    found = json.loads(answer.body)
    assert (answer.status, found["status"], found["message"]) == (status, status, message)


def test_tombstone_gives_a_reason(fakes: Any) -> None:
    fakes.zenodo.delete(NUMBER, reason="copyright")
    assert body(fakes, f"/{NUMBER}")["tombstone"]["removal_reason"] == {"id": "copyright"}


def test_search_gives_hits_and_their_total(fakes: Any) -> None:
    found = body(fakes, f'?q=doi:"10.5281/zenodo.{NUMBER}"')["hits"]
    assert (found["total"], found["hits"][0]["recid"]) == (1, NUMBER)
    assert body(fakes, "?q=title:nothing")["hits"] == {"hits": [], "total": 0}


def test_large_pages_are_for_those_with_a_token(fakes: Any) -> None:
    fakes.zenodo.tokens.add("abc")
    answer = get(fakes, "?size=26")
    assert answer.status == 400
    assert b"cannot be greater than 25" in answer.body
    assert get(fakes, "?size=26", Authorization="Bearer abc").status == 200


def test_results_end_at_ten_thousand(fakes: Any) -> None:
    assert get(fakes, "?size=25&page=401").status == 400
