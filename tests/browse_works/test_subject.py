"""Subjects' pages."""

import pytest

from publications.translating.states import mark
from tests.browse_pages.reading import text

from .making import LANGUAGES, make_subject, make_work

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", LANGUAGES)
def test_subject_answers_in_every_language(client, language):
    make_subject("Ink", make_work())
    assert client.get(f"/{language}/subjects/ink/").status_code == 200


def test_subject_in_a_script_of_its_own_has_an_address(client):
    subject = make_subject("논설", make_work(), original_language="ko")
    assert client.get(f"/en/subjects/{subject.slug}/").status_code == 200


def test_label_is_the_readers_and_the_others_are_listed(read):
    make_subject("Ink", label_fr="Encre", label_ja="インク")
    page = read("/fr/subjects/ink/")
    assert text(page.xpath("//h1")[0]) == "Encre"
    assert text(page.xpath("//p[@class='original']")[0]) == "Ink"
    assert [text(one) for one in page.xpath("//ul[@class='name-forms']/li")] == ["インク 日本語"]


def test_machine_translated_label_says_so(read):
    subject = make_subject("Muste", original_language="fi", label_en="Ink", slug="ink")
    mark(subject, "label", "en", "machine")
    assert "machine translation" in text(read("/en/subjects/ink/").xpath("//h1")[0])


def test_broader_and_narrower_subjects_are_links(read):
    writing = make_subject("Writing")
    ink = make_subject("Ink", broader=writing)
    make_subject("Red ink", broader=ink)
    page = read("/en/subjects/ink/")
    assert page.xpath("//dl//a/@href") == ["/en/subjects/writing/", "/en/subjects/red-ink/"]


def test_only_its_own_works_are_listed(read):
    make_subject("Ink", make_work("Of ink"))
    make_work("Of paper")
    titles = read("/en/subjects/ink/").xpath("//p[@class='entry-title']")
    assert [text(one) for one in titles] == ["Of ink"]


def test_subject_without_works_is_a_page_too(read):
    make_subject("Ink")
    assert "No published work yet" in text(read("/en/subjects/ink/"))
