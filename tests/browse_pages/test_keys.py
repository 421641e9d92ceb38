"""Positions in long lists, by key, on a real database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.browse.issues import NEWEST_FIRST
from catalogue.browse.keys import KeyOrder
from publications.models import Issue

from .making import make_issue, make_serial

DATES = ["", "1920-06", "1920-06", "1921", "", "1920-07-01", "1921"]


@pytest.fixture
def shelf(db):
    """Issues with equal dates and none, in the order a reader sees."""
    serial = make_serial()
    for number, date in enumerate(DATES):
        make_issue(serial, date=date, sequence=number % 3, number=str(number))
    return list(Issue.objects.order_by(*NEWEST_FIRST.ordering()))


def test_newest_come_first_and_undated_last(shelf):
    assert [issue.date for issue in shelf] == [
        "1921", "1921", "1920-07-01", "1920-06", "1920-06", "", "",
    ]  # fmt: skip


def test_every_position_knows_what_follows_it(shelf):
    for place, issue in enumerate(shelf):
        rest = Issue.objects.filter(NEWEST_FIRST.after(NEWEST_FIRST.key(issue)))
        assert list(rest.order_by(*NEWEST_FIRST.ordering())) == shelf[place + 1 :]


def test_every_position_knows_what_precedes_it(shelf):
    for place, issue in enumerate(shelf):
        rest = Issue.objects.filter(NEWEST_FIRST.before(NEWEST_FIRST.key(issue)))
        assert list(rest.order_by(*NEWEST_FIRST.reversed())) == shelf[:place][::-1]


def test_position_survives_its_address(shelf):
    for issue in shelf:
        assert NEWEST_FIRST.read(NEWEST_FIRST.write(issue)) == NEWEST_FIRST.key(issue)


@pytest.mark.parametrize(
    "text", ["", "1.2", "a.b.c", "1.2.3.4", "1.2." + "9" * 90, "1.2.2147483648"]
)
def test_what_is_no_position_is_none(text):
    assert NEWEST_FIRST.read(text) is None


@given(st.text())
def test_no_text_of_an_address_is_an_error(text):
    key = NEWEST_FIRST.read(text)
    assert key is None or len(key) == 3


def test_rows_may_be_mappings():
    assert KeyOrder("position", "pk").write({"position": None, "pk": 7}) == "-.7"
