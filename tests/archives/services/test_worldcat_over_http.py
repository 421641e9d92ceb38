"""WorldCat asked over real HTTP: its fake, which also misbehaves."""

from typing import Any

import pytest

from catalogue.archives.readings import COULD_NOT_ASK, Meaning, Subject
from catalogue.archives.services import worldcat
from tests.fakes import Scenario

from .canned import every_scenario, held, hurry

KEYS = {"WORLDCAT_KEY": "key", "WORLDCAT_SECRET": "hush"}
OURS = Subject("worldcat", "42", titles=("Collected essays",))


def ask(subject: Subject = OURS) -> Any:
    return held(worldcat.ask(subject, KEYS))


@pytest.mark.parametrize("partial", [False, True])
@pytest.mark.parametrize("subject", [OURS, worldcat.ADAPTER.canary])
def test_what_is_there_is_found(fakes: Any, subject: Subject, partial: bool) -> None:
    fakes.worldcat.partial = partial
    reading = ask(subject)
    assert (reading.meaning, reading.disagreement) == (Meaning.PRESENT, "")
    assert reading.facts["holdings"] == 159


def test_merged_number_names_its_heir(fakes: Any) -> None:
    fakes.worldcat.merge("42", "43")
    reading = ask()
    assert (reading.meaning, reading.identifier) == (Meaning.MERGED, "43")


def test_record_that_vanished_is_absent(fakes: Any) -> None:
    fakes.worldcat.delete("42")
    assert ask().meaning is Meaning.ABSENT


def test_key_that_is_unknown_or_covers_too_little_is_for_the_operator(fakes: Any) -> None:
    fakes.worldcat.no_scope = True
    assert ask().problem == "wrong_key"
    fakes.worldcat.refused.add("key")
    assert ask().problem == "wrong_key"


def test_used_up_allowance_waits(fakes: Any) -> None:
    fakes.worldcat.over_quota = True
    assert ask().meaning is Meaning.THROTTLED


@every_scenario
@pytest.mark.parametrize("only", ["/token", "/brief-bibs/"])
def test_no_misbehaviour_is_a_yes_or_a_no(
    fakes: Any, settings: Any, scenario: Scenario, only: str
) -> None:
    hurry(settings)
    fakes.worldcat.misbehave(scenario, only=only)
    reading = ask()
    assert reading.meaning in COULD_NOT_ASK
    assert reading.problem and reading.detail


@every_scenario
def test_no_misbehaviour_of_holdings_hides_a_record(
    fakes: Any, settings: Any, scenario: Scenario
) -> None:
    hurry(settings)
    fakes.worldcat.misbehave(scenario, only="/bibs-summary-holdings")
    assert ask().meaning is Meaning.PRESENT
