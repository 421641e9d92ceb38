"""The first page."""

import pytest
from django.conf import settings

from publications.models import ArchiveRecord

from .making import make_issue, make_serial, make_work, say_machine
from .reading import links, tree, with_class, words


def test_masthead_names_serial_in_both_languages_with_its_issn(client, catalogue):
    response = client.get("/en/")
    assert words(response, "//h1") == ["The Epochal Transition"]
    assert words(response, f"{with_class('nameplate')}/p") == ["时代跃迁"]
    assert "ISSN 3083-5178" in words(response, with_class("nameplate"))[0]


def test_masthead_tells_the_founding_year_where_it_is_known(client, db):
    make_serial(start_date="1993-05")
    assert "Founded May 1993" in words(client.get("/en/"), with_class("nameplate"))[0]


def test_search_asks_the_works(client, catalogue):
    form = tree(client.get("/fr/")).xpath("//main//form")[0]
    assert form.get("action") == "/fr/works/"
    assert form.xpath(".//input/@name") == ["q"]


def test_newest_issue_is_the_leading_serials(client, catalogue):
    other = make_serial(issn="", original_title="", title_en="Later")
    make_issue(other, date="2030", number="1")
    assert "/en/serials/the-epochal-transition/2-6/" in links(client.get("/en/"))


def test_newest_issue_of_another_stands_in_where_the_leading_serial_has_none(client, db):
    make_serial()
    other = make_serial(issn="", original_title="", title_en="Other")
    make_issue(other, date="1921", number="7")
    assert "/en/serials/other/7/" in links(client.get("/en/"))


def test_newest_works_come_first_with_their_original_titles(client, catalogue):
    make_work("Old", date="1993")
    titles = words(client.get("/en/"), with_class("entry-title"))
    assert titles[-1] == "Old"
    assert "Beyond Tokens" in titles
    assert "词元之后" in words(client.get("/en/"), with_class("original"))


def test_contributor_is_named_as_the_reader_expects(client, catalogue):
    assert words(client.get("/en/"), with_class("byline")) == ["Zhaohui Wu"]
    assert words(client.get("/zh-hans/"), with_class("byline")) == ["巫朝晖"]


def test_title_in_another_language_names_that_language_in_itself(client, catalogue):
    notes = tree(client.get("/zh-hans/")).xpath(with_class("note"))
    assert [(note.get("lang"), note.text) for note in notes][:1] == [("en", "English")]


def test_machine_translation_says_that_it_is_one(client, db):
    work = make_work("Beyond Tokens", title_de="Jenseits der Token")
    say_machine(work, "de")
    assert "maschinelle Übersetzung" in words(client.get("/de/"), with_class("entry"))[0]
    assert "machine translation" not in words(client.get("/en/"), with_class("entry"))[0]


def test_drafts_and_withdrawn_works_do_not_show(client, db):
    make_work("Shown")
    make_work("Hidden", status="draft", date="2026")
    make_work("Gone", status="withdrawn", withdrawn_reason="asked", date="2026")
    assert words(client.get("/en/"), with_class("entry-title")) == ["Shown"]


def test_each_bar_leads_to_the_works_of_its_years(client, db):
    make_work("One", date="1993")
    make_work("Two", date="1995-06")
    chart = with_class("chart", "ol")
    assert tree(client.get("/en/")).xpath(f"{chart}//a/@href") == [
        "/en/works/?year_min=1993&year_max=1993",
        "/en/works/?year_min=1995&year_max=1995",
    ]
    assert words(client.get("/en/"), f"{chart}//a") == ["1993: one work", "1995: one work"]


def test_chart_has_the_same_numbers_as_a_table(client, db):
    make_work("One", date="1993")
    make_work("Two", date="1995-06")
    assert words(client.get("/en/"), "//td | //th[@scope='row']") == [
        "1993", "1", "1995", "1",
    ]  # fmt: skip


def test_works_without_a_date_are_counted_beside_the_chart(client, db):
    make_work("One", date="1993")
    make_work("Two")
    assert (
        "One more has no date." in words(client.get("/en/"), "//section[.//ol[@class='chart']]")[0]
    )


def test_what_is_archived_where_is_one_sentence_with_numbers(client, catalogue):
    _, issue, works = catalogue
    for number, owner in enumerate([{"work": works[0]}, {"work": works[1]}, {"issue": issue}]):
        ArchiveRecord.objects.create(service="nla", identifier=f"nla.obj-{number + 1}", **owner)
    ArchiveRecord.objects.create(service="zenodo", identifier="7", work=works[0])
    ArchiveRecord.objects.filter(identifier="7").update(state="verified")
    said = words(client.get("/en/"), with_class("archived"))[0]
    assert (
        "knows of 4 records at archives: National Library of Australia (3) and Zenodo (1)." in said
    )
    assert "1 of 4 confirmed" in said


@pytest.mark.parametrize("state", ["proposed", "missing", "withdrawn"])
def test_record_that_no_archive_holds_is_not_counted(client, catalogue, state):
    ArchiveRecord.objects.create(service="zenodo", identifier="7", work=catalogue[2][0])
    ArchiveRecord.objects.update(state=state)
    assert "No archive is known yet" in words(client.get("/en/"), with_class("archived"))[0]


def test_record_of_a_draft_is_not_counted(client, catalogue):
    draft = make_work("Draft", status="draft")
    ArchiveRecord.objects.create(service="zenodo", identifier="7", work=draft)
    assert "No archive is known yet" in words(client.get("/en/"), with_class("archived"))[0]


@pytest.mark.parametrize("language", [one.code for one in settings.CATALOGUE_LANGUAGES])
def test_empty_catalogue_says_how_to_begin(client, db, language):
    response = client.get(f"/{language}/")
    assert response.status_code == 200
    assert words(response, "//pre/code") == ["python manage.py createsuperuser", "make demo"]
    assert "/admin/" in links(response)


def test_first_work_replaces_the_beginning(client, db):
    make_work()
    assert "make demo" not in client.get("/en/").content.decode()


def test_first_page_needs_at_most_twelve_queries(client, catalogue, django_assert_max_num_queries):
    for number in range(30):
        make_work(f"Work {number}", title_de=f"Werk {number}", date=str(1900 + number))
    with django_assert_max_num_queries(12):
        client.get("/de/")
