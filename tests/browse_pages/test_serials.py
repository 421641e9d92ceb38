"""The list of serials, and a serial with its covers."""

import pytest

from catalogue.browse import serial as module
from catalogue.browse import serials as listing
from publications.models import ArchiveRecord, Issue, Link

from .making import make_issue, make_serial, make_work
from .reading import links, tree, with_class, words


def test_list_shows_title_original_issn_years_and_numbers(client, catalogue):
    entry = words(client.get("/en/serials/"), with_class("entry"))[0]
    for part in ("The Epochal Transition", "时代跃迁", "ISSN 3083-5178", "2 issues", "2 works"):
        assert part in entry


def test_list_counts_public_works_only(client, catalogue):
    make_work("Draft", status="draft", serial=catalogue[0])
    assert "2 works" in words(client.get("/en/serials/"), with_class("entry"))[0]


def test_long_list_goes_on_by_key(client, db, monkeypatch):
    monkeypatch.setattr(listing, "PAGE", 2)
    for name in ("a", "b", "c"):
        make_serial(issn="", slug=name)
    first = client.get("/en/serials/")
    assert "?after=b" in links(first)
    second = client.get("/en/serials/?after=b")
    assert "/en/serials/c/" in links(second)
    assert "/en/serials/b/" not in links(second)


def test_empty_list_says_so(client, db):
    assert words(client.get("/en/serials/"), with_class("notice")) == [
        "There is no serial here yet."
    ]


def test_list_needs_the_same_queries_for_any_number(client, db, django_assert_max_num_queries):
    for number in range(30):
        make_issue(make_serial(issn="", slug=f"s{number}"), number="1")
    with django_assert_max_num_queries(6):
        client.get("/de/serials/")


def test_issn_in_place_of_the_slug_leads_to_the_serial(client, catalogue):
    response = client.get("/fr/serials/3083-5178/")
    assert response.status_code == 302
    assert response["Location"] == "/fr/serials/the-epochal-transition/"


def test_linking_issn_leads_to_the_serial_too(client, db):
    make_serial(issn="", issn_l="3083-5178")
    assert client.get("/en/serials/30835178/")["Location"].endswith("/the-epochal-transition/")


@pytest.mark.parametrize("slug", ["nothing", "1234-5679", "%00", "0000-0000"])
def test_unknown_serial_is_not_found(client, catalogue, slug):
    assert client.get(f"/en/serials/{slug}/").status_code == 404


def test_serial_tells_its_facts(client, db):
    serial = make_serial(
        frequency="m", medium="online", publisher="Times", place="Sydney", start_date="1993",
        url="https://times.net.au", original_title_romanised="Shidai yueqian",
    )  # fmt: skip
    Link.objects.create(serial=serial, url="https://example.org/", label="Home page")
    said = words(client.get("/en/serials/the-epochal-transition/"), "//aside")[0]
    for fact in (
        "3083-5178", "since 1993", "Monthly", "Online", "Times, Sydney", "https://times.net.au",
        "Shidai yueqian", "简体中文", "Home page", "0 works",
    ):  # fmt: skip
        assert fact in said


def test_what_is_not_known_is_not_said(client, db):
    make_serial(issn="")
    said = words(client.get("/en/serials/the-epochal-transition/"), "//aside")[0]
    assert not any(word in said for word in ("ISSN", "Frequency", "Publisher", "None", "since"))


def test_covers_stand_by_year_newest_first(client, catalogue):
    response = client.get("/en/serials/the-epochal-transition/")
    assert words(response, with_class("year-head")) == ["2026", "2025"]
    labels = words(response, with_class("cover-label"))
    assert labels == ["Volume 2, number 6 June 2026", "Number 5 December 2025"]


def test_issue_without_a_picture_has_a_drawn_cover(client, catalogue):
    drawn = tree(client.get("/en/serials/the-epochal-transition/")).xpath(with_class("cover"))
    assert len(drawn) == 2
    assert all(cover.get("aria-hidden") == "true" for cover in drawn)


def test_cover_that_was_given_is_shown_with_its_size(client, catalogue):
    Issue.objects.filter(pk=catalogue[1].pk).update(
        cover="covers/ab/cover.webp", cover_width=900, cover_height=1200
    )
    picture = tree(client.get("/en/serials/the-epochal-transition/")).xpath("//img")[0]
    assert (picture.get("width"), picture.get("height")) == ("900", "1200")
    assert picture.get("loading") == "lazy"
    assert "covers/ab/320.webp 320w" in picture.get("srcset")


def test_year_shows_only_its_issues(client, catalogue):
    response = client.get("/en/serials/the-epochal-transition/?year=2025")
    assert words(response, with_class("year-head")) == ["2025"]


@pytest.mark.parametrize("query", ["year=1066", "year=x", "after=x", "after=9.9", "year="])
def test_query_that_means_nothing_shows_the_newest(client, catalogue, query):
    response = client.get(f"/en/serials/the-epochal-transition/?{query}")
    assert words(response, with_class("year-head")) == ["2026", "2025"]


def test_many_issues_go_on_by_key_without_a_gap(client, catalogue, monkeypatch):
    monkeypatch.setattr(module, "ISSUES_PAGE", 1)
    first = client.get("/en/serials/the-epochal-transition/")
    (onward,) = tree(first).xpath("//a[@rel='next']/@href")
    second = client.get(f"/en/serials/the-epochal-transition/{onward}")
    assert words(second, with_class("cover-label")) == ["Number 5 December 2025"]
    assert not tree(second).xpath("//a[@rel='next']")


def test_serial_without_issues_shows_its_newest_works(client, db, django_assert_max_num_queries):
    serial = make_serial()
    for number in range(30):
        make_work(
            f"Work {number}", title_de=f"Werk {number}", serial=serial, date=str(1950 + number)
        )
    make_work("Draft", serial=serial, status="draft", date="2030")
    with django_assert_max_num_queries(12):
        response = client.get("/de/serials/the-epochal-transition/")
    titles = words(response, with_class("entry-title"))
    assert len(titles) == module.NEWEST_WORKS
    assert titles[0] == "Werk 29"
    assert "/de/works/?serial=the-epochal-transition" in links(response)


def test_serial_of_which_nothing_is_here_says_so(client, db):
    make_serial()
    said = words(client.get("/en/serials/the-epochal-transition/"), with_class("notice"))
    assert said == ["Nothing of this serial has been entered yet."]


def test_archive_record_shows_its_state_in_a_word(client, catalogue):
    serial = catalogue[0]
    ArchiveRecord.objects.create(service="nla", identifier="nla.obj-1", serial=serial)
    ArchiveRecord.objects.create(service="zenodo", identifier="2", serial=serial)
    ArchiveRecord.objects.filter(service="zenodo").update(state="proposed")
    kept = words(client.get("/en/serials/the-epochal-transition/"), with_class("kept"))
    assert "National Library of Australia nla.obj-1 Claimed, not verified" in kept[0]
    assert "Zenodo" not in kept[0]


def test_serial_of_five_hundred_issues_needs_no_more_queries(
    client, catalogue, django_assert_max_num_queries
):
    serial = catalogue[0]
    Issue.objects.bulk_create(
        Issue(
            serial=serial, slug=f"n{n}", number=str(n), year=1500 + n, first_day=(1500 + n) * 10_000
        )
        for n in range(500)
    )
    with django_assert_max_num_queries(9):
        response = client.get("/de/serials/the-epochal-transition/")
    assert len(words(response, with_class("cover-label"))) == module.ISSUES_PAGE
