"""What PANDORA's pages are taken to mean, and its fake over real HTTP."""

from typing import Any

import pytest

from catalogue.archives.conversation import replay
from catalogue.archives.readings import COULD_NOT_ASK, Meaning, Subject
from catalogue.archives.services import pandora
from tests.fakes import Scenario
from tests.links.outcomes import answer

from .canned import every_scenario, held, hurry, nothing_learnt, questions

TITLE = Subject("pandora", "nla.arc-10421", titles=("Example journal",))
ENTRY = "https://webarchive.nla.gov.au/tep/10421"


def read(body, *, at=ENTRY, status=200, subject=TITLE):
    shown = answer(status, url="https://nla.gov.au/x", final_url=at, body=body.encode())
    return replay(pandora.ask(subject, {}), [shown])


def test_the_citable_address_is_asked_and_obeys_robots_txt():
    (request,) = questions(pandora.ask(TITLE, {}))
    assert (request.url, request.robots) == ("https://nla.gov.au/nla.arc-10421", True)


def test_entry_page_that_names_the_title_proves_it():
    reading = read("<h1>Example journal</h1>Cite: https://nla.gov.au/nla.arc-10421")
    assert (reading.meaning, reading.facts) == (Meaning.PRESENT, {"title": "Example journal"})


def test_title_that_may_be_read_onsite_only_is_restricted():
    assert read("nla.arc-10421: onsite only").meaning is Meaning.RESTRICTED


def test_collection_is_not_a_title_of_that_number():
    collection = Subject("pandora", "nla.arc-c10421")
    assert read("nla.arc-10421", subject=collection, at="https://nla.gov.au/").problem == (
        "no_marker"
    )
    at = "https://webarchive.nla.gov.au/collection/10421"
    assert read("nla.arc-c10421", subject=collection, at=at).meaning is Meaning.PRESENT


@pytest.mark.parametrize(
    "body", ["<h1>Example journal</h1>", "nla.arc-104210", "<title>Not found</title>nla.arc-10421"]
)
def test_page_that_does_not_name_the_title_proves_nothing(body):
    assert read(body).problem == "no_marker"


def test_title_whose_identifier_leads_to_another_is_merged():
    reading = read("nla.arc-99", at="https://webarchive.nla.gov.au/tep/99")
    assert (reading.meaning, reading.identifier) == (Meaning.MERGED, "nla.arc-99")


@pytest.mark.parametrize("status", [404, 410])
def test_only_the_librarys_own_page_says_no(status):
    assert read("National Library of Australia", status=status).meaning is Meaning.ABSENT
    assert read("<title>404 Not Found</title>nginx", status=status).problem == "changed_shape"


@nothing_learnt
def test_what_the_library_did_not_say_teaches_nothing(outcome, meaning):
    assert replay(pandora.ask(TITLE, {}), [outcome]).meaning is meaning


def ask(subject: Subject = TITLE) -> Any:
    return held(pandora.ask(subject, {}))


@pytest.mark.parametrize(
    "subject", [TITLE, Subject("pandora", "nla.arc-c15001"), pandora.ADAPTER.canary]
)
def test_what_is_there_is_found(fakes: Any, subject: Subject) -> None:
    assert ask(subject).meaning is Meaning.PRESENT


def test_what_was_closed_is_restricted_and_what_was_taken_away_absent(fakes: Any) -> None:
    fakes.nla.restrict(TITLE.identifier)
    assert ask().meaning is Meaning.RESTRICTED
    fakes.nla.delete(TITLE.identifier)
    assert ask().meaning is Meaning.ABSENT


def test_title_that_was_merged_names_its_heir(fakes: Any) -> None:
    fakes.nla.merge(TITLE.identifier, "nla.arc-99")
    assert ask().identifier == "nla.arc-99"


@every_scenario
@pytest.mark.parametrize("only", ["", "webarchive.nla.gov.au"])
def test_no_misbehaviour_is_a_yes_or_a_no(
    fakes: Any, settings: Any, scenario: Scenario, only: str
) -> None:
    hurry(settings)
    fakes.nla.misbehave(scenario, only=only)
    reading = ask()
    assert reading.meaning in COULD_NOT_ASK
    assert reading.problem and reading.detail
