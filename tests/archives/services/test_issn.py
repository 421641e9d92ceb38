"""What the ISSN Portal's answers mean for a serial's number."""

from typing import Any

import pytest

from catalogue.archives.conversation import replay
from catalogue.archives.readings import Meaning, Reading, Subject
from catalogue.archives.services.issn import ADAPTER, ask
from publications.outbound import Outcome
from tests.fakes import Scenario
from tests.fakes.issn import NOT_FOUND
from tests.fakes.issn_records import compact, graph, taken_back
from tests.links.outcomes import answer

from .canned import every_scenario, held, hurry, nothing_learnt, questions, said

ISSN, TITLE = "2151-2124", "Journal of psychophysiology"
SUBJECT = Subject("issn", ISSN, titles=(TITLE,))
LD = "application/ld+json"
FORMS = pytest.mark.parametrize("form", [compact, graph])


def reading(outcome: Outcome, subject: Subject = SUBJECT) -> Reading:
    return replay(ask(subject, {}), [outcome])


def described(**given: Any) -> Outcome:
    return said(compact(ISSN, **{"title": TITLE, **given}), media_type=LD)


def test_question_is_in_canonical_form() -> None:
    (request,) = questions(ask(Subject("issn", "1050124x"), {}))
    assert request.url == "https://portal.issn.org/resource/ISSN/1050-124X.jsonld"
    assert request.headers["Accept"] == LD


@pytest.mark.parametrize("identifier", ["2151-2125", "x", "", "215-12124"])
def test_number_with_a_wrong_check_digit_is_invalid_not_absent(identifier: str) -> None:
    found = replay(ask(Subject("issn", identifier), {}), [])
    assert (found.meaning, found.problem) == (Meaning.UNVERIFIED, "invalid")


@FORMS
def test_registered_number_is_present_in_either_form(form: Any) -> None:
    body = form(ISSN, title=TITLE, issn_l="0269-8803", country="GERMANY")
    found = reading(said(body, media_type=LD))
    assert (found.meaning, found.disagreement) == (Meaning.PRESENT, "")
    assert {k: found.facts[k] for k in ("title", "issn_l", "medium", "countries")} == {
        "title": TITLE, "issn_l": "0269-8803", "medium": "Online", "countries": ["Germany"],
    }  # fmt: skip


@pytest.mark.parametrize("modified", ["2025-12-13", "20251213094500.0"])
def test_last_change_is_read_in_either_form(modified: str) -> None:
    body = compact(ISSN, title=TITLE)
    body["mainEntityOf"]["modified"] = modified
    assert reading(said(body, media_type=LD)).facts["modified"] == "2025-12-13"


@pytest.mark.parametrize("medium", ["Online", "Print", "DigitalCarrier", "Other"])
def test_medium_is_told_without_its_prefix(medium: str) -> None:
    assert reading(described(medium=medium)).facts["medium"] == medium


def test_single_values_and_lists_are_alike() -> None:
    body = compact(ISSN, title=TITLE, url="https://example.org/")
    body["format"], body["url"] = [body["format"]], "https://example.org/"
    body["mainTitle"] = {"@value": f"{TITLE}.", "@language": "en"}
    body["publication"] = [body["publication"]]
    found = reading(said(body, media_type=LD))
    assert found.facts["urls"] == ["https://example.org/"]
    assert found.facts["title"] == TITLE


def test_other_spelling_of_the_records_key_is_read() -> None:
    body = compact(ISSN, title=TITLE)
    body["mainEntity_of"] = body.pop("mainEntityOf")
    assert reading(said(body, media_type=LD)).meaning is Meaning.PRESENT


def test_key_title_that_agrees_is_enough() -> None:
    found = reading(described(title="Psychophysiology today", key_title=f"{TITLE} (Online)"))
    assert found.disagreement == ""


def test_another_title_disagrees() -> None:
    assert reading(described(title="Botany")).disagreement == "Its title there is “Botany”."


@FORMS
def test_archives_of_serials_that_keep_it_are_told(form: Any) -> None:
    kept = [
        {"@type": "schema:ArchiveComponent", "creativeWorkStatus": "Preserved",
         "description": "551 to 626", "dateModified": "2024-03-11", "temporalCoverage": "2017/2024",
         "holdingArchive": {"identifier": "clockss", "name": "CLOCKSS Archive"}},
        {"type": "schema:ArchiveComponent", "creativeWorkStatus": "In Progress",
         "holdingArchive": {"identifier": "portico"}},
    ]  # fmt: skip
    found = reading(said(form(ISSN, title=TITLE, kept=kept), media_type=LD))
    assert found.facts["preserved_at"] == ["CLOCKSS Archive"]
    assert found.facts["keepers"][0] == {  # type: ignore[index,call-overload]
        "keeper": "CLOCKSS Archive", "status": "Preserved", "volumes": "551 to 626",
        "years": "2017/2024", "as_of": "2024-03-11",
    }  # fmt: skip
    assert "CLOCKSS" in found.detail


def test_one_archive_that_is_no_list_is_told_too() -> None:
    body = compact(ISSN, title=TITLE)
    body["subjectOf"] = {"creativeWorkStatus": "Preserved", "holdingArchive": {"name": "Portico"}}
    assert reading(said(body, media_type=LD)).facts["preserved_at"] == ["Portico"]


def test_cancelled_number_is_withdrawn_and_names_its_successor() -> None:
    found = reading(said(taken_back(ISSN, "Cancelled", "0206-5347"), media_type=LD))
    assert (found.meaning, found.facts["successors"]) == (Meaning.WITHDRAWN, ["0206-5347"])
    assert "0206-5347" in found.detail


def test_suppressed_number_is_withdrawn_without_one() -> None:
    found = reading(said(taken_back(ISSN, "Suppressed"), media_type=LD))
    assert (found.meaning, found.detail) == (Meaning.WITHDRAWN, "The number is suppressed.")


@pytest.mark.parametrize("status", ["Unreported", "Provisional"])
def test_number_without_description_is_hidden_though_called_valid(status: str) -> None:
    assert reading(described(status=status)).meaning is Meaning.HIDDEN


@pytest.mark.parametrize("status", ["Legacy", "Unheard-of"])
def test_status_whose_meaning_is_not_known_says_nothing(status: str) -> None:
    assert reading(described(status=status)).problem == "changed_shape"


def test_record_and_number_that_contradict_each_other_say_nothing() -> None:
    body = compact(ISSN, title=TITLE)
    body["identifiedBy"]["#ISSN"]["status"] = "idStatus:Cancelled"
    assert not reading(said(body, media_type=LD)).learnt


def test_portals_own_page_of_unknown_numbers_is_a_no() -> None:
    page = answer(200, body=f"<p>{NOT_FOUND}.</p>".encode(), hops=((302, "https://a.org/"),))
    assert reading(page).meaning is Meaning.ABSENT
    assert reading(answer(404, body=NOT_FOUND.encode())).meaning is Meaning.ABSENT


@pytest.mark.parametrize("status", [200, 404])
def test_any_other_page_is_none(status: int) -> None:
    assert reading(answer(status)).problem == "changed_shape"


def test_turned_away_is_throttled() -> None:
    found = reading(answer(403, body=b"<h1>403 Forbidden</h1>"))
    assert (found.meaning, found.problem) == (Meaning.THROTTLED, "throttled")


def test_answer_about_another_number_says_nothing_of_ours() -> None:
    body = compact("0269-8803", title=TITLE)
    assert reading(said(body, media_type=LD)).problem == "no_marker"


def test_record_of_a_group_of_numbers_is_not_the_serials() -> None:
    body = {"id": "", "type": ["bf:Instance", "bf:Work"], "name": f"{TITLE}.", "identifiedBy": {
        "id": f"resource:ISSN/{ISSN}#ISSN-L", "status": "idStatus:Valid",
        "value": ISSN}}  # fmt: skip
    assert reading(said(body, media_type=LD)).problem == "changed_shape"


@nothing_learnt
def test_what_is_no_answer_of_the_portal_says_nothing(outcome: Outcome, meaning: Meaning) -> None:
    assert reading(outcome).meaning is meaning


# Over real HTTP


@pytest.mark.parametrize("form", ["compact", "graph"])
def test_serial_reads(fakes: Any, form: str) -> None:
    fakes.issn.form = form
    fakes.issn.keep("3083-5178", "CLOCKSS", years="2020/2026")
    found = held(ask(Subject("issn", "3083-5178", titles=("The Epochal Transition",)), {}))
    assert (found.meaning, found.disagreement) == (Meaning.PRESENT, "")
    assert found.facts["preserved_at"] == ["CLOCKSS"]


def test_known_record_reads(fakes: Any) -> None:
    assert held(ask(ADAPTER.canary, {})).meaning is Meaning.PRESENT


@pytest.mark.parametrize(
    ("method", "given", "meaning"),
    [
        ("forget", (), Meaning.ABSENT),
        ("cancel", ("0206-5347",), Meaning.WITHDRAWN),
        ("suppress", (), Meaning.WITHDRAWN),
    ],
)
def test_every_fate_of_a_number_is_told(
    fakes: Any, method: str, given: tuple[str, ...], meaning: Meaning
) -> None:
    getattr(fakes.issn, method)(ISSN, *given)
    assert held(ask(SUBJECT, {})).meaning is meaning


def test_ban_is_told(fakes: Any) -> None:
    fakes.issn.banned = True
    assert held(ask(SUBJECT, {})).meaning is Meaning.THROTTLED


@every_scenario
def test_no_misbehaviour_is_taken_for_an_answer(
    fakes: Any, settings: Any, scenario: Scenario
) -> None:
    hurry(settings)
    fakes.issn.misbehave(scenario)
    found = held(ask(SUBJECT, {}))
    assert not found.learnt
    assert found.problem
