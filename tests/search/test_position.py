"""How far an index has followed the log, where numbers may appear late."""

import json

from hypothesis import given
from hypothesis import strategies as st

from catalogue.search.index.position import Begun, Position, read_position


def test_all_that_was_read_is_settled_while_nobody_writes():
    after = Position().after([1, 2, 5], ended_before=70, next_transaction=70)
    assert after == Position(settled=5, seen=5)


def test_numbers_stay_unsettled_while_a_transaction_runs():
    after = Position().after([1, 2, 5], ended_before=68, next_transaction=71)
    assert (after.settled, after.seen, after.applied) == (0, 5, {1, 2, 5})


def test_numbers_are_settled_when_those_who_wrote_then_have_ended():
    open_ = Position().after([5], ended_before=68, next_transaction=71)
    later = open_.after([9], ended_before=71, next_transaction=74)
    assert (later.settled, later.seen, later.applied) == (5, 9, {9})


def test_late_number_is_remembered_as_applied():
    open_ = Position().after([5], ended_before=68, next_transaction=71)
    late = open_.after([3], ended_before=69, next_transaction=74)
    assert late.seen == 5
    assert late.applied == {3, 5}


def test_marks_stay_few_in_a_long_transaction():
    position = Position()
    for number in range(1, 1000):
        position = position.after([number], ended_before=10, next_transaction=10 + number)
    assert len(position.marks) <= 65
    assert position.marks[-1][0] == position.seen == 999


def test_what_is_no_position_is_none():
    for value in (None, [], {}, {"settled": "x"}, {"settled": 1, "seen": 2, "applied": 3}):
        assert read_position(value) is None


def test_what_was_written_when_an_index_was_begun_is_awaited_until_all_of_it_has_ended():
    begun = Position(900, 900, begun=Begun(900, 40, 71))
    late = begun.after([3, 901], ended_before=60, next_transaction=80)
    assert (late.applied, late.begun) == ({3, 901}, begun.begun)
    assert late.after([], ended_before=71, next_transaction=90).begun is None


steps = st.lists(
    st.tuples(st.sets(st.integers(1, 50)), st.integers(1, 30), st.integers(1, 30)), max_size=12
)


@given(steps)
def test_position_is_read_as_it_was_written(taken):
    position = Position(begun=Begun(7, 3, 9))
    for numbers, ended, next_one in taken:
        position = position.after(numbers, ended_before=ended, next_transaction=ended + next_one)
    assert read_position(json.loads(json.dumps(position.as_json()))) == position


@given(st.data())
def test_no_number_is_missed_however_transactions_overlap(data):
    """A model of PostgreSQL: transactions take numbers in order and end in any order.

    An index may be begun at any moment, and is made of what is visible at a later one.
    """
    running: dict[int, list[int]] = {}
    visible: dict[int, int] = {}
    applied: set[int] = set()
    number, transaction, position = 0, 1, Position()
    actions = ["begin", "take", "end", "read", "rebuild"]
    for action in data.draw(st.lists(st.sampled_from(actions))):
        if action == "begin":
            running[transaction] = []
            transaction += 1
        elif action == "take" and running:
            number += 1
            running[data.draw(st.sampled_from(sorted(running)))].append(number)
        elif action == "end" and running:
            ended = data.draw(st.sampled_from(sorted(running)))
            visible |= dict.fromkeys(running.pop(ended), ended)
        elif action == "rebuild":
            newest = max(visible, default=0)
            begun = Begun(newest, min(running, default=transaction), transaction)
            position, applied = Position(newest, newest, begun=begun), set(visible)
        elif action == "read":
            position, news = _read(position, visible, running, transaction)
            assert position.begun or not news & applied
            applied |= news
    position, news = _read(position, visible, running, transaction)
    assert applied | news == set(visible)


def _read(position, visible, running, transaction):
    begun = position.begun or Begun(-1, 0, 0)
    news = {
        one
        for one, transaction_of in visible.items()
        if one > position.settled
        or (one <= begun.number and begun.first <= transaction_of < begun.end)
    } - position.applied
    ended_before = min(running, default=transaction)
    after = position.after(news, ended_before=ended_before, next_transaction=transaction)
    return after, news
