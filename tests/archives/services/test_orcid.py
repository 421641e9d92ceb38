"""Which works a person publicly claims, and what ORCID says of an iD."""

from typing import Any

import pytest

from catalogue.archives.conversation import replay
from catalogue.archives.readings import Meaning, Reading
from catalogue.archives.services.orcid import ask_claims
from publications.outbound import Outcome
from tests.fakes import Scenario
from tests.fakes.orcid import BAD_TOKEN, PERSON, QUOTA, external, summary
from tests.links.outcomes import answer

from .canned import every_scenario, held, hurry, nothing_learnt, questions, said

ORCID, OTHER = "0000-0002-1825-0097", "0000-0001-5109-3700"
DOI, ISBN = "10.5281/zenodo.20352371", "9780306406157"


def works(*identifiers: dict[str, Any], orcid: str = ORCID, **more: Any) -> Outcome:
    one = summary(DOI, "Essays", **{"external-ids": {"external-id": list(identifiers)}}, **more)
    groups = [{"external-ids": None, "work-summary": [one]}] if identifiers else []
    return said({"group": groups, "path": f"/{orcid}/works"})


def error(status: int, code: int, text: str = "No.") -> Outcome:
    return said({"response-code": status, "user-message": text, "error-code": code}, status)


def reading(*outcomes: Outcome, **keys: str) -> Reading:
    return replay(ask_claims(ORCID, [DOI], [ISBN], keys), outcomes)


def claimed(outcome: Outcome) -> list[str]:
    rows: Any = reading(outcome).facts["claimed"]
    return [row["identifier"] for row in rows]


def test_question_asks_for_json_with_the_token_as_a_secret() -> None:
    (request,) = questions(ask_claims(f"https://orcid.org/{ORCID}", [], [], {"ORCID_TOKEN": "x"}))
    assert request.url == f"https://pub.orcid.org/v3.0/{ORCID}/works"
    assert request.headers["Accept"] == "application/json"
    assert request.secrets == {"Authorization": "Bearer x"}


@pytest.mark.parametrize("orcid", ["0000-0002-1825-0098", "x", ""])
def test_number_with_a_wrong_check_digit_is_not_asked_for(orcid: str) -> None:
    assert replay(ask_claims(orcid, [], []), []).problem == "invalid"


def test_claimed_doi_is_told_with_who_put_it_there() -> None:
    one = reading(works(external(DOI)))
    assert one.meaning is Meaning.PRESENT
    assert one.facts == {
        "orcid": ORCID, "works": 1,
        "claimed": [{"identifier": DOI, "relation": "self", "by": "Zhaohui Wu"}],
    }  # fmt: skip


@pytest.mark.parametrize(
    "identifier",
    [
        external(DOI.upper()),
        external(f"https://doi.org/{DOI} ", **{"external-id-normalized": None}),
        external(DOI, relation="version-of"),
        external("978-0-306-40615-7", kind="isbn"),
        external("0-306-40615-2", kind="isbn"),
    ],
)
def test_identifiers_are_found_however_they_were_typed(identifier: dict[str, Any]) -> None:
    assert claimed(works(identifier)) in ([DOI], [ISBN])


@pytest.mark.parametrize(
    "identifier",
    [
        external(DOI, relation="part-of"),
        external(DOI, relation="funded-by"),
        external(ISBN, kind="isbn", relation="part-of"),
        external(ISBN, kind="isbn", relation="version-of"),
        external("10.1000/other"),
        external(DOI, kind="uri"),
    ],
)
def test_chapters_and_other_works_are_no_claim_of_ours(identifier: dict[str, Any]) -> None:
    assert claimed(works(identifier)) == []


def test_what_is_not_public_is_no_public_claim() -> None:
    assert claimed(works(external(DOI), visibility="limited")) == []


def test_person_without_public_works_is_there_and_proves_nothing() -> None:
    one = reading(works())
    assert (one.meaning, one.facts["claimed"]) == (Meaning.PRESENT, [])


def test_work_claimed_by_several_sources_is_told_once() -> None:
    assert claimed(works(external(DOI), external(DOI, relation="version-of"))) == [DOI]


def test_record_full_of_nulls_is_read() -> None:
    body = {"path": f"/{ORCID}/works", "group": [
        None, {"external-ids": None, "work-summary": None},
        {"work-summary": [{"external-ids": {"external-id": None}, "source": None}]}]}  # fmt: skip
    assert reading(said(body)).facts["works"] == 3


@pytest.mark.parametrize(
    ("status", "code", "meaning", "problem"),
    [
        (404, 9016, Meaning.ABSENT, ""),
        (409, 9018, Meaning.HIDDEN, ""),
        (409, 9036, Meaning.HIDDEN, ""),
        (409, 9044, Meaning.WITHDRAWN, ""),
        (403, 9039, Meaning.UNVERIFIED, "no_rights"),
        (400, 9006, Meaning.UNVERIFIED, "changed_shape"),
        (400, 9043, Meaning.UNVERIFIED, "changed_shape"),
        (400, 9042, Meaning.UNVERIFIED, "changed_shape"),
        (401, 9017, Meaning.UNVERIFIED, "changed_shape"),
        (404, 9044, Meaning.UNVERIFIED, "changed_shape"),
        (200, 9016, Meaning.UNVERIFIED, "changed_shape"),
        (500, 9008, Meaning.DOWN, "server_error"),
    ],
)
def test_every_error_of_orcid_has_its_meaning(
    status: int, code: int, meaning: Meaning, problem: str
) -> None:
    one = reading(error(status, code))
    assert (one.meaning, one.problem) == (meaning, problem)


def test_deprecated_id_is_merged_into_the_new_one() -> None:
    text = f"This account is deprecated. Please refer to account: https://orcid.org/{OTHER}"
    one = reading(error(301, 9007, text))
    assert (one.meaning, one.identifier) == (Meaning.MERGED, OTHER)
    assert reading(error(301, 9007)).problem == "changed_shape"


def test_redirect_that_was_followed_is_a_merger_with_its_claims() -> None:
    body = {"group": [], "path": f"/{OTHER}/works"}
    one = reading(said(body, hops=((301, "https://pub.orcid.org/a"),)))
    assert (one.meaning, one.identifier) == (Meaning.MERGED, OTHER)
    assert reading(said(body)).problem == "no_marker"


def test_token_that_is_refused_is_left_away() -> None:
    assert reading(said(BAD_TOKEN, 401), works(), ORCID_TOKEN="old").meaning is Meaning.PRESENT
    assert reading(said(BAD_TOKEN, 401)).meaning is Meaning.AUTH_ERROR


def test_used_up_quota_is_throttled_and_burst_is_down() -> None:
    quota = answer(429, body=QUOTA.encode(), media_type="text/plain")
    assert reading(quota).meaning is Meaning.THROTTLED
    assert reading(answer(503, body=b"busy", media_type="text/plain")).meaning is Meaning.DOWN


def test_406_and_xml_are_mistakes_of_ours() -> None:
    assert reading(answer(406, body=b"", media_type="")).problem == "changed_shape"
    assert reading(answer(body=b"<a/>", media_type="application/xml")).problem == "changed_shape"


@nothing_learnt
def test_what_is_no_answer_of_orcid_says_nothing(outcome: Outcome, meaning: Meaning) -> None:
    assert reading(outcome).meaning is meaning


# Over real HTTP


def test_person_of_the_demonstration_claims_its_works(fakes: Any) -> None:
    one = held(ask_claims(PERSON, [DOI, "10.1000/other"], [ISBN]))
    assert [row["identifier"] for row in one.facts["claimed"]] == [DOI]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("fate", "given", "meaning"),
    [
        ("deprecate", (PERSON,), Meaning.MERGED),
        ("lock", (), Meaning.HIDDEN),
        ("unclaim", (), Meaning.HIDDEN),
        ("deactivate", (), Meaning.WITHDRAWN),
    ],
)
def test_every_fate_of_an_id_is_told(
    fakes: Any, fate: str, given: tuple[str, ...], meaning: Meaning
) -> None:
    getattr(fakes.orcid, fate)(ORCID, *given)
    assert held(ask_claims(ORCID, [], [])).meaning is meaning


def test_unknown_id_is_absent(fakes: Any) -> None:
    assert held(ask_claims(ORCID, [], [])).meaning is Meaning.ABSENT


def test_quota_of_the_day_ends(fakes: Any) -> None:
    fakes.orcid.quota = 0
    assert held(ask_claims(PERSON, [], [])).meaning is Meaning.THROTTLED


@every_scenario
def test_no_misbehaviour_is_taken_for_an_answer(
    fakes: Any, settings: Any, scenario: Scenario
) -> None:
    hurry(settings)
    fakes.orcid.misbehave(scenario)
    one = held(ask_claims(PERSON, [DOI], []))
    assert not one.learnt
    assert one.problem
