"""Pages of the list as the search index gives them: by key in every order, and by number."""

import itertools

import pytest
from django.http import QueryDict

from catalogue.browse.works import plainly, wanted
from catalogue.browse.works.listing import Listing, build
from publications.models import Work

from .making import make_work

pytestmark = pytest.mark.django_db
ORDERS = ("newest", "oldest", "title")
TITLES = (
    "Äpfel",
    "Apfel",
    "apfel",
    "Zebra",
    "紙の歴史",
    "传播",
    "Book",
    "Book",
    "Book",
    "",
    "!",
    "Ёлка",
)


def seed() -> None:
    """More works than two pages, many of them alike in their day or in their title."""
    for number in range(47):
        make_work(
            TITLES[number % len(TITLES)] if number % 5 else f"Book {number}",
            date=["", "1990", "1990-05", "2020", "-0300"][number % 5],
        )


def listing(query: str, language: str = "en") -> Listing:
    return build(QueryDict(query), "/works/", language)


def keys(one: Listing) -> list[int]:
    return [card.key for card in one.cards]


def query_of(url: str) -> str:
    return url.partition("?")[2]


def walk(query: str, language: str = "en") -> list[Listing]:
    pages = [listing(query, language)]
    while pages[-1].next_url and len(pages) < 20:
        pages.append(listing(query_of(pages[-1].next_url), language))
    return pages


@pytest.mark.parametrize("language", ["en", "ja", "zh-hans"])
@pytest.mark.parametrize("order", ORDERS)
def test_every_work_is_met_once_and_the_way_back_passes_the_same_pages(index, order, language):
    seed()
    index()
    pages = walk(f"sort={order}", language)
    assert [len(one.cards) for one in pages] == [20, 20, 7]
    assert len({key for one in pages for key in keys(one)}) == 47
    for earlier, page in itertools.pairwise(pages):
        back = listing(query_of(page.previous_url), language)
        assert keys(back) == keys(earlier)
    assert not listing(query_of(pages[1].previous_url), language).previous_url


@pytest.mark.parametrize("order", ["newest", "oldest"])
def test_pages_by_date_are_those_of_the_database(index, order):
    seed()
    index()
    for page in ("", query_of(listing(f"sort={order}").next_url)):
        query = f"{page}&sort={order}"
        by_database = plainly.answer(wanted.read(QueryDict(query), "en"))
        assert keys(listing(query)) == list(by_database.keys)


@pytest.mark.parametrize("order", ORDERS)
def test_address_of_a_page_leads_on_when_the_index_is_lost_and_when_it_is_back(
    index, settings, order
):
    """Titles are sorted otherwise without the index: the place is kept, not the page."""
    seed()
    first = plainly.answer(wanted.read(QueryDict(f"sort={order}"), "en"))
    index()
    page = listing(f"sort={order}&after={first.after}")
    assert page.cards and page.previous_url and not page.remarks
    asked = wanted.read(QueryDict(query_of(page.next_url)), "en")
    lost = plainly.answer(asked)
    assert lost.keys and lost.before and not asked.remarks
    if order != "title":
        assert keys(listing(query_of(page.next_url))) == list(lost.keys)


@pytest.mark.parametrize("order", ORDERS)
def test_place_outlives_the_work_it_was_taken_from(index, order):
    seed()
    index()
    first, second, *_ = walk(f"sort={order}")
    Work.objects.get(pk=keys(first)[-1]).delete()
    index()
    assert keys(listing(query_of(first.next_url))) == keys(second)


def test_place_is_taken_from_the_last_work_that_is_still_public(index):
    seed()
    index()
    first, second, *_ = walk("sort=title")
    Work.objects.filter(pk=keys(first)[-1]).update(status="draft")
    late = listing("sort=title")
    assert keys(late) == keys(first)[:-1]
    assert keys(listing(query_of(late.next_url))) == keys(second)[:19]


def test_place_beyond_the_end_shows_the_beginning(index):
    make_work("Only one", date="2000")
    make_work("Another", date="2001")
    index()
    after = plainly.answer(wanted.read(QueryDict("sort=oldest"), "en"))
    assert not after.after
    for query in ("after=WzAsLTk5OTk5OTk5LDFd", "sort=oldest&after=WzEsMSwxXQ",
                  "sort=title&after=WzAsIvCfmIB6enrpvpjpvpjpvpgiLDFd",
                  "after=WzAsOTIyMzM3MjAzNjg1NDc3NTgwNyw5MjIzMzcyMDM2ODU0Nzc1ODA3XQ"):  # fmt: skip
        assert len(listing(query).cards) == 2, query


def test_key_without_an_order_is_one_of_the_newest_first(index):
    for number in range(30):
        make_work(f"Paper {number}", date=str(1900 + number))
    first = listing("q=paper")
    assert "sort=newest" in first.next_url
    index()
    page = listing(query_of(first.next_url))
    bare = listing(query_of(first.next_url).replace("&sort=newest", ""))
    assert keys(bare) == keys(page) and len(keys(page)) == 10


def make_many(number: int) -> None:
    for place in range(number):
        make_work(f"Paper {place}", date=str(1000 + place))


def numbers(query: str) -> str:
    """``1 … 6 [7] 8``: the pager as it reads."""
    return " ".join(
        ("… " if one.is_after_gap else "") + (str(one.number) if one.url else f"[{one.number}]")
        for one in listing(query).pager.numbers
    )


def test_pages_by_relevance_are_numbered_up_to_a_thousand_works(index, monkeypatch):
    for module in ("catalogue.search.query.paging", "catalogue.browse.works.indexed",
                   "catalogue.browse.works.pagers"):  # fmt: skip
        monkeypatch.setattr(f"{module}.MOST_BY_RELEVANCE", 200)
    make_many(215)
    index()
    assert numbers("q=paper") == "[1] 2 3"
    assert numbers("q=paper&page=7") == "1 … 5 6 [7] 8 9"
    assert numbers("q=paper&page=10") == numbers("q=paper&page=99") == "1 … 8 9 [10]"
    last = listing("q=paper&page=10")
    assert not last.next_url and last.previous_url == "/works/?q=paper&page=9"
    assert last.pager.by_date_url == "/works/?q=paper&sort=newest"
    assert not listing("q=paper&page=9").pager.by_date_url


def test_numbered_pages_hold_every_work_once(index):
    make_many(45)
    index()
    pages = walk("q=paper")
    assert [len(one.cards) for one in pages] == [20, 20, 5]
    assert len({key for one in pages for key in keys(one)}) == 45
    assert pages[1].previous_url == "/works/?q=paper" and pages[2].pager.by_date_url == ""


@pytest.mark.parametrize("page", ["0", "-1", "x", "٣", "999999999999", "1e3", ""])
def test_odd_number_of_a_page_shows_one_that_is_there(index, page):
    make_many(3)
    index()
    assert len(listing(f"q=paper&page={page}").cards) == 3


def test_number_without_an_index_shows_the_newest(db):
    make_many(25)
    assert listing("q=paper&page=2").cards[0].date == "1024"
