"""One place for each text: the original language's stands in the original. And the marks."""

import pytest
from django.test import Client

from publications.models import Issue, Serial, Work
from publications.translating import states

from .conftest import errors, submit

pytestmark = pytest.mark.django_db
ADD = "/admin/publications/work/add/"


def change(work: Work) -> str:
    return f"/admin/publications/work/{work.pk}/change/"


def known(work: Work) -> dict[tuple[str, str], str]:
    return states.states_of(Work, [work.pk]).get(work.pk, {})


def test_text_typed_in_the_original_language_moves_to_the_original(desk: Client) -> None:
    submit(desk, ADD, original_language="zh-Hans", title_zh_hans="时代", abstract_zh_hans="摘要")
    work = Work.objects.get()
    assert (work.original_title, work.original_abstract) == ("时代", "摘要")
    assert not work.title_zh_hans and not work.abstract_zh_hans


@pytest.mark.parametrize("tag", ["zh", "zh-CN", "cmn-Hans"])
def test_original_language_may_be_written_otherwise(desk: Client, tag: str) -> None:
    submit(desk, ADD, original_language=tag, title_zh_hans="时代")
    assert Work.objects.get().original_title == "时代"


def test_traditional_original_leaves_the_simplified_title_a_translation(desk: Client) -> None:
    submit(desk, ADD, original_language="zh-Hant", original_title="時代", title_zh_hans="时代")
    work = Work.objects.get()
    assert (work.original_title, work.title_zh_hans) == ("時代", "时代")


def test_same_text_in_both_places_is_kept_once(desk: Client) -> None:
    submit(desk, ADD, original_language="fr", original_title="Époque", title_fr="Époque")
    work = Work.objects.get()
    assert (work.original_title, work.title_fr or "") == ("Époque", "")


def test_two_different_originals_are_refused_saying_which_to_keep(desk: Client) -> None:
    answer = submit(desk, ADD, original_language="fr", original_title="Époque", title_fr="Ère")
    assert "Français is the original language" in errors(answer)
    assert "Époque" in errors(answer)
    assert not Work.objects.exists()


def test_work_without_a_known_original_keeps_its_titles_where_they_are(desk: Client) -> None:
    submit(desk, ADD, title_en="Epoch", title_fr="Époque")
    work = Work.objects.get()
    assert (work.original_title, work.title_en, work.title_fr) == ("", "Epoch", "Époque")


def test_title_of_an_issue_moves_by_its_serials_language(desk: Client, serial: Serial) -> None:
    answer = submit(
        desk, "/admin/publications/issue/add/", serial=serial.pk, number="1", title_zh_hans="创刊号"
    )
    assert answer.status_code == 302, errors(answer)
    issue = Issue.objects.get()
    assert (issue.original_title, issue.title_zh_hans or "") == ("创刊号", "")


def test_new_issue_without_a_serial_is_refused_calmly(desk: Client) -> None:
    answer = submit(desk, "/admin/publications/issue/add/", original_title="创刊号")
    assert answer.status_code == 200
    assert "required" in errors(answer)


@pytest.mark.parametrize("state", ["reviewed", "machine", "draft"])
def test_translation_is_marked_as_it_is_typed(desk: Client, work: Work, state: str) -> None:
    answer = submit(desk, change(work), title_de="Epoche", mark_title_de=state)
    assert answer.status_code == 302, errors(answer)
    assert known(work)["title", "de"] == state


def test_edited_translation_is_a_draft_unless_it_is_marked(desk: Client, work: Work) -> None:
    states.mark(work, "title", "fr", "reviewed")
    submit(desk, change(work), title_fr="L’époque")
    assert known(work)["title", "fr"] == "draft"


def test_reviewing_an_outdated_translation_makes_it_current(desk: Client, work: Work) -> None:
    submit(desk, change(work), original_title="新时代")
    assert known(work)["title", "fr"] == "outdated"
    submit(desk, change(work), mark_title_fr="reviewed")
    assert known(work)["title", "fr"] == "reviewed"


def test_nothing_is_marked_where_nothing_stands(desk: Client, work: Work) -> None:
    answer = submit(desk, change(work), mark_title_ja="reviewed")
    assert "no text here yet" in errors(answer)


def test_form_shows_each_texts_state_and_what_it_is_translated_from(
    desk: Client, work: Work
) -> None:
    states.mark(work, "title", "fr", "machine")
    panels = {panel.language.code: panel for panel in desk.get(change(work)).context["panels"]}
    french, chinese, japanese = (panels[code].entries[0] for code in ("fr", "zh-hans", "ja"))
    assert (french.state, french.original.value, french.original.lang) == (
        "machine", "时代", "zh-Hans",
    )  # fmt: skip
    assert (chinese.state, chinese.original, panels["zh-hans"].is_original) == (
        "original", None, True,
    )  # fmt: skip
    assert japanese.state == "missing"


def test_tabs_count_what_is_there_of_what_there_is_to_translate(desk: Client, work: Work) -> None:
    work.original_abstract = "摘要"
    work.save()
    panels = {panel.language.code: panel for panel in desk.get(change(work)).context["panels"]}
    assert (panels["fr"].done, panels["fr"].total, panels["fr"].state) == (1, 2, "missing")
    assert (panels["zh-hans"].done, panels["zh-hans"].total) == (2, 2)


def test_english_is_the_source_where_there_is_no_original(desk: Client) -> None:
    work = Work.objects.create(title_en="Epoch", title_fr="Époque")
    panels = {panel.language.code: panel for panel in desk.get(change(work)).context["panels"]}
    assert panels["fr"].entries[0].original.value == "Epoch"
    assert panels["en"].entries[0].state == "original"


def test_matrix_leaves_out_fields_with_nothing_to_translate(desk: Client, work: Work) -> None:
    matrix = desk.get(change(work)).context["matrix"]
    assert [label for label, _cells in matrix] == ["Title"]
    assert len(matrix[0][1]) == 10


def test_every_language_is_there_without_script(desk: Client, work: Work) -> None:
    page = desk.get(change(work)).content.decode()
    assert page.count('<section class="language"') == 10
    assert 'role="tab' not in page


def test_tab_with_an_error_says_so(desk: Client, work: Work) -> None:
    page = submit(desk, change(work), mark_title_ja="reviewed").content.decode()
    assert 'id="language-ja" aria-labelledby="language-ja-heading" data-errors' in page


def test_hostile_title_is_only_text(desk: Client, work: Work) -> None:
    work.original_title = "<script>alert(1)</script>"
    work.save()
    for path in (change(work), "/admin/publications/work/", "/admin/translations/"):
        assert b"<script>alert" not in desk.get(path).content
