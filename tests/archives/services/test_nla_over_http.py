"""The National Library asked over real HTTP: its fake, which also misbehaves."""

from typing import Any

import pytest

from catalogue.archives.readings import COULD_NOT_ASK, Meaning, Subject
from catalogue.archives.services import nla
from tests.fakes import Scenario

from .canned import every_scenario, held, hurry

PID = "nla.obj-714041173"
OBJECT = Subject("nla", PID, titles=("Walkabout",))
RECORD = Subject("nla", "nla.cat-vn2592481", titles=("A record",))


def ask(subject: Subject = OBJECT) -> Any:
    return held(nla.ask(subject, {}))


@pytest.mark.parametrize("subject", [OBJECT, RECORD, nla.ADAPTER.canary])
def test_what_is_there_is_found(fakes: Any, subject: Subject) -> None:
    reading = ask(subject)
    assert (reading.meaning, reading.disagreement) == (Meaning.PRESENT, "")


def test_every_object_of_the_demonstration_is_found(fakes: Any) -> None:
    for number in ("861169298", "886085906", "815027576", "4204311557"):
        assert ask(Subject("nla", f"nla.obj-{number}", ())).meaning is Meaning.PRESENT


def test_part_is_found_in_its_whole(fakes: Any) -> None:
    fakes.nla.part("nla.obj-387326197", PID)
    assert ask(Subject("ned", "nla.obj-387326197")).meaning is Meaning.PRESENT


def test_object_that_may_be_seen_onsite_only_is_restricted(fakes: Any) -> None:
    fakes.nla.restrict(PID)
    assert ask().meaning is Meaning.RESTRICTED


@pytest.mark.parametrize("status", [404, 410])
@pytest.mark.parametrize("subject", [OBJECT, RECORD])
def test_what_was_taken_away_is_absent(fakes: Any, subject: Subject, status: int) -> None:
    fakes.nla.delete(subject.identifier, status)
    assert ask(subject).meaning is Meaning.ABSENT


def test_unknown_number_is_absent_whatever_its_check_digit(fakes: Any) -> None:
    assert ask(Subject("nla", "nla.obj-1234567")).meaning is Meaning.ABSENT


def test_merged_record_names_its_new_identifier(fakes: Any) -> None:
    fakes.nla.merge(RECORD.identifier, "nla.cat-vn99")
    reading = ask(RECORD)
    assert (reading.meaning, reading.identifier) == (Meaning.MERGED, "nla.cat-vn99")


def test_page_that_is_the_same_for_everything_proves_nothing(fakes: Any) -> None:
    assert ask(Subject("nla", "nla.news-article18342701")).problem == "no_marker"


@every_scenario
@pytest.mark.parametrize("subject", [OBJECT, RECORD])
def test_no_misbehaviour_is_a_yes_or_a_no(
    fakes: Any, settings: Any, scenario: Scenario, subject: Subject
) -> None:
    hurry(settings)
    fakes.nla.misbehave(scenario)
    reading = ask(subject)
    assert reading.meaning in COULD_NOT_ASK
    assert reading.problem and reading.detail


def test_wall_at_the_catalogue_alone_is_no_answer(fakes: Any) -> None:
    fakes.nla.misbehave(Scenario.WALL, only="catalogue.nla.gov.au")
    assert ask(RECORD).problem == "challenge"
    assert ask(OBJECT).meaning is Meaning.PRESENT


def test_it_proves_itself_again_when_it_behaves(fakes: Any) -> None:
    fakes.nla.misbehave(Scenario.BROKEN, times=2)
    assert ask().meaning is Meaning.DOWN
    fakes.nla.behave()
    assert ask().meaning is Meaning.PRESENT
