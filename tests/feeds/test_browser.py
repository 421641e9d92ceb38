"""In a real browser: feeds of lists that were replaced, suggestions while typing."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from catalogue.search.index.rebuilding import rebuild
from tests.browse_works.making import make_person, make_work
from tests.search.conftest import place  # noqa: F401 (a fixture)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_feed_follows_what_is_chosen_without_a_reload(page, live_site, transactional_db):
    make_work("On Paper", work_type="essay")
    page.goto(f"{live_site}/en/works/")
    page.click("[data-facet=type] li a")
    wanted = "/en/feeds/works.atom?type=essay"
    expect(page.locator("head link[type='application/atom+xml']")).to_have_attribute("href", wanted)
    expect(page.get_by_role("link", name="Feed")).to_have_attribute("href", wanted)


@pytest.fixture
def typing(page, live_site, transactional_db, place):  # noqa: F811
    """The front page with an index behind it; types and waits for the list."""
    work = make_work("Quills of old", slug="quills")
    make_person(work, en="Ada Quill")
    rebuild(place)

    def begin(text, language="en"):
        page.goto(f"{live_site}/{language}/")
        page.get_by_role("searchbox").press_sequentially(text)
        expect(page.get_by_role("option")).to_have_count(2)
        return page.get_by_role("combobox")

    yield begin
    page.wait_for_load_state("networkidle")  # nothing is asked of the server that goes away


def test_suggestion_is_chosen_by_keys(page, typing):
    field = typing("quil")
    expect(field).to_have_attribute("aria-expanded", "true")
    for _ in range(2):
        field.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_have_text("Quills of old Work")
    expect(field).to_have_attribute("aria-activedescendant", "suggestion-1")
    field.press("Enter")
    expect(page).to_have_url(re.compile("/en/works/quills/$"))


def test_keys_lead_back_to_the_field_and_enter_searches(page, typing):
    field = typing("quil")
    field.press("ArrowDown")
    field.press("ArrowUp")
    expect(page.get_by_role("option", selected=True)).to_have_count(0)
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"/en/works/\?q=quil$"))


def test_escape_puts_the_list_away_and_keeps_what_was_typed(page, typing):
    field = typing("quil")
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(field).to_have_value("quil")
    expect(field).to_have_attribute("aria-expanded", "false")


def test_suggestion_is_chosen_by_pointer(page, typing):
    typing("quil")
    page.get_by_role("option").first.click()
    expect(page).to_have_url(re.compile("/en/people/person/$"))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_axe_finds_nothing_in_the_list(page, typing, language):
    field = typing("quil", language)
    field.press("ArrowDown")
    assert [rule["id"] for rule in Axe().run(page).response["violations"]] == []


def test_list_fits_a_small_screen(page, typing):
    page.set_viewport_size({"width": 320, "height": 700})
    typing("quil", "ar")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_script_the_field_is_a_plain_one(browser, live_site, transactional_db):
    page = browser.new_context(java_script_enabled=False).new_page()
    make_work()
    page.goto(f"{live_site}/en/")
    assert page.get_by_role("combobox").count() == 0
    page.get_by_role("searchbox").fill("paper")
    page.get_by_role("searchbox").press("Enter")
    expect(page).to_have_url(re.compile(r"/en/works/\?q=paper$"))
