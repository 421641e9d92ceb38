"""An editor at work in a real browser, from logging in to restoring; and how the desk looks."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User

from publications.admin.issues.contents import works_of
from publications.models import Contributor, Issue, Work
from publications.translating import states

from .conftest import furnish, person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LANGUAGES = ("en", "zh-hans", "ar")


@pytest.fixture
def complaints(page: Any) -> list[str]:
    """What the browser says is wrong, such as a breach of the content security policy."""
    said: list[str] = []
    page.on("console", lambda message: message.type == "error" and said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


@pytest.fixture
def desk_page(
    page: Any, live_site: str, transactional_db: None, complaints: list[str]
) -> Iterator[Any]:
    """The browser of an editor who has just logged in."""
    User.objects.create_superuser("editor", "editor@example.org", "seal-and-paper")
    page.goto(f"{live_site}/admin/")
    page.get_by_label("Username").fill("editor")
    page.get_by_label("Password").fill("seal-and-paper")
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("heading", name="Your desk").wait_for()
    yield page
    # Nothing of this test may still be asking when its database is emptied.
    page.wait_for_load_state("networkidle")
    page.goto("about:blank")


def save(page: Any) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name="Save and continue editing").click()


def tab(page: Any, name: str) -> None:
    page.get_by_role("tab", name=re.compile(name)).click()


def test_editor_adds_translates_previews_publishes_and_takes_back_a_work(
    desk_page: Any, live_site: str, complaints: list[str]
) -> None:
    page = desk_page

    page.get_by_role("link", name="Add a work").click()
    page.get_by_label("Original language").fill("zh-Hans")
    page.get_by_label("DOI", exact=True).first.fill("https://doi.org/10.5281/ZENODO.20352371")
    tab(page, "简体中文")
    page.locator("#id_title_zh_hans").fill("时代过渡")
    tab(page, "English")
    page.locator("#id_title_en").fill("The Epochal Transition")
    save(page)
    work = Work.objects.get()
    assert (work.original_title, work.title_en) == ("时代过渡", "The Epochal Transition")
    assert work.dois.get().value == "10.5281/zenodo.20352371"

    tab(page, "English")
    assert page.locator("#language-en .translation-source-text").first.inner_text() == "时代过渡"
    page.get_by_label("State of title in English").select_option("reviewed")
    save(page)
    assert states.states_of(Work, [work.pk])[work.pk]["title", "en"] == "reviewed"

    page.get_by_role("link", name="Preview the draft").click()
    page.get_by_role("heading", level=1, name="The Epochal Transition").wait_for()
    here = f"{live_site}/admin/publications/work/{work.pk}/change/"
    public = {code: f"{live_site}/{code}/works/{work.slug}/" for code in ("en", "zh-hans")}
    assert page.request.get(public["en"]).status == 404

    page.goto(here)
    page.get_by_role("button", name="Publish", exact=True).click()
    page.get_by_text("is published: readers see it now").wait_for()
    for code, title in (("en", "The Epochal Transition"), ("zh-hans", "时代过渡")):
        page.goto(public[code])
        page.get_by_role("heading", level=1, name=title).wait_for()

    page.goto(here)
    page.get_by_role("button", name="Unpublish").click()
    page.get_by_text("is a draft again").wait_for()
    assert page.request.get(public["en"]).status == 404

    page.get_by_role("button", name="Publish", exact=True).click()
    page.get_by_role("link", name="Withdraw").click()
    page.get_by_label("Reason for withdrawal").fill("Printed in error")
    page.get_by_role("button", name="Withdraw").click()
    page.get_by_text("is withdrawn").wait_for()
    assert page.request.get(public["zh-hans"]).status == 410

    page.get_by_role("button", name="Restore and publish").click()
    page.get_by_text("is restored and published").wait_for()
    page.goto(public["zh-hans"])
    page.get_by_role("heading", level=1, name="时代过渡").wait_for()
    assert complaints == []


def test_earlier_version_is_restored(desk_page: Any, live_site: str) -> None:
    work = Work.objects.create(slug="w", title_en="Epoch", title_fr="Époque")
    work.title_fr = "Ère"
    work.save()
    page = desk_page
    page.goto(f"{live_site}/admin/publications/work/{work.pk}/change/")
    page.get_by_role("link", name="History", exact=True).first.click()
    page.locator(".versions ins", has_text="Ère").wait_for()
    page.locator(".versions > li").last.get_by_role("link").click()
    page.get_by_role("button", name="Restore this version").click()
    page.get_by_text("is again as it was").wait_for()
    work.refresh_from_db()
    assert (work.title_en, work.title_fr) == ("Epoch", "Époque")


def test_tabs_are_reached_by_keyboard_in_the_direction_of_reading(
    desk_page: Any, live_site: str
) -> None:
    work = Work.objects.create(slug="w", title_en="Epoch")
    page = desk_page
    for code, onward in (("en", "ArrowRight"), ("ar", "ArrowLeft")):
        switch(page, live_site, code)
        page.goto(f"{live_site}/admin/publications/work/{work.pk}/change/#language-en")
        page.reload()
        page.locator("#tab-en").focus()
        page.keyboard.press(onward)
        assert page.locator("#tab-zh-hans").get_attribute("aria-selected") == "true"
        assert page.evaluate("document.activeElement.id") == "tab-zh-hans"
        page.keyboard.press("End")
        assert page.locator("#language-ar").is_visible()
        assert page.locator("#language-zh-hans").is_hidden()
        page.keyboard.press(onward)
        assert page.locator("#language-en").is_visible()


def test_original_stands_beside_the_translation_while_both_are_typed(
    desk_page: Any, live_site: str
) -> None:
    page = desk_page
    page.goto(f"{live_site}/admin/publications/work/add/")
    page.get_by_label("Original language").fill("ar")
    page.locator("#id_original_title").fill("عصر")
    tab(page, "Français")
    source = page.locator("#language-fr .translation-source-text").first
    assert (source.inner_text(), source.get_attribute("lang")) == ("عصر", "ar")
    page.locator("#id_original_title").fill("")
    page.locator("#id_title_en").evaluate(
        "field => { field.value = 'Age'; field.dispatchEvent(new Event('input', {bubbles: true})) }"
    )
    assert (source.inner_text(), source.get_attribute("lang")) == ("Age", "en")


def test_printed_name_is_chosen_among_those_of_the_contributor(
    desk_page: Any, live_site: str
) -> None:
    wu = person("Wu", "Zhaohui")
    wu.names.create(literal="巫朝晖", position=1)
    page = desk_page
    page.goto(f"{live_site}/admin/publications/work/add/")
    page.locator("#id_title_en").fill("Epoch")
    row = page.locator("#contributions-0")
    row.get_by_role("combobox", name="Contributor").click()
    page.locator(".select2-search__field").fill("朝晖")
    page.locator(".select2-results__option", has_text="Zhaohui Wu").click()
    row.locator("[data-name-forms] option", has_text="巫朝晖").wait_for(state="attached")
    row.locator("[data-name-forms]").select_option(label="巫朝晖")
    save(page)
    contribution = Work.objects.get().contributions.get()
    assert (contribution.contributor, str(contribution.name)) == (
        Contributor.objects.get(),
        "巫朝晖",
    )


def test_contents_are_moved_by_buttons(desk_page: Any, live_site: str, issue: Issue) -> None:
    for name in ("a", "b", "c"):
        Work.objects.create(slug=name, title_en=name, issue=issue)
    page = desk_page
    page.goto(f"{live_site}/admin/publications/issue/{issue.pk}/change/")
    page.locator(".contents tr", has_text="c").get_by_role("button", name="Move up").last.click()
    save(page)
    assert [work.slug for work in works_of(issue)] == ["a", "c", "b"]


def test_moving_rows_leaves_the_empty_one_empty(desk_page: Any, live_site: str) -> None:
    work = Work.objects.create(slug="w", title_en="Epoch")
    furnish(work, 2)
    page = desk_page
    page.goto(f"{live_site}/admin/publications/work/{work.pk}/change/")
    before = [one.contributor_id for one in work.contributions.all()]
    page.locator("#contributions-1").get_by_role("button", name="Move up").click()
    save(page)
    page.get_by_text("was changed successfully").wait_for()
    assert [one.contributor_id for one in work.contributions.all()] == before[::-1]


def test_chosen_cover_is_shown_before_it_is_saved(
    desk_page: Any, live_site: str, issue: Issue, complaints: list[str]
) -> None:
    from tests.publishing.pictures import picture

    page = desk_page
    page.goto(f"{live_site}/admin/publications/issue/{issue.pk}/change/")
    page.locator("#id_new_cover").set_input_files(
        {"name": "cover.jpg", "mimeType": "image/jpeg", "buffer": picture((300, 400))}
    )
    page.locator("img.cover-chosen").wait_for()
    save(page)
    issue.refresh_from_db()
    assert issue.cover_width == 300
    assert complaints == []


def switch(page: Any, live_site: str, code: str) -> None:
    page.context.add_cookies([{"name": "django_language", "value": code, "url": live_site}])


def test_language_is_switched_without_leaving_the_page(desk_page: Any, live_site: str) -> None:
    page = desk_page
    page.goto(f"{live_site}/admin/publications/work/?q=epoch")
    page.locator("details.menu summary").click()
    page.get_by_role("button", name="العربية").click()
    page.wait_for_url("**/admin/publications/work/?q=epoch")
    assert page.locator("html").get_attribute("dir") == "rtl"


@pytest.fixture
def pages(desk_page: Any, issue: Issue) -> dict[str, str]:
    """Pages of every sort, with something on them."""
    work = Work.objects.create(
        slug="epoch", original_title="时代", original_language="zh-Hans", title_en="Epoch",
        title_ar="عصر", issue=issue,
    )  # fmt: skip
    states.mark(work, "title", "ar", "machine")
    furnish(work, 2)
    work.pages = "1-9"
    work.save()
    return {
        "desk": "", "list": "publications/work/", "form": f"publications/work/{work.pk}/change/",
        "add": "publications/work/add/", "translations": "translations/",
        "history": f"publications/work/{work.pk}/history/",
        "issue": f"publications/issue/{issue.pk}/change/",
        "contributor": f"publications/contributor/{Contributor.objects.all()[0].pk}/change/",
        "delete": f"publications/work/{work.pk}/delete/",
    }  # fmt: skip


def found(page: Any) -> list[str]:
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in Axe().run(page).response["violations"]
        for node in rule["nodes"]
    ]


def check(page: Any, live_site: str, paths: list[str], code: str, theme: str) -> None:
    page.emulate_media(color_scheme=theme)
    switch(page, live_site, code)
    for path in paths:
        page.goto(f"{live_site}/admin/{path}")
        page.wait_for_load_state("networkidle")
        assert found(page) == [], path


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_axe_finds_nothing_on_the_pages_of_every_day(
    desk_page: Any, live_site: str, pages: dict[str, str], code: str, theme: str
) -> None:
    daily = [pages[name] for name in ("desk", "list", "form", "translations")]
    check(desk_page, live_site, daily, code, theme)


@pytest.mark.parametrize(("code", "theme"), [("en", "light"), ("ar", "dark")])
def test_axe_finds_nothing_on_the_other_pages(
    desk_page: Any, live_site: str, pages: dict[str, str], code: str, theme: str
) -> None:
    others = [pages[name] for name in ("add", "history", "issue", "contributor", "delete")]
    check(desk_page, live_site, others, code, theme)


@pytest.mark.parametrize("code", ["en", "ar"])
def test_nothing_is_wider_than_a_small_screen(
    desk_page: Any, live_site: str, pages: dict[str, str], code: str
) -> None:
    page = desk_page
    page.set_viewport_size({"width": 320, "height": 800})
    switch(page, live_site, code)
    for name, path in pages.items():
        page.goto(f"{live_site}/admin/{path}")
        page.wait_for_load_state("networkidle")
        root = "document.documentElement"
        assert page.evaluate(f"{root}.scrollWidth - {root}.clientWidth") <= 0, name


def test_login_page_is_accessible(page: Any, live_site: str, transactional_db: None) -> None:
    page.goto(f"{live_site}/admin/login/")
    assert found(page) == []


def test_pages_keep_to_this_site_and_to_its_security_policy(
    desk_page: Any, live_site: str, pages: dict[str, str], complaints: list[str]
) -> None:
    page, asked = desk_page, []
    page.on("request", lambda request: asked.append(request.url))
    for path in pages.values():
        page.goto(f"{live_site}/admin/{path}")
        page.wait_for_load_state("networkidle")
    assert asked and all(url.startswith((live_site, "data:")) for url in asked)
    assert complaints == []
