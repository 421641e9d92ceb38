"""The ISSN Portal's stand-in says what the portal says."""

import json
from typing import Any

import pytest

from publications.outbound import Answer, Request, fetch_all
from tests.fakes.fixtures import fakes
from tests.fakes.issn import NOT_FOUND, is_valid

__all__ = ["fakes"]
ISSN = "2151-2124"


def get(fakes: Any, path: str, **headers: str) -> Answer:
    (outcome,) = fetch_all([Request(f"{fakes.issn.base}/resource/ISSN/{path}", headers=headers)])
    assert isinstance(outcome, Answer), outcome
    return outcome


def body(fakes: Any, issn: str = ISSN) -> Any:
    return json.loads(get(fakes, f"{issn}.jsonld").body)


@pytest.mark.parametrize(
    ("issn", "valid"),
    [("0317-8471", True), ("2049-3630", True), ("1050-124X", True), ("1050-1240", False)],
)
def test_check_digits_are_those_of_the_standard(issn: str, valid: bool) -> None:
    assert is_valid(issn) == valid


def test_linked_data_are_given_by_ending_and_by_type(fakes: Any) -> None:
    by_ending = get(fakes, f"{ISSN}.jsonld")
    by_type = get(fakes, ISSN, Accept="application/ld+json")
    assert by_ending.media_type == by_type.media_type == "application/ld+json"
    assert get(fakes, ISSN).media_type == "text/html"


def test_old_parameter_no_longer_gives_json(fakes: Any) -> None:
    assert get(fakes, f"{ISSN}?format=json").media_type == "text/html"


def test_compact_form_keys_the_numbers_by_fragment(fakes: Any) -> None:
    fakes.issn.publish(ISSN, "Journal", issn_l="0269-8803")
    found = body(fakes)
    assert found["identifiedBy"]["#ISSN"] == {
        "type": "bf:Issn", "status": "idStatus:Valid", "value": ISSN,
    }  # fmt: skip
    assert found["mainEntityOf"]["status"] == "recordStatus:Register"


def test_older_form_is_a_graph(fakes: Any) -> None:
    fakes.issn.form = "graph"
    ids = {node["@id"] for node in body(fakes)["@graph"]}
    assert {f"resource/ISSN/{ISSN}", f"resource/ISSN/{ISSN}#Record"} <= ids


def test_cancelled_number_is_a_record_without_title(fakes: Any) -> None:
    fakes.issn.cancel(ISSN, "0206-5347")
    found = body(fakes)
    assert found["identifiedBy"]["cancelledInFavorOf"] == ["resource:ISSN/0206-5347#ISSN"]
    assert "mainTitle" not in found


@pytest.mark.parametrize("issn", ["2151-2125", "1050-124x", "21512124"])
def test_what_is_not_registered_or_not_canonical_leads_to_a_page(fakes: Any, issn: str) -> None:
    answer = get(fakes, f"{issn}.jsonld")
    assert ([hop.status for hop in answer.hops], answer.status) == ([302], 200)
    assert NOT_FOUND.encode() in answer.body


def test_ban_is_403_for_everything(fakes: Any) -> None:
    fakes.issn.banned = True
    assert get(fakes, f"{ISSN}.jsonld").status == 403


def test_archives_that_keep_it_are_components(fakes: Any) -> None:
    fakes.issn.keep(ISSN, "Portico", status="In Progress")
    (component,) = body(fakes)["subjectOf"]
    assert component["creativeWorkStatus"] == "In Progress"
    assert component["holdingArchive"]["identifier"] == "portico"
