"""Feeds in a real browser: the page still says where they are when its list was replaced."""

import pytest
from playwright.sync_api import expect

from tests.browse_works.making import make_work

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_feed_follows_what_is_chosen_without_a_reload(page, live_site, transactional_db):
    make_work("On Paper", work_type="essay")
    page.goto(f"{live_site}/en/works/")
    page.click("[data-facet=type] li a")
    wanted = "/en/feeds/works.atom?type=essay"
    expect(page.locator("head link[type='application/atom+xml']")).to_have_attribute("href", wanted)
    expect(page.get_by_role("link", name="Feed")).to_have_attribute("href", wanted)
