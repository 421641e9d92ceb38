"""One issue's contents, and its neighbours."""

import pytest

from catalogue.browse import issue as module
from publications.models import ArchiveRecord

from .making import make_issue, make_serial, make_work
from .reading import tree, with_class, words

ADDRESS = "/en/serials/the-epochal-transition/2-6/"


def test_issue_is_named_by_volume_number_date_and_serial(client, catalogue):
    response = client.get(ADDRESS)
    assert words(response, "//h1") == ["Volume 2, number 6"]
    head = words(response, "//main//header")[0]
    assert "The Epochal Transition" in head
    assert "June 2026" in head


def test_issue_with_a_title_is_headed_by_it(client, catalogue):
    issue = catalogue[1]
    issue.title_en = "On tokens"
    issue.save()
    assert words(client.get(ADDRESS), "//h1") == ["On tokens"]


def test_issue_that_has_only_a_date_is_named_by_it(client, db):
    make_issue(make_serial(), date="1916-11-10")
    response = client.get("/de/serials/the-epochal-transition/1916-11-10/")
    assert words(response, "//h1") == ["10. November 1916"]


def test_contents_stand_in_order_with_pages_and_contributors(client, catalogue):
    make_work("First", issue=catalogue[1], position=0)
    entries = words(client.get(ADDRESS), with_class("entry"))
    assert [entry.split()[0] for entry in entries] == ["First", "Beyond", "The"]
    assert "1–9" in entries[1]
    assert "Zhaohui Wu" in entries[1]


def test_work_without_a_place_comes_last(client, catalogue):
    make_work("Supplement", issue=catalogue[1])
    assert words(client.get(ADDRESS), with_class("entry-title"))[-1] == "Supplement"


def test_drafts_are_not_in_the_contents(client, catalogue):
    make_work("Draft", issue=catalogue[1], status="draft")
    assert len(words(client.get(ADDRESS), with_class("entry"))) == 2


def test_neighbours_are_named_and_linked(client, catalogue):
    make_issue(catalogue[0], date="2026-07", number="7")
    page = tree(client.get(ADDRESS))
    assert page.xpath("//a[@rel='prev']/@href") == ["/en/serials/the-epochal-transition/5/"]
    assert page.xpath("//a[@rel='next']/@href") == ["/en/serials/the-epochal-transition/7/"]


def test_first_and_last_issue_have_one_neighbour(client, catalogue):
    assert not tree(client.get(ADDRESS)).xpath("//a[@rel='next']")
    earliest = client.get("/en/serials/the-epochal-transition/5/")
    assert not tree(earliest).xpath("//a[@rel='prev']")


def test_neighbours_are_of_the_same_serial(client, catalogue):
    make_issue(make_serial(issn="", slug="other"), date="2026-07")
    assert not tree(client.get(ADDRESS)).xpath("//a[@rel='next']")


def test_long_contents_go_on_by_key(client, catalogue, monkeypatch):
    monkeypatch.setattr(module, "PAGE", 1)
    (onward,) = tree(client.get(ADDRESS)).xpath("//nav/a[starts-with(@href, '?after')]/@href")
    rest = words(client.get(ADDRESS + onward), with_class("entry-title"))
    assert rest == ["The Institutional Archiving"]


def test_draft_takes_no_place_on_a_page_of_contents(client, catalogue, monkeypatch):
    monkeypatch.setattr(module, "PAGE", 1)
    make_work("Draft", issue=catalogue[1], status="draft", position=0)
    assert words(client.get(ADDRESS), with_class("entry-title")) == ["Beyond Tokens"]


def test_issue_without_contents_says_so(client, catalogue):
    response = client.get("/en/serials/the-epochal-transition/5/")
    assert "have not been entered yet" in words(response, with_class("notice"))[0]


def test_archive_records_of_the_issue_are_shown(client, catalogue):
    ArchiveRecord.objects.create(service="nla", identifier="nla.obj-1", issue=catalogue[1])
    assert "nla.obj-1" in words(client.get(ADDRESS), with_class("kept"))[0]


@pytest.mark.parametrize("path", ["2-7", "%00", "2-6%00"])
def test_unknown_issue_is_not_found(client, catalogue, path):
    assert client.get(f"/en/serials/the-epochal-transition/{path}/").status_code == 404


def test_issue_is_not_found_under_another_serial(client, catalogue):
    make_serial(issn="", slug="other")
    assert client.get("/en/serials/other/2-6/").status_code == 404


def test_issue_needs_at_most_twelve_queries(client, catalogue, django_assert_max_num_queries):
    for number in range(40):
        make_work(f"Work {number}", title_de="Werk", issue=catalogue[1], position=number)
    make_issue(catalogue[0], date="2026-07", number="7")
    with django_assert_max_num_queries(12):
        client.get(ADDRESS.replace("/en/", "/de/"))
