"""Works by year as bars."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from catalogue.browse.years import HEIGHT, MOST_BARS, bars

COUNTS = st.dictionaries(
    st.none() | st.integers(-4000, 2100), st.integers(1, 10_000), max_size=300
)  # fmt: skip


def test_single_years_stay_single():
    assert [(bar.years, bar.works) for bar in bars({1993: 2, 1995: 1})] == [
        ("1993", 2), ("1994", 0), ("1995", 1),
    ]  # fmt: skip


def test_long_silence_is_one_break():
    drawn = bars({1920: 5, 2026: 1})
    assert [bar.is_break for bar in drawn] == [False, True, False]
    assert (drawn[1].first, drawn[1].last) == (1921, 2025)


def test_year_after_a_break_is_labelled():
    assert [bar.label for bar in bars({1920: 5, 2026: 1})] == ["1920", "", "2026"]


def test_bars_are_as_high_as_their_share():
    assert [bar.height for bar in bars({1993: 50, 1994: 100})] == [50, HEIGHT]


def test_one_work_among_thousands_can_be_seen():
    assert min(bar.height for bar in bars({1993: 9000, 1994: 1})) >= 3


def test_undated_works_make_no_bar():
    assert bars({None: 7}) == []


@given(COUNTS)
def test_no_work_is_lost_and_none_is_counted_twice(by_year):
    expected = sum(works for year, works in by_year.items() if year is not None)
    assert sum(bar.works for bar in bars(by_year)) == expected


@given(COUNTS)
def test_bars_are_few_and_follow_each_other(by_year):
    drawn = bars(by_year)
    assert len(drawn) <= MOST_BARS
    assert all(one.last + 1 == other.first for one, other in pairwise(drawn))


@given(COUNTS)
def test_every_year_with_works_lies_in_a_bar_that_leads_to_it(by_year):
    spans = [(bar.first, bar.last) for bar in bars(by_year) if bar.works]
    for year in by_year:
        assert year is None or any(first <= year <= last for first, last in spans)
