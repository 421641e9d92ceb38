"""What a reading does to a link's state."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.links.meaning import Reading
from catalogue.links.transitions import LinkFacts, after

from .outcomes import NOON

DAY = timedelta(days=1)
PRESENT, ABSENT = Reading("present"), Reading("absent")
DOWN, WALL = Reading("unverified", problem="timeout"), Reading("blocked", problem="challenge")


def facts_after(facts: LinkFacts, *steps: tuple[Reading, int]) -> LinkFacts:
    for reading, day in steps:
        facts = after(facts, reading, NOON + day * DAY)
    return facts


def test_answering_page_is_ok() -> None:
    assert after(LinkFacts("unchecked"), PRESENT, NOON).state == "ok"


def test_moved_page_is_redirected_to_its_new_address() -> None:
    facts = after(LinkFacts("ok"), Reading("present", moved_to="https://example.org/b"), NOON)
    assert facts == LinkFacts("redirected", "https://example.org/b")


def test_two_failures_do_not_break_a_link() -> None:
    assert facts_after(LinkFacts("ok"), (ABSENT, 0), (ABSENT, 3)).state == "ok"


def test_third_failure_three_days_apart_breaks_it() -> None:
    facts = facts_after(LinkFacts("ok"), (ABSENT, 0), (ABSENT, 3), (ABSENT, 6))
    assert facts.state == "broken"


def test_failures_within_three_days_count_once() -> None:
    steps = [(ABSENT, day) for day in (0, 1, 2)] * 5
    assert facts_after(LinkFacts("ok"), *steps).failures == 1


def test_an_answer_between_failures_starts_the_count_anew() -> None:
    facts = facts_after(LinkFacts("ok"), (ABSENT, 0), (ABSENT, 3), (PRESENT, 6), (ABSENT, 9))
    assert (facts.state, facts.failures) == ("ok", 1)


def test_broken_link_that_answers_again_is_ok() -> None:
    assert after(LinkFacts("broken", failures=3), PRESENT, NOON).state == "ok"


def test_bot_wall_blocks_but_keeps_the_failures_counted() -> None:
    facts = after(LinkFacts("ok", failures=2, last_failure_at=NOON), WALL, NOON + 9 * DAY)
    assert (facts.state, facts.failures) == ("blocked", 2)


@pytest.mark.parametrize("state", ["unchecked", "ok", "redirected", "broken", "blocked"])
def test_could_not_ask_changes_nothing(state: str) -> None:
    facts = LinkFacts(state, moved_to="https://example.org/b" if state == "redirected" else "")
    assert after(facts, DOWN, NOON) is facts


@given(st.lists(st.tuples(st.sampled_from([DOWN, WALL, PRESENT]), st.integers(0, 400))))
def test_no_link_breaks_without_a_clear_no(steps: list[tuple[Reading, int]]) -> None:
    ordered = sorted(steps, key=lambda step: step[1])
    assert facts_after(LinkFacts("unchecked"), *ordered).state != "broken"


@given(st.lists(st.integers(0, 30), max_size=12))
def test_breaking_takes_three_noes_spread_over_six_days(days: list[int]) -> None:
    facts = facts_after(LinkFacts("ok"), *[(ABSENT, day) for day in sorted(days)])
    if facts.state == "broken":
        assert max(days) - min(days) >= 6
