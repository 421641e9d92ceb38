"""What stands around the results: the forms, the ways to see them, the remarks."""

import pytest

from tests.browse_pages.reading import text

from .making import keep, make_person, make_serial, make_subject, make_work

pytestmark = pytest.mark.django_db


def kept(form) -> list[tuple[str, str]]:
    """The hidden fields of a form, which keep the rest of what was asked."""
    return [(one.get("name"), one.get("value")) for one in form.xpath(".//input[@type='hidden']")]


def test_search_keeps_what_was_chosen_and_asks_anew_for_the_words(read):
    make_work("Ink", work_type="essay", date="1990")
    page = read("/en/works/?q=ink&type=essay&year_min=1980&sort=oldest&size=50")
    [form] = page.xpath("//form[@role='search']")
    assert form.xpath(".//input[@name='q']/@value") == ["ink"]
    assert kept(form) == [
        ("type", "essay"), ("year_min", "1980"), ("sort", "oldest"), ("size", "50"),
    ]  # fmt: skip


def test_range_of_years_keeps_the_words_and_replaces_the_year(read):
    make_work("Ink", date="1990")
    [form] = read("/en/works/?q=ink&year=1990").xpath("//form[@class='years']")
    assert kept(form) == [("q", "ink")]


def test_range_of_years_shows_what_was_asked(read):
    make_work("Ink", date="1990")
    [form] = read("/en/works/?year_min=1980&year_max=1995").xpath("//form[@class='years']")
    assert form.xpath(".//input[starts-with(@name, 'year_')]/@value") == ["1980", "1995"]


def test_ways_to_see_the_list_keep_the_filters_and_begin_at_its_beginning(read):
    for number in range(25):
        make_work(f"Work {number}", work_type="essay")
    second = read("/en/works/?type=essay").xpath("//a[@rel='next']/@href")[0]
    order, size = read(second).xpath("//nav[@class='ways']")
    assert order.xpath("a/@href")[1:] == [
        "/en/works/?type=essay&sort=oldest", "/en/works/?type=essay&sort=title",
    ]  # fmt: skip
    assert size.xpath("a/@href")[1] == "/en/works/?type=essay&size=50"
    assert [text(one) for one in size.xpath("a[@aria-current]")] == ["20"]


def test_few_works_need_no_choice_of_size(read):
    make_work()
    assert len(read("/en/works/").xpath("//nav[@class='ways']")) == 1


def test_value_left_out_is_named_with_its_filter(read):
    make_work()
    [remark] = read("/en/works/?year=MCM").xpath("//p[@class='notice']")
    assert text(remark) == "“MCM” cannot be used for “Year”: it was left out."


def test_long_and_many_bad_values_are_named_in_short(read):
    make_work()
    query = "&".join(f"type={'x' * 500}{number}" for number in range(30))
    remarks = read(f"/en/works/?{query}").xpath("//p[@class='notice']")
    assert len(remarks) == 5
    assert all(len(text(one)) < 120 for one in remarks)


def test_every_value_has_its_count_beside_it(read):
    work = make_work("Ink", work_type="essay", date="1990", serial=make_serial("Letters"))
    make_subject("Writing", work)
    make_person(work)
    keep(work, "zenodo", "1")
    items = read("/en/works/").xpath("//details[@data-facet]/ul/li")
    assert len(items) == 8
    assert all(text(item.xpath("span[@class='count']")[0]) == "1" for item in items)


def test_label_in_another_language_carries_it(read):
    make_subject("논설", make_work(), original_language="ko")
    [link] = read("/en/works/").xpath("//details[@data-facet='subject']//a")
    assert (link.text, link.get("lang"), link.get("dir")) == ("논설", "ko", "ltr")
    [link] = read("/ko/works/").xpath("//details[@data-facet='subject']//a")
    assert link.get("lang") is None


def test_facet_in_use_is_open_and_marks_its_value(read):
    make_work("Ink", serial=make_serial("Letters"))
    assert not read("/en/works/").xpath("//details[@data-facet='serial'][@open]")
    page = read("/en/works/?serial=letters")
    assert page.xpath("//details[@data-facet='serial'][@open]")
    [chosen] = page.xpath("//details[@data-facet]//a[@aria-current]")
    assert (text(chosen), chosen.get("href")) == ("Letters", "/en/works/")


def test_chips_say_what_they_do_to_those_who_cannot_see_the_cross(read):
    make_work("Ink", work_type="essay")
    [chip] = read("/en/works/?type=essay").xpath("//a[@class='chip']")
    assert text(chip) == "Type Essay Remove this filter"


def test_nothing_found_says_what_was_asked_and_how_to_widen_it(read):
    make_work("Ink", work_type="essay")
    page = read("/en/works/?q=nowhere&type=essay")
    [nothing] = page.xpath("//div[@class='nothing']")
    assert "No work was found for “nowhere”" in text(nothing)
    assert nothing.xpath(".//ul//a/@href") == ["/en/works/?type=essay", "/en/works/?q=nowhere"]
    assert nothing.xpath(".//a[contains(@class, 'button')]/@href") == ["/en/works/"]


def test_filter_with_a_slug_of_nobody_can_be_taken_away_again(read):
    make_work()
    page = read("/en/works/?subject=nobody")
    assert [text(one) for one in page.xpath("//a[@class='chip']/bdi")] == ["nobody"]
    assert page.xpath("//a[@class='chip']/@href") == ["/en/works/"]


def test_language_switch_keeps_the_question(read):
    make_work("Ink", work_type="essay")
    [link] = read("/en/works/?type=essay&q=ink").xpath("//a[@hreflang='ar']/@href")
    assert link == "/ar/works/?type=essay&q=ink"


def test_facets_drawn_for_one_order_are_not_shown_for_another(read):
    make_work("Ink", work_type="essay")
    for query in ("", "?sort=oldest", "?size=50"):
        [url] = read(f"/en/works/{query}").xpath("//details[@data-facet='type']//li/a/@href")
        assert url == "/en/works/?type=essay" + query.replace("?", "&")


def test_facets_drawn_in_one_language_are_not_shown_in_another(read):
    make_subject("Writing", make_work(), label_fr="Écriture")
    for language, label in (("en", "Writing"), ("fr", "Écriture"), ("en", "Writing")):
        [link] = read(f"/{language}/works/").xpath("//details[@data-facet='subject']//a")
        assert (link.text, link.get("href")) == (label, f"/{language}/works/?subject=writing")
