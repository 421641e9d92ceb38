"""Citations in a real browser: chosen in place, copied, and there without script too."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from catalogue.asking import leases
from catalogue.exports.citations import slots
from publications.models import Work

from .making import make_person, make_serial, make_work

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CHICAGO = "Wang, Xiaoming. 1998. “纸史.” 通讯"


@pytest.fixture
def site(live_site, transactional_db):
    work = make_work(
        "纸史", slug="paper", original_language="zh-Hans", date="1998",
        work_type="journal-article", serial=make_serial("通讯", original_language="zh-Hans"),
    )  # fmt: skip
    person = make_person(work, en="Ada Quill")
    name = person.names.get()
    name.family, name.given, name.literal = "Wang", "Xiaoming", ""
    name.save()
    return live_site


def shown(page):
    return page.locator("#citation .citation")


def test_style_chosen_is_shown_in_place_and_copied(page, site):
    page.goto(f"{site}/en/works/paper/")
    page.evaluate("window.stayed = true")
    page.get_by_role("combobox", name="Style").select_option("chicago-author-date")
    expect(shown(page)).to_contain_text(CHICAGO)
    assert page.locator("#citation [data-copy]").get_attribute("data-copy").startswith(CHICAGO)
    assert page.evaluate("window.stayed") is True
    assert page.locator("#citation").get_attribute("aria-live") == "polite"
    assert page.locator("#citation").get_attribute("aria-busy") is None


def test_language_chosen_is_the_citation_s_own(page, site):
    page.goto(f"{site}/en/works/paper/")
    assert shown(page).locator("bdi").get_attribute("lang") == "en"
    page.get_by_role("combobox", name="Language").select_option("ar")
    expect(shown(page).locator("bdi")).to_have_attribute("lang", "ar")
    page.get_by_role("combobox", name="Style").select_option("mla")
    page.get_by_role("button", name="Show the citation").click()
    expect(shown(page)).to_contain_text('"纸史"')


def test_without_script_the_form_leads_to_the_citation_as_a_text(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/en/works/paper/")
    page.get_by_role("combobox", name="Style").select_option("chicago-author-date")
    page.get_by_role("button", name="Show the citation").click()
    assert page.url == f"{site}/works/paper.txt?style=chicago-author-date&lang=en"
    assert page.locator("body").text_content().startswith(CHICAGO)
    context.close()


def test_formatters_that_are_busy_are_asked_again_when_they_said(page, site):
    names = [f"citation-formatter-{number}" for number in range(slots.PROCESSES)]
    leases.take(names, timezone.now(), timedelta(minutes=5))
    page.clock.install()
    page.goto(f"{site}/en/works/paper/")
    with page.expect_response("**/paper.txt*") as refused:
        page.get_by_role("button", name="Show the citation").click()
    assert refused.value.status == 503
    leases.give_back(names, timezone.now())
    page.clock.run_for(6000)
    expect(shown(page)).to_contain_text("Wang, X. (1998). 纸史.")


def test_failure_is_said_and_not_offered_for_copying(page, site):
    page.goto(f"{site}/en/works/paper/")
    Work.objects.filter(slug="paper").update(status="draft")
    page.get_by_role("button", name="Show the citation").click()
    expect(shown(page)).to_have_text(
        "This citation cannot be made at the moment. Please try again soon."
    )
    expect(page.locator("#citation [data-copy]")).to_be_hidden()
