"""The works' pages in a real browser: accessibility, small screens, lists without a reload."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from publications.models import DOI, Work
from publications.translating.states import mark

from .making import keep, make_full_work, make_person, make_subject, make_work

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PATHS = (
    "works/", "works/?type=essay&year=1901&size=50", "works/?q=nothing-like-this", "works/full/",
    "works/full/?abstract=ar", "works/gone/", "people/{person}/", "subjects/ink/",
)  # fmt: skip


@pytest.fixture
def site(live_site, transactional_db):
    """The running site, with a full work, a withdrawn one and enough for a second page."""
    full = make_full_work()
    Work.objects.filter(pk=full.pk).update(slug="full")
    for state in ("verified", "restricted", "stale", "missing", "changed"):
        keep(full, "internet-archive", state, state)
    mark(full, "title", "ar", "machine")
    works = [
        make_work(
            f"Arbeit {number} über Papier", original_language="de", title_en=f"On Paper {number}",
            date=str(1900 + number), work_type="essay" if number % 2 else "book",
        )
        for number in range(25)
    ]  # fmt: skip
    make_subject("Ink", *works)
    make_person(*works, en="Ada Quill", zh_hans="羽毛笔")
    make_work("Gone", slug="gone", status="withdrawn", withdrawn_reason="Twice the same")
    return live_site


@pytest.fixture
def paths(site):
    person = Work.objects.get(slug="on-paper-1").contributors.get()
    return [path.format(person=person.slug) for path in PATHS]


def found(page) -> list[str]:
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in Axe().run(page).response["violations"]
        for node in rule["nodes"]
    ]


def titles(page) -> list[str]:
    return page.locator(".entry-title > a").all_text_contents()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "zh-hans", "ar", "ja"])
def test_axe_finds_nothing(page, site, paths, language, theme):
    page.emulate_media(color_scheme=theme)
    for path in paths:
        page.goto(f"{site}/{language}/{path}")
        page.evaluate("document.querySelectorAll('main details').forEach(one => one.open = true)")
        assert found(page) == [], path


@pytest.mark.parametrize("language", ["de", "ar", "ja"])
def test_nothing_is_wider_than_a_small_screen(page, site, paths, language):
    page.set_viewport_size({"width": 320, "height": 640})
    for path in paths:
        page.goto(f"{site}/{language}/{path}")
        page.evaluate("document.querySelectorAll('main details').forEach(one => one.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


def test_first_view_is_few_requests_and_breaks_no_rule_of_the_site(page, site, paths):
    said: list[str] = []
    page.on("console", lambda message: message.type == "error" and said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for path in paths:
        asked: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.goto(f"{site}/en/{path}")
        page.wait_for_load_state("networkidle")
        assert len(asked) <= 8 and all(url.startswith(site) for url in asked), path
    assert [one for one in said if "410" not in one] == []


def test_facet_narrows_the_list_without_a_reload(page, site):
    page.goto(f"{site}/en/works/?sort=oldest")
    page.evaluate("window.stayed = true")
    page.locator("[data-facet=type] a", has_text="Book").click()
    expect(page.locator("#results")).to_have_text("13 works")
    assert page.url == f"{site}/en/works/?type=book&sort=oldest"
    assert page.evaluate("window.stayed") is True
    assert page.evaluate("document.activeElement.id") == "results"
    assert page.locator("#announcer").text_content() == "13 works"
    assert "type=book" in page.locator("details.menu a[hreflang=fr]").get_attribute("href")


def test_browsers_back_button_brings_the_wider_list_back(page, site):
    page.goto(f"{site}/en/works/")
    before = titles(page)
    page.locator("[data-facet=type] a", has_text="Book").click()
    page.wait_for_url("**/?type=book")
    expect(page.locator("#results")).to_have_text("13 works")
    page.go_back()
    expect(page.locator("#results")).not_to_have_text("13 works")
    assert titles(page) == before


def test_range_of_years_and_words_are_asked_without_a_reload(page, site):
    page.goto(f"{site}/en/works/")
    page.evaluate("window.stayed = true")
    page.locator("[name=year_min]").fill("1920")
    page.locator(".years button").click()
    page.wait_for_url("**/?year_min=1920")
    expect(page.locator(".chip")).to_have_count(1)
    page.locator("#works-q").fill("paper 24")
    page.locator("#works-q").press("Enter")
    page.wait_for_url("**/?q=paper+24&year_min=1920")
    expect(page.locator("#results")).to_have_text("1 work")
    assert page.evaluate("window.stayed") is True


def test_failed_fetch_lets_the_browser_go_there_itself(page, site):
    page.goto(f"{site}/en/works/")
    page.evaluate("void (window.fetch = () => Promise.reject(new Error('offline')))")
    page.locator("[data-facet=type] a", has_text="Book").click()
    page.wait_for_url("**/?type=book")
    expect(page.locator("#results")).to_have_text("13 works")


def test_list_is_read_to_its_end_without_script(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/en/works/?subject=ink")
    seen = titles(page)
    page.locator("main a[rel=next]").click()
    seen += titles(page)
    assert len(seen) == len(set(seen)) == 25
    page.locator("#works-q").fill("paper 24")
    page.locator("#works-q").press("Enter")
    page.wait_for_load_state()
    assert titles(page) == ["On Paper 24"]
    assert "subject=ink" in page.url
    context.close()


def test_citation_is_copied_as_text(page, site, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site}/en/works/full/")
    page.locator(".cite-row button").click()
    expect(page.locator("#announcer")).not_to_be_empty()
    assert "title en 1" in page.evaluate("navigator.clipboard.readText()")


def test_bar_of_the_chart_narrows_the_list_without_a_reload(page, site):
    page.goto(f"{site}/en/works/")
    page.evaluate("window.stayed = true")
    page.locator(".histogram a").nth(1).click()
    page.wait_for_url("**/?year_min=1910&year_max=1919")
    expect(page.locator("#results")).to_have_text("10 works")
    assert page.evaluate("window.stayed") is True


def test_numbered_pages_are_turned_without_a_reload(page, site, index):
    index()
    page.goto(f"{site}/de/works/?q=papier")
    page.evaluate("window.stayed = true")
    assert found(page) == []
    first = titles(page)
    page.locator(".pager-numbers a").click()
    page.wait_for_url("**/?q=papier&page=2")
    expect(page.locator(".entry-title > a")).to_have_count(5)
    assert not {*first} & {*titles(page)}
    assert page.evaluate("window.stayed") is True


def test_identifier_typed_into_the_list_opens_its_work(page, site, index):
    DOI.objects.create(work=Work.objects.get(slug="full"), value="10.5555/typed")
    index()
    page.goto(f"{site}/en/works/")
    page.locator("#works-q").fill("10.5555/typed")
    page.locator("#works-q").press("Enter")
    page.wait_for_url("**/works/full/")
    page.go_back()
    page.wait_for_url("**/en/works/")
