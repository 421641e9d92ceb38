"""What OpenAIRE's answers mean: whether a work is in its index."""

from typing import Any

import pytest

from catalogue.archives.conversation import replay
from catalogue.archives.readings import Meaning, Reading, Subject
from catalogue.archives.services.openaire import ADAPTER, ask
from publications.outbound import Outcome
from tests.fakes import Scenario
from tests.fakes.openaire import BAD_TOKEN, NOT_FOUND, TOO_MANY, identifier, product
from tests.links.outcomes import answer

from .canned import every_scenario, held, hurry, nothing_learnt, questions, said

DOI, TITLE = "10.5281/zenodo.20352371", "Collected Essays"
ID = identifier(DOI)
BY_DOI = Subject("openaire", DOI, titles=(TITLE,), dois=(DOI,))
BY_ID = Subject("openaire", ID, titles=(TITLE,), dois=(DOI,))


def found(*products: dict[str, Any]) -> Outcome:
    return said({"header": {"numFound": len(products)}, "results": list(products)})


def reading(*outcomes: Outcome, subject: Subject = BY_DOI, **keys: str) -> Reading:
    return replay(ask(subject, keys), outcomes)


def test_doi_is_asked_for_as_a_persistent_identifier() -> None:
    (request,) = questions(ask(BY_DOI, {"OPENAIRE_TOKEN": "abc"}))
    base = "https://api.openaire.eu/graph/v3/research-products"
    assert request.url == f"{base}?pid=10.5281%2Fzenodo.20352371"
    assert request.secrets == {"Authorization": "Bearer abc"}


@pytest.mark.parametrize("wanted", [ID, f"50|{ID}"])
def test_own_identifier_is_asked_for_as_such(wanted: str) -> None:
    (request,) = questions(ask(Subject("openaire", wanted), {}))
    assert request.url.endswith(f"?id={ID.replace(':', '%3A')}")


def test_anything_else_is_not_asked_for() -> None:
    assert reading(subject=Subject("openaire", "essays")).problem == "invalid"


def test_indexed_work_is_present_with_its_access() -> None:
    one = reading(found(product(DOI, TITLE)))
    assert (one.meaning, one.disagreement) == (Meaning.PRESENT, "")
    assert (one.facts["access"], one.facts["openaire_id"]) == ("OPEN", ID)
    assert one.facts["held_by"] == ["ZENODO"]


def test_restricted_access_is_told_and_does_not_restrict_the_index() -> None:
    one = reading(found(product(DOI, TITLE, access="RESTRICTED")))
    assert (one.meaning, one.facts["access"]) == (Meaning.PRESENT, "RESTRICTED")


def test_doi_is_looked_for_in_instances_and_without_regard_to_case() -> None:
    merged = product("10.1000/first", TITLE)
    merged["instances"].append({"pids": [{"scheme": "doi", "value": DOI.upper()}]})
    assert reading(found(product("10.1000/x", "Other"), merged)).meaning is Meaning.PRESENT


def test_neighbours_alone_say_nothing() -> None:
    assert reading(found(product("10.5281/zenodo.203523710", TITLE))).problem == "no_marker"


def test_nothing_found_is_not_indexed() -> None:
    assert reading(found()).meaning is Meaning.ABSENT


def test_identifier_that_changed_is_found_again_by_the_doi() -> None:
    newer = product(DOI, TITLE) | {"id": "doi_________::" + "0" * 32}
    one = reading(found(), found(newer), subject=BY_ID)
    assert (one.meaning, one.facts["openaire_id"]) == (Meaning.PRESENT, newer["id"])


def test_neither_identifier_nor_doi_is_not_indexed() -> None:
    assert reading(found(), found(), subject=BY_ID).meaning is Meaning.ABSENT
    assert reading(found(), subject=Subject("openaire", ID)).meaning is Meaning.ABSENT


def test_own_identifier_with_another_doi_or_title_disagrees() -> None:
    other = product("10.1000/other", "Botany") | {"id": ID}
    one = reading(found(other), subject=BY_ID)
    assert one.meaning is Meaning.PRESENT
    assert "Botany" in one.disagreement
    assert "10.1000/other" in one.disagreement


def test_answer_about_another_identifier_says_nothing() -> None:
    one = reading(found(product(DOI, TITLE) | {"id": "x"}), subject=BY_ID)
    assert one.problem == "no_marker"


def test_nulls_where_things_stand_usually_do_no_harm() -> None:
    bare = {"id": ID, "mainTitle": None, "bestAccessRight": None, "instances": [
        {"pids": None, "hostedBy": None}, {"pids": [{"scheme": "doi", "value": DOI}]}]}  # fmt: skip
    assert reading(found(bare)).meaning is Meaning.PRESENT


def test_token_that_is_refused_is_left_away() -> None:
    one = reading(said(BAD_TOKEN, 403), found(product(DOI, TITLE)), OPENAIRE_TOKEN="old")
    assert one.meaning is Meaning.PRESENT
    _, second = questions(ask(BY_DOI, {"OPENAIRE_TOKEN": "old"}), said(BAD_TOKEN, 403))
    assert second.secrets == {}


def test_refusal_without_a_token_is_no_answer() -> None:
    assert reading(said(BAD_TOKEN, 403)).meaning is Meaning.AUTH_ERROR


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (NOT_FOUND, 404),
        ({"error": "Bad request", "description": "Mismatched quotes in input"}, 400),
        ({"header": {"numFound": 0}}, 200),
        ({"header": {"numFound": 3}, "results": []}, 200),
        ({"header": {"numFound": 0}, "results": []}, 404),
        ({"meta": {"count": 0}, "data": []}, 200),
        ([], 200),
    ],
)
def test_wrong_paths_queries_and_shapes_are_no_absence(body: object, status: int) -> None:
    assert reading(said(body, status)).problem == "changed_shape"


def test_wrong_method_or_path_without_a_body_is_none_either() -> None:
    assert reading(answer(405, body=b"", media_type="")).problem == "changed_shape"


def test_used_up_allowance_is_throttled() -> None:
    assert reading(said(TOO_MANY, 429)).meaning is Meaning.THROTTLED


@nothing_learnt
def test_what_is_no_answer_of_openaire_says_nothing(outcome: Outcome, meaning: Meaning) -> None:
    assert reading(outcome).meaning is meaning


# Over real HTTP


def test_known_record_and_a_work_read(fakes: Any) -> None:
    assert held(ask(ADAPTER.canary, {})).meaning is Meaning.PRESENT
    assert held(ask(Subject("openaire", DOI), {})).facts["dois"] == [DOI]
    assert held(ask(Subject("openaire", ID), {})).meaning is Meaning.PRESENT


def test_work_that_left_the_index_is_absent(fakes: Any) -> None:
    fakes.openaire.forget(DOI)
    assert held(ask(BY_DOI, {})).meaning is Meaning.ABSENT


def test_work_of_another_title_disagrees(fakes: Any) -> None:
    fakes.openaire.publish(DOI, "Botany")
    assert "Botany" in held(ask(BY_DOI, {})).disagreement


def test_old_token_does_not_stop_us(fakes: Any) -> None:
    assert held(ask(BY_DOI, {"OPENAIRE_TOKEN": "old"})).meaning is Meaning.PRESENT
    assert [("Authorization" in hit.headers) for hit in fakes.openaire.hits] == [True, False]


def test_allowance_of_the_hour_ends(fakes: Any) -> None:
    fakes.openaire.allowance = 0
    assert held(ask(BY_DOI, {})).meaning is Meaning.THROTTLED


@every_scenario
def test_no_misbehaviour_is_taken_for_an_answer(
    fakes: Any, settings: Any, scenario: Scenario
) -> None:
    hurry(settings)
    fakes.openaire.misbehave(scenario)
    one = held(ask(BY_DOI, {}))
    assert not one.learnt
    assert one.problem
