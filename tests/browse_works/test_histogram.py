"""The chart of years, which is a filter."""

from hypothesis import given
from hypothesis import strategies as st

from catalogue.browse.works.histogram import MOST_YEARS, Histogram, histogram
from catalogue.browse.works.selection import Selection

from .making import make_work


def drawn(by_year: dict[int, int], *pairs: tuple[str, str]) -> Histogram:
    found = histogram(by_year, Selection(pairs), Selection.query)
    assert found is not None
    return found


def test_year_each_has_a_bar_where_they_are_few():
    chart = drawn({1990: 2, 1992: 4})
    assert [(one.x, one.bar.years, one.bar.works, one.url) for one in chart.columns] == [
        (0, "1990", 2, "?year=1990"), (2, "1992", 4, "?year=1992"),
    ]  # fmt: skip
    assert (chart.width, chart.first, chart.last) == (3, 1990, 1992)
    assert [one.bar.height for one in chart.columns] == [50, 100]


def test_decades_have_a_bar_where_years_are_many():
    chart = drawn({1900: 1, 1905: 1, 1961: 3})
    assert [(one.bar.years, one.bar.works, one.url) for one in chart.columns] == [
        ("1900–1909", 2, "?year_min=1900&year_max=1909"),
        ("1960–1969", 3, "?year_min=1960&year_max=1969"),
    ]
    assert [one.bar.years for one in drawn({1900: 1, 1960: 1}).columns] == ["1900", "1960"]


def test_bar_keeps_the_other_filters_and_replaces_the_years():
    chart = drawn({1990: 1, 1991: 1}, ("q", "ink"), ("year_min", "1991"))
    assert [one.url for one in chart.columns] == ["?q=ink&year=1990", "?q=ink&year=1991"]
    assert [one.is_within for one in chart.columns] == [False, True]


def test_bar_that_is_chosen_lets_its_years_go():
    chart = drawn({1990: 1, 1991: 1}, ("type", "essay"), ("year", "1990"))
    assert [(one.active, one.is_within, one.url) for one in chart.columns] == [
        (True, True, "?type=essay"), (False, False, "?type=essay&year=1991"),
    ]  # fmt: skip


def test_one_year_is_nothing_to_choose_between():
    assert histogram({1990: 5, 1991: 0}, Selection(), Selection.query) is None
    assert histogram({}, Selection(), Selection.query) is None


@given(st.dictionaries(st.integers(-9999, 9999), st.integers(1, 10**6), min_size=2, max_size=300))
def test_every_work_stands_behind_one_bar_within_the_chart(by_year):
    chart = drawn(by_year)
    assert sum(one.bar.works for one in chart.columns) == sum(by_year.values())
    assert len(chart.columns) <= chart.width
    assert all(0 <= one.x < chart.width and 0 < one.bar.height <= 100 for one in chart.columns)
    assert chart.width <= MOST_YEARS + 1


def test_chart_stands_beside_its_list_and_is_left_out_for_who_hears_the_page(db, read):
    for year in ("1990", "1991", "1991"):
        make_work(year, date=year)
    [chart] = read("/en/works/").xpath("//details[@data-facet='year']/div[@class='histogram']")
    assert chart.get("aria-hidden") == "true"
    assert set(chart.xpath(".//a/@tabindex")) == {"-1"}
    assert chart.xpath(".//a/title/text()") == ["1990: 1", "1991: 2"]
    assert chart.xpath(".//a/@href") == ["/en/works/?year=1990", "/en/works/?year=1991"]
    assert chart.xpath("../ul//a/@href") == ["/en/works/?year=1991", "/en/works/?year=1990"]
    assert not chart.xpath(".//@style")
