"""The stand-ins of DataCite and Crossref say what those are documented to say of a DOI."""

import json
from typing import Any

import pytest

from publications.outbound import Answer, Request, fetch_all
from tests.fakes.fixtures import fakes

__all__ = ["fakes"]
DOI = "10.5281/zenodo.20352371"


def get(url: str) -> Answer:
    (outcome,) = fetch_all([Request(url)])
    assert isinstance(outcome, Answer), outcome
    return outcome


def test_datacite_gives_a_record_in_its_envelope(fakes: Any) -> None:
    data = json.loads(get(f"{fakes.datacite.base}/dois/{DOI}").body)["data"]
    assert (data["id"], data["attributes"]["state"]) == (DOI, "findable")
    assert data["relationships"]["client"]["data"]["id"] == "cern.zenodo"


def test_datacite_says_404_of_hidden_and_absent_alike(fakes: Any) -> None:
    fakes.datacite.hide(DOI)
    answers = [get(f"{fakes.datacite.base}/dois/{doi}") for doi in (DOI, "10.1000/none")]
    assert {answer.status for answer in answers} == {404}
    assert answers[0].body == answers[1].body


def test_datacite_writes_errors_of_searches_as_an_object(fakes: Any) -> None:
    answer = get(f"{fakes.datacite.base}/dois?query=a%22b")
    assert (answer.status, isinstance(json.loads(answer.body)["errors"], dict)) == (400, True)


def test_datacites_balancer_turns_away_with_a_page(fakes: Any) -> None:
    fakes.datacite.overloaded = True
    answer = get(f"{fakes.datacite.base}/dois/{DOI}")
    assert (answer.status, answer.headers["server"]) == (403, "awselb/2.0")


def test_crossref_names_the_agency_of_its_own_and_of_others(fakes: Any) -> None:
    fakes.crossref.publish("10.1000/a")
    fakes.crossref.elsewhere(DOI, "DataCite")
    labels = [
        json.loads(get(f"{fakes.crossref.base}/works/{doi}/agency").body)["message"]["agency"]
        for doi in ("10.1000%2Fa", DOI)
    ]
    assert [label["id"] for label in labels] == ["crossref", "datacite"]


@pytest.mark.parametrize("path", ["/works/10.1000%2Fnone", "/works/10.1000%2Fnone/agency"])
def test_crossref_says_in_plain_text_what_it_does_not_have(fakes: Any, path: str) -> None:
    answer = get(f"{fakes.crossref.base}{path}")
    assert (answer.status, answer.media_type) == (404, "text/plain")
    assert answer.body == b"Resource not found."


def test_crossref_says_of_a_wrong_route_that_it_is_one(fakes: Any) -> None:
    answer = get(f"{fakes.crossref.base}/wroks/10.1000%2Fa")
    assert json.loads(answer.body)["message-type"] == "route-not-found"


def test_retraction_stands_in_the_work_and_in_the_notice(fakes: Any) -> None:
    fakes.crossref.publish("10.1000/a")
    fakes.crossref.retract("10.1000/a", "10.1000/b")
    work, notice = (
        json.loads(get(f"{fakes.crossref.base}/works/{doi}").body)["message"]
        for doi in ("10.1000%2Fa", "10.1000%2Fb")
    )
    assert (work["updated-by"][0]["type"], work["updated-by"][0]["DOI"]) == (
        "retraction", "10.1000/b",
    )  # fmt: skip
    assert notice["update-to"][0]["DOI"] == "10.1000/a"
