"""What Zenodo's answers mean for a record that is said to be there."""

from typing import Any

import pytest

from catalogue.archives.conversation import replay
from catalogue.archives.readings import Meaning, Reading, Subject
from catalogue.archives.services.zenodo import ADAPTER, ask, number_of
from publications.outbound import Outcome
from tests.fakes import Scenario
from tests.fakes.zenodo_records import legacy_json
from tests.links.outcomes import answer, silence

from .canned import every_scenario, held, hurry, nothing_learnt, questions, said

NUMBER, DOI, TITLE = "20352371", "10.5281/zenodo.20352371", "Collected Essays"
SUBJECT = Subject("zenodo", NUMBER, titles=(TITLE, "论文集"), dois=(DOI, "10.1000/other"))
GONE = said({"status": 404, "message": "The persistent identifier does not exist."}, 404)


def record(title: str = TITLE, **changes: Any) -> dict[str, Any]:
    return legacy_json(NUMBER, title, "20352370", **changes)


def handle(code: int, status: int = 200) -> Outcome:
    value = {"index": 1, "type": "URL", "data": {"format": "string", "value": "https://a.org/"}}
    body = {"responseCode": code, "handle": DOI} | ({"values": [value]} if code == 1 else {})
    return said(body, status)


def reading(*outcomes: Outcome, subject: Subject = SUBJECT, **keys: str) -> Reading:
    return replay(ask(subject, keys), outcomes)


@pytest.mark.parametrize(
    ("identifier", "number"),
    [
        (NUMBER, NUMBER),
        (f" {NUMBER} ", NUMBER),
        (DOI, NUMBER),
        (f"10.5281/ZENODO.{NUMBER}", NUMBER),
        (f"https://doi.org/{DOI}", NUMBER),
        (f"https://zenodo.org/records/{NUMBER}", NUMBER),
        (f"https://zenodo.org/record/{NUMBER}/files/a.pdf", NUMBER),
        ("10.1000/zenodo.1", ""),
        ("012", ""),
        ("x", ""),
        ("", ""),
    ],
)
def test_a_record_is_told_by_its_number_doi_or_address(identifier: str, number: str) -> None:
    assert number_of(identifier) == number


def test_what_cannot_be_a_record_is_not_asked_for() -> None:
    found = reading(subject=Subject("zenodo", "10.1000/x"))
    assert (found.meaning, found.problem) == (Meaning.UNVERIFIED, "invalid")


def test_token_is_sent_as_a_secret_and_only_when_there_is_one() -> None:
    (plain,) = questions(ask(SUBJECT, {}))
    (known,) = questions(ask(SUBJECT, {"ZENODO_TOKEN": "abc"}))
    assert plain.url == known.url == f"https://zenodo.org/api/records/{NUMBER}"
    assert (plain.secrets, known.secrets) == ({}, {"Authorization": "Bearer abc"})


def test_open_record_with_files_is_present_with_its_facts() -> None:
    found = reading(said(record()))
    assert (found.meaning, found.disagreement) == (Meaning.PRESENT, "")
    assert found.facts["title"] == TITLE
    assert found.facts["access"] == "open"
    (file,) = found.facts["files"]  # type: ignore[misc,union-attr]
    assert file["checksum"].startswith("md5:")  # type: ignore[index,call-overload,union-attr]
    assert found.facts["newest_version"] is True


@pytest.mark.parametrize("access", ["restricted", "embargoed", "closed"])
def test_record_whose_files_are_not_public_is_restricted(access: str) -> None:
    assert reading(said(record(metadata={"access_right": access}))).meaning is Meaning.RESTRICTED


def test_open_record_without_files_is_restricted() -> None:
    assert reading(said(record(files=[]))).meaning is Meaning.RESTRICTED


def test_older_version_is_present_and_says_where_the_newest_is() -> None:
    version = {"index": 0, "is_last": False}
    found = reading(said(record(metadata={"relations": {"version": [version]}})))
    assert found.meaning is Meaning.PRESENT
    assert found.facts["newest_address"] == f"https://zenodo.org/records/{NUMBER}/latest"


def test_number_of_all_versions_leads_to_the_newest_which_is_present() -> None:
    concept = Subject("zenodo", "20352370", titles=(TITLE,))
    hops = ((301, "https://zenodo.org/api/records/20352370"),)
    assert reading(said(record(), hops=hops), subject=concept).meaning is Meaning.PRESENT


def test_another_title_or_doi_disagrees() -> None:
    found = reading(said(record("Something Else", doi="10.5281/zenodo.9", conceptdoi="")))
    assert found.meaning is Meaning.PRESENT
    assert "Something Else" in found.disagreement
    assert "10.5281/zenodo.9" in found.disagreement


def test_work_without_a_doi_of_zenodo_does_not_disagree_about_dois() -> None:
    subject = Subject("zenodo", NUMBER, titles=(TITLE,), dois=("10.1000/other",))
    assert reading(said(record()), subject=subject).disagreement == ""


def test_title_in_another_of_its_languages_or_with_a_subtitle_agrees() -> None:
    assert reading(said(record("论文集"))).disagreement == ""
    assert reading(said(record("COLLECTED ESSAYS: Volume One"))).disagreement == ""


def test_own_unpublished_record_is_a_draft() -> None:
    body = record(state="unsubmitted", status="draft", submitted=False)
    assert reading(said(body), ZENODO_TOKEN="x").meaning is Meaning.DRAFT


def test_number_that_is_not_registered_is_a_draft() -> None:
    body = {"status": 404, "message": "The persistent identifier is not registered."}
    assert reading(said(body, 404)).meaning is Meaning.DRAFT


@pytest.mark.parametrize(
    "message", ["The persistent identifier does not exist.", "Record not found"]
)
def test_record_that_doi_org_does_not_know_either_is_absent(message: str) -> None:
    found = reading(said({"status": 404, "message": message}, 404), handle(100, 404))
    assert (found.meaning, found.problem) == (Meaning.ABSENT, "")
    assert "doi.org knows no" in found.detail


@pytest.mark.parametrize("code", [1, 200])
def test_record_whose_doi_still_stands_is_gone_unconfirmed(code: int) -> None:
    found = reading(GONE, handle(code))
    assert (found.meaning, found.problem) == (Meaning.UNVERIFIED, "gone_unconfirmed")


@pytest.mark.parametrize(
    "outcome", [handle(2, 500), answer(404), answer(429), silence(), said({"v": 1})]
)
def test_absence_that_doi_org_cannot_confirm_is_none(outcome: Outcome) -> None:
    assert not reading(GONE, outcome).learnt


def test_404_that_says_something_else_is_no_absence() -> None:
    found = reading(said({"status": 404, "message": "Not Found"}, 404))
    assert (found.meaning, found.problem) == (Meaning.UNVERIFIED, "changed_shape")


def test_tombstone_is_a_withdrawal_with_its_reason() -> None:
    stone = {"removal_reason": {"id": "retracted"}, "note": "", "is_visible": True,
             "removal_date": "2026-03-01T09:00:00.000000+00:00"}  # fmt: skip
    body = {"status": 410, "message": "Record deleted", "tombstone": stone}
    found = reading(said(body, 410))
    assert found.meaning is Meaning.WITHDRAWN
    assert found.facts == {"removal_reason": "retracted", "removal_date": "2026-03-01"}


def test_410_without_a_tombstone_is_a_withdrawal_too() -> None:
    body = {"status": 410, "message": "The record has been deleted."}
    assert reading(said(body, 410)).meaning is Meaning.WITHDRAWN


def test_page_with_410_is_no_withdrawal() -> None:
    assert reading(answer(410)).meaning is Meaning.UNVERIFIED


def test_record_that_moved_is_merged_into_its_new_number() -> None:
    hops = ((301, "https://zenodo.org/api/records/7"),)
    found = reading(said(record(), hops=hops), subject=Subject("zenodo", "7"))
    assert (found.meaning, found.identifier) == (Meaning.MERGED, NUMBER)


def test_redirect_in_the_body_alone_is_a_merger_too() -> None:
    body = {"status": 301, "message": "Moved Permanently.",
            "location": "https://zenodo.org/api/records/9"}  # fmt: skip
    found = reading(said(body, 301))
    assert (found.meaning, found.identifier) == (Meaning.MERGED, "9")


def test_redirect_to_nowhere_we_know_is_no_merger() -> None:
    body = {"status": 301, "message": "Moved Permanently.", "location": "https://evil.org/1"}
    assert reading(said(body, 301)).problem == "changed_shape"


def test_answer_about_another_record_says_nothing_of_ours() -> None:
    assert reading(said(record()), subject=Subject("zenodo", "7")).problem == "no_marker"


def test_permission_denied_without_a_token_leaves_it_unknown() -> None:
    found = reading(said({"status": 403, "message": "Permission denied."}, 403))
    assert (found.meaning, found.problem) == (Meaning.UNVERIFIED, "no_rights")


@pytest.mark.parametrize("status", [401, 403])
def test_token_that_is_refused_is_said_to_be_wrong(status: int) -> None:
    outcome = said({"status": status, "message": "Permission denied."}, status)
    found = reading(outcome, ZENODO_TOKEN="x")
    assert (found.meaning, found.problem) == (Meaning.AUTH_ERROR, "wrong_key")


def test_403_page_is_a_wall_not_a_restriction() -> None:
    page = answer(403, body=b"<h1>Unusual traffic from your network</h1>")
    assert reading(page).problem == "challenge"
    assert reading(answer(403, body=b"nginx", media_type="text/plain")).problem == "challenge"


@pytest.mark.parametrize("status", [400, 406, 412, 415, 418])
def test_mistakes_of_ours_are_no_news_of_the_record(status: int) -> None:
    body = {"status": status, "message": "A validation error occurred."}
    assert reading(said(body, status)).problem == "changed_shape"


def test_retry_after_with_a_success_is_no_request_to_wait() -> None:
    assert reading(said(record(), retry_after="60")).meaning is Meaning.PRESENT


@pytest.mark.parametrize("field", ["id", "metadata", "status"])
def test_record_that_lost_a_field_has_changed_its_shape(field: str) -> None:
    body = record()
    del body[field]
    body.pop("state") if field == "status" else None
    assert reading(said(body)).problem == "changed_shape"


def test_other_word_for_access_is_a_changed_shape() -> None:
    assert reading(said(record(metadata={"access_right": "metadata-only"}))).problem


@nothing_learnt
def test_what_is_no_answer_of_zenodo_says_nothing(outcome: Outcome, meaning: Meaning) -> None:
    assert reading(outcome).meaning is meaning


# Over real HTTP


def test_demonstration_record_reads(fakes: Any) -> None:
    assert held(ask(SUBJECT, {})).meaning is Meaning.PRESENT
    assert held(ask(ADAPTER.canary, {})).meaning is Meaning.PRESENT


def test_service_sees_our_name_and_the_form_we_ask_for(fakes: Any) -> None:
    held(ask(SUBJECT, {"ZENODO_TOKEN": "abc"}))
    (hit,) = fakes.zenodo.hits
    assert hit.headers["Accept"] == "application/json"
    assert hit.headers["Authorization"] == "Bearer abc"
    assert hit.headers["User-Agent"].startswith("Perdura/")


@pytest.mark.parametrize(
    ("method", "given", "meaning"),
    [
        ("restrict", {}, Meaning.RESTRICTED),
        ("delete", {}, Meaning.WITHDRAWN),
        ("delete", {"tombstone": "silent"}, Meaning.WITHDRAWN),
        ("delete", {"tombstone": "hidden"}, Meaning.UNVERIFIED),
        ("forget", {}, Meaning.UNVERIFIED),
        ("reserve", {}, Meaning.DRAFT),
        ("forbid", {}, Meaning.UNVERIFIED),
        ("merge", {"into": "17978371"}, Meaning.MERGED),
        ("merge", {"into": "17978371", "by_header": False}, Meaning.MERGED),
    ],
)
def test_every_fate_of_a_record_is_told(
    fakes: Any, method: str, given: dict[str, Any], meaning: Meaning
) -> None:
    getattr(fakes.zenodo, method)(NUMBER, **given)
    assert held(ask(SUBJECT, {})).meaning is meaning


def test_record_that_is_gone_from_both_is_absent(fakes: Any) -> None:
    fakes.zenodo.forget(NUMBER)
    fakes.doi_org.forget(DOI)
    assert held(ask(SUBJECT, {})).meaning is Meaning.ABSENT


def test_number_of_all_versions_is_followed(fakes: Any) -> None:
    found = held(ask(Subject("zenodo", "20352370"), {}))
    assert (found.meaning, found.facts["doi"]) == (Meaning.PRESENT, DOI)


def test_page_in_place_of_the_service_is_a_wall(fakes: Any) -> None:
    fakes.zenodo.turns_away = True
    assert held(ask(SUBJECT, {})).problem == "challenge"


@every_scenario
def test_no_misbehaviour_is_taken_for_an_answer(
    fakes: Any, settings: Any, scenario: Scenario
) -> None:
    hurry(settings)
    fakes.zenodo.misbehave(scenario)
    found = held(ask(SUBJECT, {}))
    assert not found.learnt
    assert found.problem


@every_scenario
def test_no_misbehaviour_of_doi_org_confirms_an_absence(
    fakes: Any, settings: Any, scenario: Scenario
) -> None:
    hurry(settings)
    fakes.zenodo.forget(NUMBER)
    fakes.doi_org.misbehave(scenario)
    assert not held(ask(SUBJECT, {})).learnt
