"""Trove's fake: as API v3 is described."""

import json
from typing import Any
from xml.etree import ElementTree

import pytest

from publications.outbound import Answer, Request, fetch_all
from tests.fakes.fixtures import fakes

__all__ = ["fakes"]

ISBN = "9781741107272"
FULL = "reclevel=full&include=workversions,holdings,links"


def get(fakes: Any, path: str, *, key: str = "k", accept: str = "application/json") -> Answer:
    request = Request(
        f"{fakes.trove.base}/v3{path}",
        headers={"Accept": accept},
        secrets={"X-API-KEY": key} if key else {},
    )
    (outcome,) = fetch_all([request])
    assert isinstance(outcome, Answer), outcome
    return outcome


def records(fakes: Any, query: str, **more: Any) -> dict[str, Any]:
    body = json.loads(get(fakes, f"/result?{query}", **more).body)
    return body["category"][0]["records"]


def test_search_has_the_documented_shape(fakes):
    found = records(fakes, f"category=book&q=isbn:{ISBN}")
    assert (found["s"], found["n"], found["total"]) == ("*", 1, 1)
    assert found["work"][0]["id"] == "32411829"
    assert "nextStart" not in found


def test_empty_search_has_no_works(fakes):
    assert records(fakes, "category=book&q=isbn:9780000000002") == {"s": "*", "n": 0, "total": 0}


def test_long_searches_are_paged_and_leak_the_key(fakes):
    for number in range(1, 6):
        fakes.trove.publish(str(number), "Found", isbns=["9781609450786"])
    query = "category=book&q=isbn:9781609450786&n=2"
    first = records(fakes, query, key="secret")
    assert "key=secret" in first["next"]
    second = records(fakes, f"{query}&s={first['nextStart']}")
    third = records(fakes, f"{query}&s={second['nextStart']}")
    ids = [work["id"] for page in (first, second, third) for work in page["work"]]
    assert ids == ["1", "2", "3", "4", "5"]
    assert "nextStart" not in third


def test_brief_records_lack_identifiers_and_holdings(fakes):
    (work,) = records(fakes, f"category=book&q=isbn:{ISBN}")["work"]
    assert not {"identifier", "holding", "version"} & set(work)


def test_all_categories_wrap_their_works(fakes):
    found = records(fakes, f"category=all&q=isbn:{ISBN}")
    assert found["item"][0]["work"]["id"] == "32411829"


def test_deposited_work_is_full_of_what_was_asked_for(fakes):
    found = records(fakes, f'category=book&q=nuc:"ANL:NED"&{FULL}')["work"]
    links = [one for one in found[0]["identifier"] if one.get("linktype") == "fulltext"]
    assert links[0]["value"] == "http://nla.gov.au/nla.obj-4204311557"
    assert found[0]["version"][0]["holding"][0]["nuc"] == "ANL:NED"


def test_objects_are_found_as_text_anywhere(fakes):
    assert records(fakes, 'category=book&q="nla.obj-4204311557"')["total"] == 1


def test_work_is_xml_unless_json_is_wanted(fakes):
    answer = get(fakes, f"/work/32411829?{FULL}", accept="*/*")
    work = ElementTree.fromstring(answer.body)
    assert (answer.media_type, work.get("id")) == ("application/xml", "32411829")
    assert work.findtext("title").startswith("Australian prime ministers / ")
    assert "json" in get(fakes, "/work/32411829?encoding=json", accept="*/*").media_type


@pytest.mark.parametrize("accept", ["application/json", "application/xml"])
@pytest.mark.parametrize(
    ("path", "key", "status"),
    [
        ("/result?q=x", "k", 400),
        ("/result?category=books&q=x", "k", 400),
        ("/result?category=book&q=x&s=y", "k", 400),
        ("/work/1", "", 401),
        ("/work/999999999999", "k", 404),
        ("/nothing", "k", 404),
    ],
)
def test_every_failure_is_one_error_object(fakes, path, key, status, accept):
    answer = get(fakes, path, key=key, accept=accept)
    assert answer.status == status
    if "json" in accept:
        body = json.loads(answer.body)
        assert (body["statusCode"], set(body)) == (
            status,
            {"statusCode", "statusText", "description"},
        )
    else:
        assert ElementTree.fromstring(answer.body).findtext("statusCode") == str(status)


def test_cancelled_key_is_refused_and_the_gateway_may_forbid_all(fakes):
    fakes.trove.refused.add("old")
    assert get(fakes, "/work/1", key="old").status == 401
    fakes.trove.forbidden = True
    answer = get(fakes, "/work/1")
    assert (answer.status, json.loads(answer.body)) == (403, {"message": "Forbidden"})


def test_key_may_stand_in_the_query(fakes):
    assert get(fakes, "/work/1?key=k", key="").status == 200


def test_merged_work_answers_under_its_new_number_alone(fakes):
    fakes.trove.merge("32411829", "7")
    assert get(fakes, "/work/32411829").status == 404
    assert records(fakes, f"category=book&q=isbn:{ISBN}")["work"][0]["id"] == "7"
