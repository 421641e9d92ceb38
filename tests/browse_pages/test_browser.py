"""Pages in a real browser: accessibility, requests, stability, keyboard, small screens."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from publications.models import ArchiveRecord

from .conftest import PAGES
from .making import make_catalogue

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LANGUAGES = ("en", "zh-hans", "ar", "ja")
# Largest layout shift, told to the page before it loads anything.
WATCH = """
window.shifted = 0;
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) window.shifted += entry.value;
}).observe({type: "layout-shift", buffered: true});
"""


@pytest.fixture
def site(live_site, transactional_db):
    """The running site with a small catalogue."""
    serial, _, works = make_catalogue()
    ArchiveRecord.objects.create(service="nla", identifier="nla.obj-1", serial=serial)
    ArchiveRecord.objects.create(service="zenodo", identifier="1", work=works[0])
    return live_site


@pytest.fixture
def complaints(page):
    """What the browser says is wrong, such as a breach of the content security policy."""
    said: list[str] = []
    page.on("console", lambda message: message.type == "error" and said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


def found(page) -> list[str]:
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in Axe().run(page).response["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing(page, site, language, theme):
    page.emulate_media(color_scheme=theme)
    for path in PAGES:
        page.goto(f"{site}/{language}/{path}")
        assert found(page) == [], path


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_an_empty_catalogue(page, live_site, transactional_db, theme):
    page.emulate_media(color_scheme=theme)
    page.goto(f"{live_site}/en/")
    assert found(page) == []


def test_axe_finds_nothing_in_the_open_language_menu(page, site):
    page.goto(f"{site}/en/")
    page.locator("details.menu summary").click()
    assert found(page) == []


@pytest.mark.parametrize("path", PAGES)
def test_first_view_is_few_requests_to_us_alone_and_nothing_moves(page, site, complaints, path):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script(WATCH)
    page.goto(f"{site}/ar/{path}")
    page.wait_for_load_state("networkidle")
    assert len(asked) <= 8
    assert all(url.startswith(site) for url in asked)
    assert page.evaluate("window.shifted") == 0
    # A missing page is itself reported as an error by the browser.
    assert [said for said in complaints if "404" not in said] == []


@pytest.mark.parametrize("language", ["de", "ar", "ru", "ja"])
def test_nothing_is_wider_than_a_small_screen(page, site, language):
    page.set_viewport_size({"width": 320, "height": 640})
    for path in PAGES:
        page.goto(f"{site}/{language}/{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


def test_open_menu_fits_a_small_screen(page, site):
    page.set_viewport_size({"width": 320, "height": 640})
    for language in ("de", "ar"):
        page.goto(f"{site}/{language}/about/")
        page.locator("details.menu summary").click()
        box = page.locator("details.menu ul").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320


def test_theme_follows_the_system_until_switched_and_is_kept(page, site):
    page.emulate_media(color_scheme="dark")
    page.goto(f"{site}/en/")
    dark = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    page.locator("[data-theme-switch]").click()
    light = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert light != dark
    page.goto(f"{site}/en/about/")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == light


def test_language_is_changed_by_keyboard_alone(page, site):
    page.goto(f"{site}/en/serials/")
    page.locator("details.menu summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}/zh-hans/serials/")


def test_escape_closes_the_menu_and_gives_the_focus_back(page, site):
    page.goto(f"{site}/en/")
    page.locator("details.menu summary").click()
    page.keyboard.press("Escape")
    assert page.locator("details.menu[open]").count() == 0
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_skip_link_is_the_first_stop_and_leads_to_the_content(page, site):
    page.goto(f"{site}/ar/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_identifier_is_copied_by_its_button(page, site, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site}/ar/serials/the-epochal-transition/")
    page.locator("button.copy").first.click()
    page.wait_for_function("document.getElementById('announcer').textContent !== ''")
    assert page.evaluate("navigator.clipboard.readText()") == "3083-5178"


def test_pages_work_without_script(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/en/serials/the-epochal-transition/")
    assert not page.locator("button.copy").first.is_visible()
    assert not page.locator("[data-theme-switch]").is_visible()
    page.locator("details.menu summary").click()
    page.locator("details.menu a[hreflang=fr]").click()
    assert page.url == f"{site}/fr/serials/the-epochal-transition/"
    context.close()


def test_each_language_has_its_own_glyph_forms(page, site):
    faces = {}
    for language in ("en", "zh-hans", "ja", "ko"):
        page.goto(f"{site}/{language}/about/")
        faces[language] = page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily")
    assert len(set(faces.values())) == 4
    page.goto(f"{site}/en/")
    original = page.locator(".nameplate .original [lang='zh-Hans']")
    assert original.evaluate("node => getComputedStyle(node).fontFamily") == faces["zh-hans"]


def test_print_leaves_out_what_paper_cannot_do(page, site):
    page.goto(f"{site}/en/serials/the-epochal-transition/")
    page.emulate_media(media="print")
    assert not page.locator(".site-nav").is_visible()
    assert page.locator(".site-foot .print-only").is_visible()
