"""What doi.org's answers mean, asked of its fake."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.outbound import Answer, fetch_all
from publications.outbound.doi_org import (
    AgencyAnswer,
    HandleAnswer,
    Kind,
    agency_request,
    handle_request,
    read_agency,
    read_handle,
)
from tests.fakes import Scenario
from tests.outbound.test_challenge import answer

DOI = "10.5281/zenodo.20352371"


def asked(doi: str = DOI) -> HandleAnswer:
    (outcome,) = fetch_all([handle_request(doi)])
    return read_handle(outcome, doi)


def agencies(*dois: str) -> AgencyAnswer:
    (outcome,) = fetch_all([agency_request(dois)])
    return read_agency(outcome)


def handle(body: object, status: int = 200, media_type: str = "application/json") -> Answer:
    text = body if isinstance(body, str) else json.dumps(body)
    return answer(status, text, content_type=media_type)


NAMES = ["responseCode", "handle", "values", "type", "data", "DOI", "RA", "status"]
PRESENT = {
    "responseCode": 1,
    "handle": DOI,
    "values": [{"type": "URL", "data": {"format": "string", "value": "https://a.example.org"}}],
}


def test_registered_doi_is_present_and_leads_somewhere(fakes):
    found = asked()
    assert (found.kind, found.target) == (Kind.PRESENT, f"https://zenodo.org/doi/{DOI}")


def test_case_of_a_doi_does_not_matter(fakes):
    assert asked(DOI.upper()).kind is Kind.PRESENT


def test_unknown_doi_is_absent(fakes):
    assert asked("10.9999/none").kind is Kind.ABSENT


def test_doi_that_is_taken_away_is_absent(fakes):
    fakes.doi_org.forget(DOI)
    assert asked().kind is Kind.ABSENT


@pytest.mark.parametrize("status", [200, 404])
def test_doi_without_an_address_is_told_from_an_unknown_one(fakes, status):
    fakes.doi_org.register("10.1000/nowhere", None)
    fakes.doi_org.no_value_status = status
    assert asked("10.1000/nowhere").kind is Kind.NO_URL


def test_error_of_the_handle_system_is_down_not_absent(fakes):
    fakes.doi_org.fail(DOI)
    assert asked().kind is Kind.DOWN


@pytest.mark.parametrize(
    ("scenario", "kind"),
    [
        (Scenario.PAGE_404, Kind.UNVERIFIED),
        (Scenario.WALL, Kind.UNVERIFIED),
        (Scenario.CLOUDFLARE, Kind.UNVERIFIED),
        (Scenario.IMPERVA, Kind.UNVERIFIED),
        (Scenario.CHANGED, Kind.UNVERIFIED),
        (Scenario.BROKEN, Kind.DOWN),
        (Scenario.THROTTLED, Kind.THROTTLED),
        (Scenario.UNAVAILABLE, Kind.THROTTLED),
    ],
)
def test_service_that_misbehaves_never_makes_a_doi_absent(fakes, scenario, kind):
    fakes.doi_org.misbehave(scenario)
    assert asked().kind is kind


def test_503_without_a_time_is_down(fakes):
    fakes.doi_org.misbehave(Scenario.UNAVAILABLE, retry_after=None)
    assert asked().kind is Kind.DOWN


@pytest.mark.parametrize(
    "doi",
    [
        "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O",
        '10.1000/a,b#c?d%e"g{h}',
        "10.1000/中文",
        "10.1000/a//b/../c",
    ],
)
def test_strange_suffix_arrives_whole(fakes, doi):
    fakes.doi_org.register(doi, "https://a.example.org/")
    assert asked(doi).kind is Kind.PRESENT
    assert agencies(doi, DOI).agencies == {doi.lower(): "DataCite", DOI: "DataCite"}


@pytest.mark.parametrize(
    ("given_answer", "why"),
    [
        (handle(PRESENT | {"handle": "10.1/other"}), "another identifier"),
        (handle({"responseCode": 100, "handle": "10.1/other"}, 404), "another identifier"),
        (handle({"responseCode": 100}, 404), "another identifier"),
        (handle(PRESENT, media_type="text/html"), "without readable JSON"),
        (handle("{", 404), "without readable JSON"),
        (handle("[" * 100_000), "without readable JSON"),
        (handle([PRESENT]), "no responseCode"),
        (handle({"responseCode": "1", "handle": DOI}), "no responseCode"),
        (handle(PRESENT | {"responseCode": 7}), "do not know"),
        (handle(PRESENT | {"values": []}), "no address"),
        (handle(PRESENT | {"values": [{"type": "URL", "data": {"value": 1}}]}), "no address"),
    ],
)
def test_answer_that_does_not_fit_is_unverified(given_answer, why):
    read = read_handle(given_answer, DOI)
    assert read.kind is Kind.UNVERIFIED
    assert why in read.detail


def test_answer_may_write_the_doi_in_another_case():
    assert read_handle(handle(PRESENT | {"handle": DOI.upper()}), DOI).kind is Kind.PRESENT


def test_http_status_alone_decides_nothing():
    assert read_handle(handle(PRESENT, 404), DOI).kind is Kind.PRESENT
    assert read_handle(handle({"responseCode": 100, "handle": DOI}, 200), DOI).kind is Kind.ABSENT


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["responseCode", "handle", "values", "DOI", "RA"]), inner
            )
        ),
    ),
    st.sampled_from([200, 404, 500]),
)
def test_no_json_whatever_breaks_a_reader(body, status):
    assert read_handle(handle(body, status), DOI).target is None
    assert read_agency(handle(body, status)).kind in Kind


def test_agencies_are_named_and_unknown_ones_are_none(fakes):
    fakes.doi_org.register("10.1000/Crossref", "https://a.example.org/", agency="Crossref")
    read = agencies(DOI, "10.1000/Crossref", "10.9999/none", "nonsense")
    assert read.kind is Kind.PRESENT
    assert read.agencies == {
        DOI: "DataCite",
        "10.1000/crossref": "Crossref",
        "10.9999/none": None,
        "nonsense": None,
    }


@pytest.mark.parametrize("scenario", [Scenario.CHANGED, Scenario.WALL, Scenario.PAGE_404])
def test_list_of_agencies_that_cannot_be_read_is_unverified(fakes, scenario):
    fakes.doi_org.misbehave(scenario)
    assert agencies(DOI) == replace(agencies(DOI), kind=Kind.UNVERIFIED, agencies={})
