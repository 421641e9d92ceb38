"""What the answers of DataCite, Crossref, Zenodo and ORCID mean, asked of their fakes."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.outbound import (
    Answer,
    CouldNotAsk,
    Reason,
    Request,
    datacite,
    doi_org,
    fetch_all,
    orcid,
    zenodo,
)
from publications.outbound import crossref as crossref_org
from tests.fakes import Scenario
from tests.fakes.collection import TITLES_BY_DOI
from tests.fakes.orcid import PERSON, summary
from tests.outbound.test_challenge import answer

DOI = "10.5281/zenodo.20352371"
NUMBER = "20352371"


def ask(request: Request) -> Answer:
    (outcome,) = fetch_all([request])
    assert isinstance(outcome, Answer), outcome
    return outcome


def test_datacite_gives_the_attributes(fakes: Any) -> None:
    found = datacite.read_doi(ask(datacite.doi_request(DOI)))
    assert found is not None
    assert found["titles"] == [{"title": TITLES_BY_DOI[DOI]}]


def test_datacite_without_the_doi_is_a_no(fakes: Any) -> None:
    fakes.datacite.hide(DOI)
    assert datacite.read_doi(ask(datacite.doi_request(DOI))) is None


def test_crossref_without_the_doi_is_a_no(fakes: Any) -> None:
    assert crossref_org.read_doi(ask(crossref_org.doi_request("10.1000/none"))) is None


def test_crossref_takes_a_doi_with_slashes_and_signs_whole(fakes: Any) -> None:
    doi = "10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o"
    fakes.crossref.publish(doi, title=["On Signs"])
    found = crossref_org.read_doi(ask(crossref_org.doi_request(doi)))
    assert found is not None
    assert found["title"] == ["On Signs"]


def test_wrong_route_of_crossref_is_not_a_no(fakes: Any) -> None:
    lost = ask(Request(f"{fakes.crossref.base}/wroks/10.1000/x"))
    with pytest.raises(CouldNotAsk):
        crossref_org.read_doi(lost)


def test_crossref_finds_books_by_isbn(fakes: Any) -> None:
    fakes.crossref.publish("10.1000/book", ISBN=["9780306406157"], title=["A Book"])
    found = crossref_org.read_list(ask(crossref_org.isbn_request("9780306406157")))
    assert [one["title"] for one in found] == [["A Book"]]


def test_zenodo_gives_its_metadata_in_the_words_of_datacite(fakes: Any) -> None:
    found = zenodo.read_record(ask(zenodo.record_request(NUMBER)))
    assert found is not None
    assert found["titles"] == [{"title": TITLES_BY_DOI[DOI]}]


@pytest.mark.parametrize("deleted", [True, False])
def test_zenodo_without_the_record_is_a_no(fakes: Any, deleted: bool) -> None:
    if deleted:
        fakes.zenodo.delete(NUMBER)
    number = NUMBER if deleted else "1"
    assert zenodo.read_record(ask(zenodo.record_request(number))) is None


def test_orcid_tells_names_and_works(fakes: Any) -> None:
    person = orcid.read_person(ask(orcid.person_request(PERSON)))
    works = orcid.read_works(ask(orcid.works_request(PERSON)))
    assert person == orcid.Person("Zhaohui", "Wu", "")
    assert works is not None
    assert len(works) == len(TITLES_BY_DOI)


def test_unknown_orcid_is_a_no(fakes: Any) -> None:
    assert orcid.read_person(ask(orcid.person_request("0000-0002-1825-0097"))) is None


def test_of_several_claims_of_one_work_the_owners_choice_counts() -> None:
    rows = [summary(DOI, "Second"), summary(DOI, "First", **{"display-index": "3"})]
    body = json.dumps({"group": [{"work-summary": rows}, {"work-summary": []}]})
    found = orcid.read_works(answer(200, body, content_type="application/json"))
    assert found is not None
    assert [one["title"]["title"]["value"] for one in found] == ["First"]


READERS = [
    (datacite.doi_request(DOI), datacite.read_doi, "datacite"),
    (crossref_org.doi_request(DOI), crossref_org.read_doi, "crossref"),
    (zenodo.record_request(NUMBER), zenodo.read_record, "zenodo"),
    (orcid.works_request(PERSON), orcid.read_works, "orcid"),
    (orcid.person_request(PERSON), orcid.read_person, "orcid"),
]
FAILURES = [
    (Scenario.THROTTLED, Reason.THROTTLED),
    (Scenario.WALL, Reason.CHALLENGE),
    (Scenario.CLOUDFLARE, Reason.CHALLENGE),
    (Scenario.BROKEN, Reason.SERVER_ERROR),
    (Scenario.PAGE_404, Reason.BROKEN_ANSWER),
]


@pytest.mark.parametrize(("scenario", "reason"), FAILURES)
@pytest.mark.parametrize("which", range(len(READERS)))
def test_service_that_fails_has_not_said_no(
    fakes: Any, which: int, scenario: Scenario, reason: Reason
) -> None:
    made, read, name = READERS[which]
    getattr(fakes, name).misbehave(scenario)
    base = getattr(fakes, name).base
    path = made.url.partition("://")[2].partition("/")[2]
    with pytest.raises(CouldNotAsk) as caught:
        read(ask(Request(f"{base}/{path}", headers=made.headers)))
    assert caught.value.reason is reason


@pytest.mark.parametrize("which", range(len(READERS)))
@given(body=st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["data", "attributes", "errors", "status", "message-type", "message",
                         "items", "titles", "group", "work-summary", "name", "error-code"]),
        inner, max_size=4,
    ),
    max_leaves=12,
), status=st.sampled_from([200, 404, 410]))  # fmt: skip
def test_any_json_is_read_or_refused(which: int, body: object, status: int) -> None:
    _, read, _ = READERS[which]
    try:
        read(answer(status, json.dumps(body), content_type="application/json"))
    except CouldNotAsk as error:
        assert error.reason in (Reason.BROKEN_ANSWER, Reason.THROTTLED)


def test_other_agencies_are_asked_through_doi_org() -> None:
    request = doi_org.metadata_request("10.11501/1")
    assert request.headers["Accept"] == "application/vnd.citationstyles.csl+json"
    body = json.dumps({"type": "book", "title": "本"})
    csl = "application/vnd.citationstyles.csl+json"
    assert doi_org.read_metadata(answer(200, body, content_type=csl)) == json.loads(body)


@pytest.mark.parametrize("status", [404, 406])
def test_agency_that_gives_no_metadata_is_a_no(status: int) -> None:
    assert doi_org.read_metadata(answer(status, "no", content_type="text/html")) is None
