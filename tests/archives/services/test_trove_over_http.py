"""Trove asked over real HTTP: its fake, which also misbehaves."""

from typing import Any

import pytest

from catalogue.archives.readings import COULD_NOT_ASK, Meaning, Subject
from catalogue.archives.services import nla, trove
from tests.fakes import Scenario

from .canned import every_scenario, held, hurry

KEYS = {"TROVE_API_KEY": "k"}
ISBN = "9781741107272"
OURS = Subject("trove", "32411829", titles=("Australian prime ministers",), isbns=(ISBN,))


def ask(subject: Subject = OURS, keys: dict[str, str] = KEYS) -> Any:
    return held(trove.ask(subject, keys))


@pytest.mark.parametrize("subject", [OURS, trove.ADAPTER.canary, Subject("trove", "17911947")])
def test_what_is_there_is_found(fakes: Any, subject: Subject) -> None:
    reading = ask(subject)
    assert (reading.meaning, reading.disagreement) == (Meaning.PRESENT, "")


def test_deposited_work_names_its_object(fakes: Any) -> None:
    facts = ask(Subject("trove", "250000001")).facts
    assert (facts["deposited"], facts["objects"]) == (True, ["nla.obj-4204311557"])


def test_work_that_can_be_read_onsite_only_is_restricted(fakes: Any) -> None:
    fakes.trove.publish("5", objects=["nla.obj-714041173"], linktype="restricted")
    assert ask(Subject("trove", "5")).meaning is Meaning.RESTRICTED


def test_work_that_was_grouped_anew_names_its_number(fakes: Any) -> None:
    fakes.trove.merge("32411829", "7")
    reading = ask()
    assert (reading.meaning, reading.identifier) == (Meaning.MERGED, "7")


def test_work_grouped_anew_is_found_on_a_later_page(fakes: Any) -> None:
    for number in range(1, 31):
        fakes.trove.publish(str(number), f"A review of {ISBN}")
    fakes.trove.merge("32411829", "77")
    assert ask().identifier == "77"


def test_work_that_vanished_is_absent(fakes: Any) -> None:
    fakes.trove.delete("32411829")
    assert ask().meaning is Meaning.ABSENT


def test_cancelled_key_is_for_the_operator(fakes: Any) -> None:
    fakes.trove.refused.add("k")
    assert ask().problem == "wrong_key"
    fakes.trove.refused.clear()
    fakes.trove.forbidden = True
    assert ask().problem == "wrong_key"


@every_scenario
def test_no_misbehaviour_is_a_yes_or_a_no(fakes: Any, settings: Any, scenario: Scenario) -> None:
    hurry(settings)
    fakes.trove.misbehave(scenario)
    reading = ask()
    assert reading.meaning in COULD_NOT_ASK
    assert reading.problem and reading.detail


@every_scenario
def test_no_misbehaviour_of_a_search_is_a_no(fakes: Any, settings: Any, scenario: Scenario) -> None:
    hurry(settings)
    fakes.trove.delete("32411829")
    fakes.trove.misbehave(scenario, only="/v3/result")
    assert ask().meaning in COULD_NOT_ASK


def test_object_behind_the_librarys_wall_is_confirmed_with_a_key(fakes: Any) -> None:
    fakes.nla.misbehave(Scenario.WALL)
    ours = Subject("ned", "nla.obj-4204311557", titles=("Cross-Generational 20-Year",))
    assert held(nla.ask(ours, {})).problem == "challenge"
    reading = held(nla.ask(ours, KEYS))
    assert (reading.meaning, reading.disagreement) == (Meaning.PRESENT, "")
    assert reading.facts["deposited"]
    assert held(nla.ask(Subject("nla", "nla.obj-714041173"), KEYS)).problem == "challenge"
