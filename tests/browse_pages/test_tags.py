"""The template tags of every page."""

import pytest
from django.template import Context, Template
from django.utils import timezone, translation

from catalogue.browse.icons import ICONS
from catalogue.browse.stamps import STAMPS
from publications.models import DOI, ArchiveRecord
from publications.texts import Text


def render(source: str, language: str = "en", **context: object) -> str:
    with translation.override(language):
        return Template("{% load perdura %}" + source).render(Context(context))


def test_text_carries_its_language_and_direction():
    html = render("{% text t %}", "ar", t=Text("أبجد", "ar"))
    assert html == '<span lang="ar" dir="rtl">أبجد</span>'


def test_text_in_another_language_says_so_in_that_language():
    html = render("{% text t %}", "fr", t=Text("Über", "de"))
    assert html.endswith('<span class="note" lang="de" dir="ltr">Deutsch</span>')


def test_regional_form_of_the_readers_language_needs_no_label():
    assert "note" not in render("{% text t %}", "pt", t=Text("Obra", "pt-BR"))


def test_traditional_chinese_is_told_to_readers_of_simplified():
    assert "中文 (繁體)" in render("{% text t %}", "zh-hans", t=Text("時代", "zh-Hant"))


def test_text_of_unknown_language_lets_the_browser_find_its_direction():
    assert render("{% text t %}", t=Text("?")) == '<span dir="auto">?</span>'


@pytest.mark.parametrize(
    ("state", "words"),
    [("machine", "machine translation"), ("outdated", "translation of an earlier text")],
)
def test_unreviewed_translation_says_what_it_is(state, words):
    assert words in render("{% text t %}", t=Text("x", "en", state))


@pytest.mark.parametrize("state", ["reviewed", "draft", "original", ""])
def test_text_of_a_person_needs_no_remark(state):
    assert "note" not in render("{% text t %}", t=Text("x", "en", state))


def test_nothing_is_shown_as_nothing():
    assert (
        render("{% text t %}{% named t %}{% text_notes t %}{% edtf '' %}{% day t %}", t=None) == ""
    )


def test_hostile_text_is_escaped_everywhere():
    bad = '"><script>'
    html = render(
        "{% text t %}{% named t %}{% copyable v v %}{{ v|ident }}{% edtf v %}{% stamp v label=v %}",
        t=Text(bad, bad),
        v=bad,
    )
    assert "<script>" not in html


def test_title_in_running_text_stands_in_its_marks():
    html = render("{% named t kind='serial' %}", t=Text("时代跃迁", "zh-Hans"))
    assert html == '<cite lang="zh-Hans" dir="ltr">《时代跃迁》</cite>'


def test_serial_in_a_language_without_marks_is_set_apart_by_its_face():
    assert 'class="italic"' in render("{% named t kind='serial' %}", t=Text("Nature", "en"))


def test_date_is_readable_by_people_and_machines():
    assert render("{% edtf '2026-06' %}", "fr") == '<time datetime="2026-06">juin 2026</time>'


def test_identifier_stays_left_to_right():
    assert render("{{ v|ident }}", "ar", v="10.1/a") == '<bdi class="id" dir="ltr">10.1/a</bdi>'


@pytest.mark.parametrize("state", STAMPS)
def test_every_stamp_has_a_shape_and_a_word(state):
    html = render("{% stamp s %}", s=state)
    assert "<svg" in html
    assert str(STAMPS[state].label) in html


def test_every_state_of_the_contract_has_its_stamp():
    assert {*ArchiveRecord.State.values, *DOI.State.values} <= set(STAMPS)


def test_stamp_tells_when_the_answer_came():
    when = timezone.make_aware(timezone.datetime(2026, 6, 30))
    assert "30 June 2026</time>" in render("{% stamp 'verified' when=w %}", w=when)


def test_state_nobody_knows_is_hollow_and_says_its_name():
    assert "stamp-unknown" in render("{% stamp 'odd' %}")
    assert "odd" in render("{% stamp 'odd' %}")


def test_icons_mean_nothing_to_screen_readers():
    assert all('aria-hidden="true"' in icon for icon in ICONS.values())


def test_number_and_language_follow_the_reader():
    assert render("{{ 1234|count }} {{ 'ru'|own_name }}", "de") == "1.234 Русский"
