"""What a list says where it holds nothing, or less than was asked for."""

import pytest
from django.http import QueryDict

from catalogue.browse.works.helping import Help
from catalogue.browse.works.listing import Listing, build

from .making import make_subject, make_work

pytestmark = pytest.mark.django_db


def listing(query: str) -> Listing:
    return build(QueryDict(query), "/works/", "en")


def help_with(query: str) -> Help:
    found = listing(query).help
    assert found is not None
    return found


def ways(query: str) -> dict[str, tuple[str, int | None]]:
    return {way.facet: (way.url, way.number) for way in help_with(query).ways}


@pytest.fixture
def catalogue(index):
    """Ten essays about ink, ten books of paper boats."""
    essays = [make_work(f"Essay {place}", work_type="essay", date="1990") for place in range(10)]
    make_subject("Ink", *essays)
    for place in range(10):
        make_work(f"Paper boat {place}", work_type="book", date="1950")
    index()


def test_list_that_holds_something_needs_no_help(catalogue):
    assert listing("q=paper").help is None


def test_each_filter_says_how_many_works_there_are_without_it(catalogue):
    assert ways("q=paper&type=essay") == {
        "Search": ("/works/?type=essay", 10),
        "Type": ("/works/?q=paper", 10),
    }


def test_filter_that_is_not_the_one_to_take_away_is_not_offered(catalogue):
    assert ways("q=paper&type=book&subject=ink") == {"Subject": ("/works/?q=paper&type=book", 10)}


def test_alternatives_are_taken_away_together_and_so_are_years(catalogue):
    query = "q=paper&type=book&type=report&year_min=1980&year_max=1999"
    [year] = help_with(query).ways
    assert (year.facet, year.url, year.number) == (
        "Year", "/works/?q=paper&type=book&type=report", 10,
    )  # fmt: skip
    assert [(chip.facet, chip.label) for chip in year.values] == [
        ("From", "1980"), ("Until", "1999"),
    ]  # fmt: skip


def test_words_without_any_filter_are_offered_when_no_one_filter_is_to_blame(catalogue):
    found = help_with("q=paper&type=essay&year=1990")
    assert found.whole and (found.whole.url, found.whole.number) == ("/works/?q=paper", 10)


def test_filter_alone_is_taken_away_by_showing_everything(catalogue, read):
    assert help_with("type=report").ways == []
    links = read("/en/works/?type=report").xpath("//div[@class='nothing']//a/@href")
    assert links == ["/en/works/"]


def test_unknown_slug_is_a_filter_to_take_away_like_any_other(catalogue):
    assert ways("q=paper&subject=nobody") == {"Subject": ("/works/?q=paper", 10)}


def test_near_spelling_is_a_link_that_keeps_the_filters(catalogue):
    [spelling] = help_with("q=papet&type=book").spellings
    assert (spelling.words, spelling.url) == ("paper", "/works/?q=paper&type=book")


def test_word_that_stands_nowhere_is_named(catalogue, read):
    page = read("/en/works/?q=paper+xylophone")
    assert "No work has “xylophone”." in page.text_content()
    assert "No work has “paper”." not in page.text_content()


def test_works_with_all_words_but_one_are_shown_and_said_to_be(catalogue):
    found = listing("q=paper+boat+xylophone")
    assert found.total == 10
    assert found.remarks == [
        "No work has all of these words. These have all but one. No work has “xylophone”."
    ]


def test_help_asks_the_database_nothing(catalogue, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):  # slugs, the newest change, names of three facets
        listing("q=paper&type=book&subject=ink&year=1990&archive=zenodo")


def test_without_an_index_filters_are_offered_without_numbers(db):
    make_work("Paper", work_type="book")
    assert ways("q=paper&type=essay") == {
        "Search": ("/works/?type=essay", None),
        "Type": ("/works/?q=paper", None),
    }


def test_what_was_typed_is_shown_as_text(catalogue, read):
    page = read("/en/works/?q=%3Cb%3Epaper%3C/b%3E+xylophone%3Ci%3E&type=essay")
    assert not page.xpath("//div[@class='nothing']//b | //div[@class='nothing']//i")
