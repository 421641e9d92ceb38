"""The list of works as the search index finds it."""

from typing import Any

import pytest
from django.core.cache import cache
from django.http import QueryDict

from catalogue.browse.works.listing import build
from publications.models import DOI, Issue, Work

from .making import keep, make_person, make_serial, make_subject, make_work

pytestmark = pytest.mark.django_db


def titles(query: str = "", language: str = "en") -> list[str]:
    listing = build(QueryDict(query), f"/{language}/works/", language)
    return [str(card.title) for card in listing.cards]


def orders(query: str) -> dict[str, str]:
    listing = build(QueryDict(query), "/en/works/", "en")
    return {one.label: one.url for one in listing.orders}


def chosen_order(query: str) -> str:
    [label] = [
        one.label for one in build(QueryDict(query), "/en/works/", "en").orders if one.active
    ]
    return label


def test_words_stand_by_relevance_unless_another_order_is_chosen(index):
    make_work("Ink", date="2020", abstract_en="Of paper")
    make_work("Paper", date="1990")
    index()
    assert titles("q=paper") == ["Paper", "Ink"]
    assert titles("q=paper&sort=newest") == ["Ink", "Paper"]
    assert chosen_order("q=paper") == "By relevance"


def test_relevance_is_offered_only_where_there_are_words(index):
    make_work("Paper")
    index()
    assert list(orders("q=paper")) == ["By relevance", "Newest first", "Oldest first", "By title"]
    assert list(orders("")) == ["Newest first", "Oldest first", "By title"]
    assert chosen_order("sort=relevance") == "Newest first"


def test_without_an_index_the_newest_come_first_and_relevance_is_not_offered(db):
    make_work("Paper", date="1990")
    make_work("Paper boat", date="2020")
    assert titles("q=paper") == ["Paper boat", "Paper"]
    assert list(orders("q=paper")) == ["Newest first", "Oldest first", "By title"]


def test_order_of_words_is_not_kept_when_the_words_are_taken_away(index):
    make_work("Paper", work_type="essay")
    index()
    listing = build(QueryDict("q=paper&type=essay&sort=title"), "/en/works/", "en")
    urls = {chip.label: chip.url for chip in listing.rail.chips}
    assert urls["paper"] == "/en/works/?type=essay&sort=title"
    listing = build(QueryDict("q=paper&type=essay"), "/en/works/", "en")
    urls = {chip.label: chip.url for chip in listing.rail.chips}
    assert urls == {"paper": "/en/works/?type=essay", "Essay": "/en/works/?q=paper"}


def test_new_words_are_asked_by_relevance_and_keep_an_order_that_was_chosen(index):
    make_work("Paper")
    index()

    def kept(query: str) -> list[tuple[str, str]]:
        return list(build(QueryDict(query), "/en/works/", "en").kept_by_search)

    assert kept("") == kept("q=paper") == []
    assert kept("q=paper&sort=newest") == [("sort", "newest")]
    assert kept("sort=oldest") == [("sort", "oldest")]


def test_words_are_found_in_abstracts_and_by_stem_where_there_is_an_index(index):
    make_work("Ink", abstract_en="On the histories of paper")
    assert titles("q=history") == []
    index()
    assert titles("q=history") == ["Ink"]


def test_work_that_is_public_no_more_is_not_shown(index):
    make_work("Paper boat")
    gone = make_work("Paper trail")
    index()
    Work.objects.filter(pk=gone.pk).update(status="draft")
    assert titles("q=paper") == ["Paper boat"]


def test_last_work_found_that_is_public_no_more_leaves_an_empty_list(index, read):
    gone = make_work("Paper trail")
    index()
    Work.objects.filter(pk=gone.pk).update(status="draft")
    assert "No work was found for “paper”." in read("/en/works/?q=paper").text_content()


def test_slugs_narrow_the_index_by_their_keys(index):
    serial = make_serial("Letters")
    issue = Issue.objects.create(serial=serial, number="3")
    work = make_work("A", serial=serial, issue=issue)
    person = make_person(work)
    make_subject("Ink", work)
    make_work("B")
    index()
    for query in (
        "subject=ink", f"contributor={person.slug}", "serial=letters",
        f"issue=letters/{issue.slug}", f"chosen={work.pk}", "subject=ink&subject=nobody",
        "serial=letters&subject=ink",
    ):  # fmt: skip
        assert titles(query) == ["A"], query
    for query in ("subject=nobody", "issue=letters/none", "subject=ink&serial=none"):
        assert titles(query) == [], query


def test_years_that_exclude_one_another_find_nothing_and_keep_their_alternatives(index):
    make_work("A", date="1990")
    index()
    listing = build(QueryDict("year=1990&year_min=2000"), "/en/works/", "en")
    assert listing.total == 0
    [years] = [one for one in listing.rail.facets if one.name == "year"]
    assert [value.label for value in years.values] == ["1990"]


def test_counts_of_a_question_are_renewed_with_the_index(index):
    make_work("Paper", work_type="essay")
    index()
    assert build(QueryDict("q=paper"), "/en/works/", "en").rail.facets[0].values[0].count == 1
    make_work("Paper boat", work_type="essay")
    index()
    listing = build(QueryDict("q=paper"), "/en/works/", "en")
    assert (listing.total, listing.rail.facets[0].values[0].count) == (2, 2)


def test_chosen_value_beyond_those_counted_still_has_its_number(index, monkeypatch):
    monkeypatch.setattr("catalogue.search.query.counting.MOST", 2)
    for number in range(4):
        works = [make_work(f"Work {number} {again}") for again in range(5 - number)]
        make_subject(f"Subject {number}", *works)
    index()
    listing = build(QueryDict("subject=subject-3"), "/en/works/", "en")
    [facet] = [one for one in listing.rail.facets if one.name == "subject"]
    counts = {value.label: value.count for value in facet.values}
    assert counts == {"Subject 0": 5, "Subject 1": 4, "Subject 3": 2}
    assert facet.is_cut


def test_export_finds_what_the_page_finds_when_a_filter_leaves_no_work_with_all_words(index):
    from catalogue.browse.works.filters import WorkFilter

    make_work("Paper boat on water", work_type="essay")
    make_work("Paper boat", work_type="book")
    index()
    query = "q=paper boat water&type=book"
    works = WorkFilter(QueryDict(query), Work.objects.public()).qs
    assert titles(query) == [work.original_title for work in works] == ["Paper boat"]


def identified(client: Any, query: str) -> Any:
    DOI.objects.create(work=make_work("A", slug="a"), value="10.5555/one")
    keep(make_work("B"), "zenodo", "123456")
    return lambda: client.get(f"/en/works/?{query}")


@pytest.mark.parametrize(
    "query", ["q=10.5555/ONE", "q=https://doi.org/10.5555/one", "q=doi:10.5555/one&type="]
)
def test_identifier_leads_straight_to_its_work(client, index, query):
    ask = identified(client, query)
    index()
    response = ask()
    assert (response.status_code, response["Location"]) == (302, "/en/works/a/")


@pytest.mark.parametrize(
    "query", ["q=10.5555/one&type=essay", "q=10.5555/one&sort=title", "q=10.5555/one&page=1", "q=a"]
)
def test_identifier_among_other_questions_gives_a_list(client, index, query):
    ask = identified(client, query)
    index()
    assert ask().status_code == 200


def test_identifier_of_several_works_gives_a_list(client, index):
    serial = make_serial(issn="3083-5178")
    for title in "ab":
        make_work(title, serial=serial)
    index()
    response = client.get("/en/works/?q=3083-5178")
    assert response.status_code == 200 and response.context["listing"].total == 2


def test_identifier_of_a_work_that_is_public_no_more_gives_an_empty_list(client, index):
    ask = identified(client, "q=10.5555/one")
    index()
    Work.objects.filter(slug="a").update(status="draft")
    assert ask().context["listing"].total == 0


@pytest.mark.parametrize("order", ["", "&sort=title", "&sort=oldest", "&page=2"])
@pytest.mark.parametrize("count", [0, 30])
def test_list_needs_at_most_twelve_queries(
    client, index, django_assert_max_num_queries, count, order
):
    serial = make_serial("Letters")
    issue = Issue.objects.create(serial=serial, number="3")
    works = [
        make_work(f"Work {number}", serial=serial, issue=issue, date=str(1900 + number))
        for number in range(count)
    ]
    make_subject("Ink", *works)
    person = make_person(*works)
    index()
    query = (
        f"q=work&subject=ink&serial=letters&issue=letters/{issue.slug}"
        f"&contributor={person.slug}{order}"
    )
    cache.clear()
    with django_assert_max_num_queries(12):
        client.get(f"/en/works/?{query}")
    with django_assert_max_num_queries(9):
        client.get(f"/en/works/?{query}")
