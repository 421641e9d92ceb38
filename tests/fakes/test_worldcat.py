"""OCLC's fake: as its interfaces are described."""

import json
from base64 import b64encode
from typing import Any

import pytest

from publications.outbound import Answer, Request, fetch_all
from tests.fakes.fixtures import fakes

__all__ = ["fakes"]

SEARCH = "/worldcat/search/v2"


def send(request: Request) -> Answer:
    (outcome,) = fetch_all([request])
    assert isinstance(outcome, Answer), outcome
    return outcome


def token(fakes: Any, *, key: str = "key", **form: str) -> Answer:
    login = b64encode(f"{key}:secret".encode()).decode()
    asked = {"grant_type": "client_credentials", "scope": "wcapi"} | form
    return send(
        Request(
            f"{fakes.worldcat.base}/token",
            method="POST",
            form=asked,
            secrets={"Authorization": f"Basic {login}"},
        )
    )


@pytest.fixture
def get(fakes: Any) -> Any:
    value = json.loads(token(fakes).body)["access_token"]
    secrets = {"Authorization": f"Bearer {value}"}

    def get(path: str) -> tuple[int, Any]:
        answer = send(Request(f"{fakes.worldcat.base}{path}", secrets=secrets))
        return answer.status, json.loads(answer.body)

    return get


def test_token_has_the_documented_shape(fakes):
    body = json.loads(token(fakes).body)
    assert body["access_token"].startswith("tk_")
    assert (body["token_type"], body["expires_in"]) == ("bearer", "1199")
    assert body["expires_at"].endswith("Z") and "T" not in body["expires_at"]


def test_key_without_the_scope_gets_none(fakes):
    fakes.worldcat.no_scope = True
    answer = token(fakes)
    body = json.loads(answer.body)
    assert (answer.status, body["code"]) == (403, 403)
    assert body["message"].startswith("Invalid scope(s): wcapi")


def test_unknown_key_gets_none(fakes):
    fakes.worldcat.refused.add("key")
    assert token(fakes).status == 401


def test_record_is_a_bare_object(get):
    status, body = get(f"{SEARCH}/brief-bibs/778419313")
    assert status == 200
    assert (body["oclcNumber"], body["title"]) == ("778419313", "My brilliant friend")
    assert "numberOfRecords" not in body


def test_merged_number_is_answered_by_its_heir(get):
    _, body = get(f"{SEARCH}/brief-bibs/811639683")
    assert body["oclcNumber"] == "778419313"
    assert "811639683" in body["mergedOclcNumbers"]


def test_unknown_number_has_a_type_of_error(fakes, get):
    fakes.worldcat.delete("5")
    status, body = get(f"{SEARCH}/brief-bibs/5")
    assert (status, body["type"], body["detail"]["summary"]) == (404, "NOT_FOUND", "NOT_FOUND")


def test_number_that_is_none_is_refused(get):
    status, body = get(f"{SEARCH}/brief-bibs/-41266045")
    assert (status, body["type"]) == (400, "INVALID_QUERY_PARAMETER_VALUE")
    assert body["invalid-params"] == [{"reason": "Invalid Value: -41266045"}]


def test_search_is_paged_from_one(fakes, get):
    for number in ("1", "2", "3"):
        fakes.worldcat.publish(number, "Collected essays")
    _, body = get(f"{SEARCH}/brief-bibs?q=ti:%22collected%20essays%22&offset=3&limit=2")
    assert (body["numberOfRecords"], len(body["briefRecords"])) == (3, 1)
    assert get(f"{SEARCH}/brief-bibs?q=bn:1609450787")[1]["numberOfRecords"] == 1
    assert get(f"{SEARCH}/brief-bibs")[1]["type"] == "MISSING_QUERY_PARAMETER"


def test_holdings_are_counted_inside_the_record(fakes, get):
    fakes.worldcat.publish("5", "Essays", holdings=7)
    _, body = get(f"{SEARCH}/bibs-summary-holdings?oclcNumber=5")
    assert body["briefRecords"][0]["institutionHolding"] == {"totalHoldingCount": 7}


def test_current_number_is_null_for_one_that_is_gone(fakes, get):
    fakes.worldcat.delete("5")
    _, body = get("/worldcat/manage/bibs/current?oclcNumbers=811639683,5,6")
    assert [one["current"] for one in body["controlNumbers"]] == ["778419313", None, "6"]


def test_answers_may_be_partial(fakes, get):
    fakes.worldcat.partial = True
    assert get(f"{SEARCH}/brief-bibs/5")[0] == 206


def test_expired_token_is_unauthorised(fakes, get):
    fakes.worldcat.expire_tokens()
    assert get(f"{SEARCH}/brief-bibs/5") == (401, {"message": "Unauthorized"})


def test_day_s_allowance_is_a_403_that_says_so(fakes, get):
    fakes.worldcat.over_quota = True
    status, body = get(f"{SEARCH}/brief-bibs/5")
    assert status == 403 and "quota" in body["message"]


def test_public_site_embeds_its_record_or_turns_away(fakes):
    shown = send(Request("https://search.worldcat.org/title/778419313"))
    assert b"__NEXT_DATA__" in shown.body
    assert send(Request("https://www.worldcat.org/search?q=x")).status == 403
