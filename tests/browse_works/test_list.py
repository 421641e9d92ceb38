"""The list of works, as readers meet it."""

import pytest

from publications.translating.states import mark

from .making import LANGUAGES, keep, make_person, make_serial, make_subject, make_work

pytestmark = pytest.mark.django_db
NOTES = "//p[@class='entry-title']/span[contains(@class, 'note')]"


@pytest.mark.parametrize("language", LANGUAGES)
def test_list_answers_in_every_language(client, language):
    make_work()
    assert client.get(f"/{language}/works/").status_code == 200


def test_empty_catalogue_says_how_to_begin(read):
    assert "An editor can add the first one" in read("/en/works/").text_content()


def test_newest_work_stands_first_and_undated_last(listed):
    make_work("Old", date="1920")
    make_work("Undated")
    make_work("New", date="2020")
    assert listed() == ["New", "Old", "Undated"]


def test_oldest_first_keeps_undated_works_last(listed):
    make_work("Undated")
    make_work("New", date="2020")
    make_work("Ancient", date="-0300")
    assert listed("?sort=oldest") == ["Ancient", "New", "Undated"]


def test_by_title_sorts_by_the_title_that_is_shown(listed):
    make_work("Zebra", original_language="de", title_en="Aardvark")
    make_work("monkey")
    make_work("Original only", original_language="fi")
    assert listed("?sort=title") == ["Aardvark", "monkey", "Original only"]


def test_unknown_order_falls_back_to_the_newest_first(listed):
    make_work("Old", date="1920")
    make_work("New", date="2020")
    assert listed("?sort=relevance") == ["New", "Old"]


def test_size_of_a_page_can_be_chosen_and_an_odd_one_is_not_used(listed):
    for number in range(60):
        make_work(f"Work {number}")
    assert [len(listed(f"?size={size}")) for size in ("20", "50", "100", "7", "x")] == [
        20, 50, 60, 20, 20,
    ]  # fmt: skip


def test_card_shows_original_title_under_the_translation_in_its_own_language(read):
    make_work("词元之后", original_language="zh-Hans", title_en="Beyond Tokens")
    original = read("/en/works/").xpath("//li[@class='entry']/p[@class='original']/span")[0]
    assert original.text == "词元之后"
    assert original.get("lang") == "zh-Hans"


def test_title_in_another_language_says_so_in_that_language(read):
    make_work("Taideteos", original_language="fi")
    page = read("/en/works/")
    title = page.xpath("//p[@class='entry-title']/a/span")[0]
    assert (title.get("lang"), title.get("dir")) == ("fi", "ltr")
    assert [note.text for note in page.xpath(NOTES)] == ["suomi"]


def test_title_in_the_readers_language_carries_no_label(read):
    make_work("On Paper")
    assert read("/en/works/").xpath(NOTES) == []


def test_machine_translated_title_says_so(read):
    work = make_work("Paperista", original_language="fi", title_en="On Paper")
    mark(work, "title", "en", "machine")
    assert [note.text for note in read("/en/works/").xpath(NOTES)] == ["machine translation"]


def test_machine_translation_of_a_changed_text_still_says_that_a_machine_made_it(read):
    work = make_work("Paperista", original_language="fi", title_en="On Paper")
    mark(work, "title", "en", "machine")
    work.original_title = "Paperista, uudestaan"
    work.save()
    assert [note.text for note in read("/en/works/").xpath(NOTES)] == ["machine translation"]


def test_work_without_any_title_can_still_be_opened(read):
    make_work("", slug="nameless")
    link = read("/en/works/").xpath("//p[@class='entry-title']/a")[0]
    assert (link.text, link.get("href")) == ("Untitled", "/en/works/nameless/")


def test_contributor_is_named_in_the_form_of_the_reader(read):
    make_person(make_work(), en="Wu Zhaohui", zh_hans="巫朝晖")
    byline = "//p[@class='byline']/a/bdi"
    assert read("/zh-hans/works/").xpath(byline)[0].text == "巫朝晖"
    assert read("/fr/works/").xpath(byline)[0].text == "Wu Zhaohui"


def test_contributor_in_two_roles_is_named_once_and_a_helper_with_the_role(read):
    work = make_work()
    person = make_person(work)
    work.contributions.create(contributor=person, role="edt", position=9)
    make_person(work, role="trl", en="Tran Slator")
    byline = read("/en/works/").xpath("//p[@class='byline']")[0].text_content()
    assert byline == "Ada Quill, Tran Slator (Translator)"


def test_many_contributors_are_cut_and_counted(read):
    work = make_work()
    for number in range(9):
        make_person(work, en=f"Person {number}")
    assert (
        read("/en/works/").xpath("//p[@class='byline']")[0].text_content().endswith("and 3 others")
    )


def test_card_says_where_the_work_is_kept_and_hides_what_is_only_proposed(read):
    work = make_work()
    keep(work, "zenodo", "1", "verified")
    keep(work, "trove", "2", "proposed")
    kept = read("/en/works/").xpath("//ul[@class='holdings']/li")
    assert [" ".join(one.text_content().split()) for one in kept] == ["Zenodo · Verified"]


def test_card_leads_to_the_serial(read):
    make_work(serial=make_serial("Letters", title_fr="Lettres"))
    link = read("/fr/works/").xpath("//ul[@class='meta']//a")[0]
    assert (link.text_content(), link.get("href")) == ("Lettres", "/fr/serials/letters/")


def test_first_page_of_many_leads_on_and_says_so_in_its_head(read):
    for number in range(21):
        make_work(f"Work {number}")
    page = read("/en/works/")
    [following] = page.xpath("//head/link[@rel='next']/@href")
    assert page.xpath("//nav/a[@rel='next']/@href") == [following]
    assert not page.xpath("//a[@rel='prev']")
    last = read(following)
    assert last.xpath("//head/link[@rel='prev']") and not last.xpath("//a[@rel='next']")


def test_narrowed_list_is_not_for_search_engines(read):
    make_subject("Ink", make_work())
    assert read("/en/works/?subject=ink").xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert not read("/en/works/").xpath("//meta[@name='robots']")
