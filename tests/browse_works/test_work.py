"""The page of one work."""

import pytest

from publications.formats import FORMATS
from publications.models import DOI, File, Issue, Relation
from publications.translating.states import mark
from tests.browse_pages.reading import text, with_class

from .making import (
    LANGUAGES,
    keep,
    make_full_work,
    make_person,
    make_serial,
    make_subject,
    make_work,
)

pytestmark = pytest.mark.django_db


def facts(page) -> dict[str, str]:
    """Terms and values of the card beside a work."""
    rows = page.xpath("//dl[@class='facts']/div")
    return {text(row.find("dt")): text(row.find("dd")) for row in rows}


@pytest.mark.parametrize("language", LANGUAGES)
def test_full_work_answers_in_every_language(client, language):
    make_full_work()
    assert client.get(f"/{language}/works/title-en-1/").status_code == 200


def test_work_of_which_nothing_is_known_is_a_page_that_invents_nothing(read):
    make_work("", slug="bare", original_language="")
    page = read("/en/works/bare/")
    assert text(page.xpath("//h1")[0]) == "Untitled"
    assert set(facts(page)) == {"Permanent address", "Record updated"}


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        ({"title_fr": "fr", "original_title": "fi", "title_en": "en", "title_ja": "ja"}, "fr"),
        ({"original_title": "fi", "title_en": "en", "title_ja": "ja"}, "fi"),
        ({"title_en": "en", "title_ja": "ja"}, "en"),
        ({"title_ja": "ja"}, "ja"),
    ],
)
def test_title_falls_back_from_the_reader_to_the_original_to_english_to_any(read, texts, shown):
    make_work(slug="work", **{"original_title": "", "original_language": "fi", **texts})
    title = read("/fr/works/work/").xpath("//h1/span[1]")[0]
    assert (title.text, title.get("lang")) == (shown, shown)


def test_title_in_another_language_is_labelled_in_its_own(read):
    make_work("Taideteos", slug="work", original_language="fi")
    assert read("/ar/works/work/").xpath("//h1/span[@class='note']/text()") == ["suomi"]
    assert read("/ar/works/work/").xpath("//h1/span[1]/@dir") == ["ltr"]


def test_original_stands_under_the_title_with_its_reading_and_romanised_form(read):
    make_work(
        "開闢", slug="work", original_language="ko", title_en="The Opening",
        original_title_reading="개벽", original_title_romanised="Kaebyŏk",
    )  # fmt: skip
    page = read("/en/works/work/")
    assert [text(one) for one in page.xpath(with_class("original", "p"))] == [
        "開闢",
        "개벽 Kaebyŏk",
    ]
    assert page.xpath("//p[contains(@class, 'reading')]/bdi/@lang") == ["ko", "ko-Latn"]


def test_other_titles_are_listed_each_in_its_language(read):
    make_work("On Paper", slug="work", title_fr="Sur papier", title_ar="على الورق")
    others = read("/en/works/work/").xpath("//details[@class='other-titles']//li/span[1]")
    assert [(one.get("lang"), one.get("dir")) for one in others] == [("fr", "ltr"), ("ar", "rtl")]


def test_abstract_is_shown_in_the_readers_language_and_offered_in_the_others(read):
    make_work(slug="work", original_abstract="In English", abstract_de="Auf Deutsch")
    page = read("/de/works/work/")
    assert text(page.xpath(with_class("abstract", "p"))[0]) == "Auf Deutsch"
    ways = page.xpath("//section[@id='abstract']/nav/a")
    assert [(way.text, way.get("href")) for way in ways] == [
        ("English", "?abstract=en#abstract"), ("Deutsch", "?abstract=de#abstract"),
    ]  # fmt: skip
    assert [way.text for way in ways if way.get("aria-current")] == ["Deutsch"]


def test_abstract_in_a_chosen_language_carries_and_says_it(read):
    make_work(slug="work", original_abstract="In English", abstract_ar="بالعربية")
    page = read("/de/works/work/?abstract=ar")
    abstract = page.xpath(with_class("abstract", "p"))[0]
    assert (abstract.get("lang"), abstract.get("dir")) == ("ar", "rtl")
    assert page.xpath("//h2[@id='abstract-head']/span/text()") == ["العربية"]


def test_machine_translated_abstract_says_that_it_is_one(read):
    work = make_work(slug="work", original_abstract="In English", abstract_de="Auf Deutsch")
    mark(work, "abstract", "de", "machine")
    assert read("/de/works/work/").xpath(
        "//h2[@id='abstract-head']/span[contains(@class, 'note-machine')]"
    )


def test_contributors_stand_in_order_with_role_orcid_and_printed_name(read):
    work = make_work(slug="work")
    author = make_person(work, zh_hans="巫朝晖", en="Wu Zhaohui")
    author.orcid = "0009-0009-5318-3027"
    author.save()
    contribution = work.contributions.get()
    contribution.name = author.names.get(language="zh-Hans")
    contribution.save()
    translator = make_person(role="trl", en="Tran Slator")
    work.contributions.create(contributor=translator, role="trl", position=1)
    first, second = read("/en/works/work/").xpath("//ul[@class='credits']/li")
    assert text(first) == ("Wu Zhaohui 巫朝晖 Author Wu Zhaohui, ORCID 0009-0009-5318-3027")
    assert first.xpath("a[@class='orcid']/@href") == ["https://orcid.org/0009-0009-5318-3027"]
    assert text(second) == "Tran Slator Translator"


def test_facts_are_a_list_of_terms_with_links(read):
    serial = make_serial("Letters", publisher="A Press", place="Sydney")
    issue = Issue.objects.create(serial=serial, volume="3", number="2", date="1993-05")
    work = make_work(
        slug="work", work_type="essay", issue=issue, pages="7–9", licence="CC-BY-4.0", version="2"
    )
    make_subject("Ink", work)
    page = read("/fr/works/work/")
    found = " | ".join(facts(page).values())
    for words in ("mai 1993", "Letters", "3 (2)", "7–9", "CC BY 4.0", "A Press", "Sydney"):
        assert words in found
    hrefs = page.xpath("//dl[@class='facts']//a/@href")
    for href in (
        "/fr/works/?type=essay", "/fr/serials/letters/", "/fr/serials/letters/3-2/",
        "/fr/works/?language=en", "https://creativecommons.org/licenses/by/4.0/",
        "/fr/subjects/ink/",
    ):  # fmt: skip
        assert href in hrefs


def test_every_identifier_has_a_button_that_copies_it(read):
    work = make_work(slug="work")
    DOI.objects.create(work=work, value="10.5555/one")
    work.identifiers.create(scheme="isbn", value="9780306406157")
    copied = read("/en/works/work/").xpath("//dl[@class='facts']//button/@data-copy")
    assert copied == [
        "https://doi.org/10.5555/one", "978-0-306-40615-7", "http://127.0.0.1:8000/works/work",
    ]  # fmt: skip


def test_citation_of_the_fields_stands_until_a_formatted_one_is_there(read):
    serial = make_serial("Letters")
    issue = Issue.objects.create(serial=serial, volume="3", number="2", date="1993")
    work = make_work("On Paper", slug="work", issue=issue, pages="7–9", date="1993")
    make_person(work)
    assert read("/en/works/work/").xpath("string(//p[@class='citation'])") == (
        "Ada Quill (1993). On Paper. Letters, 3 (2), 7–9. http://127.0.0.1:8000/works/work"
    )


def test_citation_without_makers_begins_with_the_title(read):
    work = make_work("Who wrote this?", slug="work", date="1993")
    DOI.objects.create(work=work, value="10.5555/one")
    assert read("/en/works/work/").xpath("string(//p[@class='citation'])") == (
        "Who wrote this? (1993). https://doi.org/10.5555/one"
    )


def test_formatted_citation_is_shown_in_the_readers_language_while_it_is_of_this_record(read):
    work = make_work("On Paper", slug="work")
    work.refresh_from_db()
    row = {"work": work, "style": "apa", "html": "Quill, <i>On Paper</i> &amp; ink."}
    work.citations.create(language="en", datestamp=work.datestamp, **row)
    citation = read("/en/works/work/").xpath("//p[@class='citation']")[0]
    assert citation.xpath(".//i/text()") == ["On Paper"]
    assert read("/en/works/work/").xpath("//div[@class='cite-row']/button/@data-copy") == [
        "Quill, On Paper & ink."
    ]
    assert "Quill" not in read("/fr/works/work/").xpath("string(//p[@class='citation'])")
    work.save()
    assert "Quill" not in read("/en/works/work/").xpath("string(//p[@class='citation'])")


def test_markup_other_than_italics_in_a_citation_is_not_let_through(client):
    work = make_work(slug="work")
    work.refresh_from_db()
    work.citations.create(
        style="apa", language="en", datestamp=work.datestamp, html="<i>A</i><img src=x onerror=y>"
    )
    assert "<img" not in client.get("/en/works/work/").content.decode()


def test_every_format_can_be_downloaded(read):
    make_work("On Paper", slug="work")
    shown = read("/en/works/work/").xpath("//ul[@class='downloads']//a/@href")
    assert shown == [f"/works/work.{ext}" for ext in FORMATS]


@pytest.mark.parametrize(
    ("language", "size"), [("en", "1.2 MB"), ("fr", "1,2 Mo"), ("de", "1,2 MB")]
)
def test_file_shows_its_size_as_the_reader_writes_it_and_its_checksum(read, language, size):
    work = make_work(slug="work")
    row = File.objects.create(work=work, content="works/a.pdf", name="a b.pdf", language="fi")
    File.objects.filter(pk=row.pk).update(size=1_234_567, sha256="ab" * 32)
    page = read(f"/{language}/works/work/")
    [entry] = page.xpath("//ul[@class='files']/li")
    assert size in text(entry).replace("\N{NO-BREAK SPACE}", " ").replace("\u202f", " ")
    assert entry.xpath(".//button/@data-copy") == ["ab" * 32]
    assert entry.xpath(".//a/@href") == [f"/files/{row.pk}/a%20b.pdf"]
    assert "suomi" in text(entry)


def test_related_works_stand_under_their_reason_in_both_directions(read):
    work, cited, citing = (
        make_work("A", slug="a"),
        make_work("B", slug="b"),
        make_work("C", slug="c"),
    )
    Relation.objects.create(source=work, target=cited, kind="Cites")
    Relation.objects.create(source=citing, target=work, kind="Cites")
    Relation.objects.create(source=citing, target=work, kind="IsTranslationOf")
    page = read("/en/works/a/")
    reasons = [text(one) for one in page.xpath("//section[@id='related']/h3")]
    links = [one.xpath(".//a/@href") for one in page.xpath("//ul[@class='related']")]
    assert dict(zip(reasons, links, strict=True)) == {
        "Cites": ["/en/works/b/"],
        "Cited by": ["/en/works/c/"],
        "Has the translation": ["/en/works/c/"],
    }


def test_versions_are_told_apart(read):
    first, second, third = (make_work(name, slug=name.lower()) for name in ("One", "Two", "Three"))
    Relation.objects.create(source=second, target=first, kind="IsNewVersionOf")
    Relation.objects.create(source=third, target=second, kind="IsNewVersionOf")
    page = read("/en/works/two/")
    versions = [text(one) for one in page.xpath("//section[@class='versions']//li")]
    assert versions == ["Later version Three", "Earlier version One"]
    assert not page.xpath("//section[@id='related']")


def test_work_leads_to_its_neighbours_in_the_issue(read):
    serial = make_serial()
    issue = Issue.objects.create(serial=serial, number="1")
    for place in (1, 2, 2, 5):
        make_work(f"Place {place}", issue=issue, position=place)
    make_work("Without a place", issue=issue)
    middle = issue.works.filter(position=2).order_by("pk")[0]
    page = read(f"/en/works/{middle.slug}/")
    assert page.xpath("//nav/a[@rel='prev']/@href") == ["/en/works/place-1/"]
    assert page.xpath("//nav/a[@rel='next']/@href") == ["/en/works/place-2-2/"]


def test_neighbour_that_is_a_draft_is_passed_over(read):
    issue = Issue.objects.create(serial=make_serial(), number="1")
    make_work("First", slug="first", issue=issue, position=1)
    make_work("Draft", issue=issue, position=2, status="draft")
    make_work("Third", slug="third", issue=issue, position=3)
    links = read("/en/works/first/").xpath("//nav/a[@rel='next']/@href")
    assert links == ["/en/works/third/"]


def test_head_says_canonical_address_and_the_ten_languages(read):
    make_work("On Paper", slug="work", original_abstract="A short abstract")
    head = read("/fr/works/work/?abstract=en").find("head")
    assert head.xpath("link[@rel='canonical']/@href") == ["http://127.0.0.1:8000/fr/works/work/"]
    assert len(head.xpath("link[@rel='alternate'][@hreflang]")) == 11
    assert head.xpath("meta[@name='description']/@content") == ["A short abstract"]
    assert head.findtext("title").startswith("On Paper")


def test_nothing_known_of_archives_is_said(read):
    make_work(slug="work")
    assert "No archive is known to hold this work yet" in text(
        read("/en/works/work/").xpath("//section[@id='preserved']")[0]
    )


def test_record_of_the_issue_and_the_serial_count_for_the_work(read):
    serial = make_serial()
    issue = Issue.objects.create(serial=serial, number="1")
    work = make_work(slug="work", issue=issue)
    keep(work, "zenodo", "1", "proposed")
    serial.archive_records.create(service="pandora", identifier="nla.arc-1234")
    issue.archive_records.create(service="nla", identifier="nla.obj-4204311557")
    rows = [text(one) for one in read("/en/works/work/").xpath("//ul[@class='preserved']/li")]
    assert len(rows) == 2
    assert "the whole issue" in rows[0] and "the whole serial" in rows[1]
