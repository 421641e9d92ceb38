"""How long a service that could not be asked is left alone at the least."""

from dataclasses import replace
from datetime import timedelta

import pytest

from catalogue.archives.conversation import Held, replay
from catalogue.archives.readings import Subject
from catalogue.archives.recording import wait_asked
from catalogue.archives.services import issn
from publications.outbound import Outcome, Reason
from tests.links.outcomes import answer, silence

HOUR = timedelta(hours=1)


def wait(outcome: Outcome) -> timedelta | None:
    reading = replay(issn.ask(Subject("issn", "0028-0836"), {}), [outcome])
    return wait_asked(Held(reading, [outcome]))


def test_portal_that_turns_us_away_is_left_alone_for_an_hour() -> None:
    assert wait(answer(403, body=b"Forbidden", media_type="text/html")) == HOUR


def test_what_it_asks_for_is_kept_to() -> None:
    assert wait(replace(answer(429), headers={"retry-after": "7200"})) == 2 * HOUR
    assert wait(silence(Reason.THROTTLED, retry_after=3 * HOUR)) == 3 * HOUR


@pytest.mark.parametrize("outcome", [silence(Reason.TIMEOUT), answer(404), answer(200)])
def test_who_asks_for_nothing_is_left_to_the_circuit(outcome: Outcome) -> None:
    assert wait(outcome) is None
