"""The Australian Web Archive asked over real HTTP: its fake, which also misbehaves."""

from typing import Any

import pytest

from catalogue.archives.readings import COULD_NOT_ASK, Meaning, Subject
from catalogue.archives.services import awa
from tests.fakes import Scenario

from .canned import every_scenario, held, hurry

PAGE = "https://times.net.au/issues/1?lang=zh-Hans"
FIRST, SECOND = "20100205144751", "20200101000000"


def ask(identifier: str = PAGE) -> Any:
    return held(awa.ask(Subject("awa", identifier), {}))


@pytest.mark.parametrize("direct", [False, True])
def test_nearest_copy_is_found(fakes: Any, direct: bool) -> None:
    fakes.awa.direct = direct
    fakes.awa.archive(PAGE, FIRST)
    fakes.awa.archive(PAGE, SECOND)
    assert ask().copied_at == SECOND
    reading = ask(f"20100206/{PAGE}")
    assert (reading.meaning, reading.copied_at) == (Meaning.PRESENT, FIRST)
    assert reading.disagreement == ""


@pytest.mark.parametrize("identifier", [awa.ADAPTER.canary.identifier, f"{FIRST}/{PAGE}"])
def test_what_was_not_said_otherwise_is_there(fakes: Any, identifier: str) -> None:
    reading = ask(identifier)
    assert (reading.meaning, reading.disagreement) == (Meaning.PRESENT, "")


def test_copy_can_be_opened_where_people_look(fakes: Any) -> None:
    assert ask(f"{FIRST}/{PAGE}").copy_url == f"https://webarchive.nla.gov.au/awa/{FIRST}/{PAGE}"


@pytest.mark.parametrize("empty", [False, True])
def test_page_without_a_copy_is_absent(fakes: Any, empty: bool) -> None:
    fakes.awa.empty_timemaps = empty
    fakes.awa.forget(PAGE)
    assert ask().meaning is Meaning.ABSENT


def test_copy_that_may_not_be_shown_is_restricted(fakes: Any) -> None:
    fakes.awa.restrict(PAGE)
    assert ask().meaning is Meaning.RESTRICTED


def test_copy_of_an_error_page_proves_nothing(fakes: Any) -> None:
    fakes.awa.direct = True
    fakes.awa.archive(PAGE, FIRST, status=404)
    assert ask().problem == "no_marker"


@every_scenario
def test_no_misbehaviour_is_a_yes_or_a_no(fakes: Any, settings: Any, scenario: Scenario) -> None:
    hurry(settings)
    fakes.awa.misbehave(scenario)
    reading = ask()
    assert reading.meaning in COULD_NOT_ASK
    assert reading.problem and reading.detail


@every_scenario
def test_no_misbehaviour_of_a_list_is_a_no(fakes: Any, settings: Any, scenario: Scenario) -> None:
    hurry(settings)
    fakes.awa.forget(PAGE)
    fakes.awa.misbehave(scenario, only="/timemap/")
    assert ask().meaning in COULD_NOT_ASK


@every_scenario
def test_no_misbehaviour_of_the_timegate_hides_a_copy_for_good(
    fakes: Any, settings: Any, scenario: Scenario
) -> None:
    hurry(settings)
    fakes.awa.archive(PAGE, FIRST)
    fakes.awa.misbehave(scenario, only="HEAD ")
    assert ask().meaning in COULD_NOT_ASK | {Meaning.PRESENT}
