"""Records of ours that nobody has entered are found by what identifies a work."""

from dataclasses import replace
from typing import Any

import pytest

from catalogue.archives.conversation import replay
from catalogue.archives.discovering import DISCOVERERS, Found, found_in, told
from catalogue.archives.readings import Meaning, Reading, Subject
from catalogue.archives.services import BY_SERVICE
from publications.outbound import Outcome
from tests.archives.services.canned import every_scenario, held, hurry, nothing_learnt, said
from tests.fakes import Scenario
from tests.fakes.issn import NOT_FOUND
from tests.fakes.issn_records import compact
from tests.fakes.openaire import product
from tests.links.outcomes import answer

DOI, URL, ISSN = "10.5281/zenodo.20352371", "https://example.org/page", "3083-5178"
TITLE, TIME = "The Epochal Transition", "20260105090000"
SUBJECT = Subject("", "", (TITLE,), dois=(DOI,), issns=(ISSN,), urls=(URL,))
NAMES = pytest.mark.parametrize("name", sorted(DISCOVERERS))
COLUMNS = ["timestamp", "original", "mimetype", "statuscode", "digest"]


def reading(name: str, *outcomes: Outcome, subject: Subject = SUBJECT) -> Reading:
    return replay(told(DISCOVERERS[name].discover(subject, {})), outcomes)


def products(*found: dict[str, Any]) -> Outcome:
    return said({"header": {"numFound": len(found)}, "results": list(found)})


@pytest.mark.parametrize(
    ("name", "outcome", "identifier"),
    [
        ("openaire", products(product(DOI, TITLE)), DOI),
        ("internet-archive", said([COLUMNS, [TIME, URL, "text/html", "200", "A"]]),
         f"{TIME}/{URL}"),
        ("issn", said(compact(ISSN, title=TITLE), media_type="application/ld+json"), ISSN),
    ],
)  # fmt: skip
def test_what_is_there_is_found_and_says_why(name: str, outcome: Outcome, identifier: str) -> None:
    (found,) = found_in(reading(name, outcome))
    assert (found.service, found.identifier) == (name, identifier)
    assert found.why.endswith(".")


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("openaire", products()),
        ("openaire", products(product("10.1000/neighbour", TITLE))),
        ("internet-archive", said([])),
        ("internet-archive", said([COLUMNS, [TIME, URL, "text/html", "404", "A"]])),
        ("internet-archive", said([COLUMNS, [TIME, "https://b.org/", "text/html", "200", "A"]])),
        ("issn", answer(body=NOT_FOUND.encode())),
        ("issn", said(compact(ISSN, title="Botany"), media_type="application/ld+json")),
    ],
)
def test_what_is_not_there_or_not_ours_is_not_found(name: str, outcome: Outcome) -> None:
    one = reading(name, outcome)
    assert (one.meaning, found_in(one)) == (Meaning.ABSENT, ())


def test_each_identifier_is_looked_for_and_no_more_than_three() -> None:
    many = Subject("", "", dois=tuple(f"10.1000/{n}" for n in range(5)))
    outcomes = [products(product(f"10.1000/{n}", TITLE)) for n in range(3)]
    found = found_in(reading("openaire", *outcomes, subject=many))
    assert [one.identifier for one in found] == ["10.1000/0", "10.1000/1", "10.1000/2"]


def test_number_that_is_no_issn_is_passed_over() -> None:
    body = said(compact(ISSN, title=TITLE), media_type="application/ld+json")
    one = reading("issn", body, subject=Subject("", "", (TITLE,), issns=("1", ISSN)))
    assert [found.identifier for found in found_in(one)] == [ISSN]


def test_nothing_is_looked_for_where_nothing_identifies() -> None:
    assert not any(one.can_look(Subject("", ""), {}) for one in DISCOVERERS.values())
    assert all(one.can_look(SUBJECT, {}) for one in DISCOVERERS.values())


def test_key_that_is_needed_must_be_there() -> None:
    closed = replace(DISCOVERERS["openaire"], keys=("SOME_KEY",))
    assert not closed.can_look(SUBJECT, {})
    assert closed.can_look(SUBJECT, {"SOME_KEY": "x"})


def test_readings_of_other_conversations_hold_no_finds() -> None:
    assert found_in(Reading(Meaning.PRESENT, facts={"found": "x"})) == ()
    assert found_in(Reading(Meaning.DOWN)) == ()


@NAMES
@nothing_learnt
def test_what_is_no_answer_finds_nothing(name: str, outcome: Outcome, meaning: Meaning) -> None:
    one = reading(name, outcome)
    assert (one.meaning, found_in(one)) == (meaning, ())


# Over real HTTP


@NAMES
def test_demonstration_works_are_found(fakes: Any, name: str) -> None:
    found = found_in(held(told(DISCOVERERS[name].discover(SUBJECT, {}))))
    assert [type(one) for one in found] == [Found]


@NAMES
def test_what_was_found_reads(fakes: Any, name: str) -> None:
    (found,) = found_in(held(told(DISCOVERERS[name].discover(SUBJECT, {}))))
    one = held(BY_SERVICE[found.service].ask(Subject(found.service, found.identifier), {}))
    assert one.meaning is Meaning.PRESENT


@NAMES
@every_scenario
def test_no_misbehaviour_finds_anything(
    fakes: Any, settings: Any, name: str, scenario: Scenario
) -> None:
    hurry(settings)
    getattr(fakes, name.replace("-", "_")).misbehave(scenario)
    one = held(told(DISCOVERERS[name].discover(SUBJECT, {})))
    assert not one.learnt
    assert found_in(one) == ()
