"""Marked words in a real browser: accessible in both themes, within a small screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from .making import make_person, make_serial, make_work

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
QUESTION = "paper 图书馆 المكتبة"


@pytest.fixture
def site(live_site, transactional_db):
    """Works whose titles, names, serials and abstracts are marked. Without an index, titles alone
    are looked through; what is marked is the same."""
    works = [
        make_work(
            f"{QUESTION} {number}", original_language="en", abstract_ja="図書館の紙 " * 80,
            title_ar="تاريخ المكتبة والورق", title_zh_hans="图书馆的纸",
            subtitle_fr="Le paper 図書館",
            serial=make_serial(f"Paper Letters {number}", title_ar="رسائل المكتبة"),
        )
        for number in range(3)
    ]  # fmt: skip
    make_person(*works, en="Ada Paper", zh_hans="图书馆")
    return live_site


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "zh-hans", "ar", "ja"])
def test_axe_finds_nothing_where_words_are_marked(page, site, language, theme):
    page.emulate_media(color_scheme=theme)
    page.goto(f"{site}/{language}/works/?q={QUESTION}")
    assert page.locator("mark").count() >= 3
    found = Axe().run(page).response["violations"]
    assert [(rule["id"], node["target"]) for rule in found for node in rule["nodes"]] == []


@pytest.mark.parametrize("language", ["en", "ar", "zh-hans"])
def test_marked_words_fit_a_small_screen(page, site, language):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{site}/{language}/works/?q={QUESTION}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_mark_is_seen_by_its_line_as_well_as_by_its_colour(page, site, theme):
    page.emulate_media(color_scheme=theme)
    page.goto(f"{site}/en/works/?q={QUESTION}")
    style = "getComputedStyle(document.querySelector('.entry mark'))"
    assert page.evaluate(f"{style}.borderBlockEndStyle") == "solid"
    assert page.evaluate(f"parseFloat({style}.borderBlockEndWidth)") >= 1
