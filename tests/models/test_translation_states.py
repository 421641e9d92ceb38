"""The state of each text follows from what is done to it and to its source."""

from typing import Any

import pytest
from django.utils import translation

from publications.models import Issue, Serial, Subject, Translation, Work
from publications.multilingual import columns, texts
from publications.translating import states

pytestmark = pytest.mark.django_db


@pytest.fixture
def work(db: None) -> Work:
    return Work.objects.create(slug="w", original_title="时代", original_language="zh-Hans")


def state(row: Any, language: str = "fr", field: str = "title") -> str:
    """As editors see it, of what is stored."""
    stored = type(row).objects.get(pk=row.pk)
    known = states.states_of(type(row), [row.pk]).get(row.pk, {})
    return dict(states.matrix(stored, field, known))[language]


def edit(row: Any, **values: str | None) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


def test_text_goes_from_missing_through_draft_and_reviewed_to_outdated_and_back(
    work: Work,
) -> None:
    assert state(work) == "missing"
    edit(work, title_fr="Époque")
    assert state(work) == "draft"
    states.mark(work, "title", "fr", "reviewed")
    assert state(work) == "reviewed"
    edit(work, original_title="新时代")
    assert state(work) == "outdated"
    edit(work, original_title="时代")
    assert state(work) == "reviewed"
    edit(work, title_fr=None)
    assert state(work) == "missing"


@pytest.mark.parametrize("marked", ["machine", "reviewed"])
def test_edited_text_is_a_draft_by_a_person(work: Work, marked: str) -> None:
    edit(work, title_fr="Époque")
    states.mark(work, "title", "fr", marked)
    edit(work, title_fr="L’époque")
    assert state(work) == "draft"


def test_text_brought_up_to_date_is_a_draft_again(work: Work) -> None:
    edit(work, title_fr="Époque")
    edit(work, original_title="新时代")
    edit(work, title_fr="Nouvelle époque")
    assert state(work) == "draft"


def test_saving_without_editing_changes_no_state(work: Work) -> None:
    edit(work, title_fr="Époque")
    states.mark(work, "title", "fr", "machine")
    edit(work, pages="1-9")
    assert state(work) == "machine"


def test_blank_edges_are_no_edit(work: Work) -> None:
    edit(work, title_fr="Époque")
    states.mark(work, "title", "fr", "reviewed")
    edit(work, title_fr=" Époque\n", original_title=" 时代 ")
    assert state(work) == "reviewed"


def test_only_the_field_whose_source_changed_is_outdated(work: Work) -> None:
    edit(work, original_abstract="摘要", title_fr="Époque", abstract_fr="Résumé")
    edit(work, original_abstract="新摘要")
    assert (state(work), state(work, field="abstract")) == ("draft", "outdated")


def test_original_language_needs_no_translation(work: Work) -> None:
    assert state(work, "zh-hans") == "original"
    assert not Translation.objects.filter(language="zh-hans").exists()


def test_english_is_the_source_where_there_is_no_original(db: None) -> None:
    work = Work.objects.create(slug="e", title_en="Epoch", title_fr="Époque")
    assert (state(work, "en"), state(work, "fr")) == ("original", "draft")
    edit(work, title_en="Age")
    assert state(work, "fr") == "outdated"


def test_english_becomes_a_translation_when_an_original_is_given(db: None) -> None:
    work = Work.objects.create(slug="e", title_en="Epoch")
    edit(work, original_language="zh-Hans", original_title="时代")
    assert state(work, "en") == "draft"


def test_foreign_original_leaves_all_ten_to_be_translated(db: None) -> None:
    work = Work.objects.create(slug="f", original_language="fi", original_title="Aikakausi")
    known = dict(states.matrix(work, "title", {}))
    assert set(known.values()) == {"missing"}
    assert len(known) == 10


@pytest.mark.parametrize("make", [
    lambda: Serial.objects.create(slug="s", title_en="Serial", title_fr="Revue"),
    lambda: Subject.objects.create(slug="s", label_en="Subject", label_fr="Sujet"),
    lambda: Issue.objects.create(
        serial=Serial.objects.create(slug="s"), title_en="Issue", title_fr="Numéro"
    ),
])  # fmt: skip
def test_serials_subjects_and_issues_have_states_too(db: None, make: Any) -> None:
    row = make()
    field = "label" if isinstance(row, Subject) else "title"
    assert state(row, field=field) == "draft"
    edit(row, **{f"{field}_en": "New"})
    assert state(row, field=field) == "outdated"


def test_states_of_a_deleted_row_are_forgotten(work: Work) -> None:
    edit(work, title_fr="Époque")
    work.delete()
    assert not Translation.objects.exists()


def test_states_of_many_rows_are_one_question(
    work: Work, other: Work, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(1):
        states.states_of(Work, [work.pk, other.pk])


# The raw column


@pytest.mark.parametrize("language", ["en", "fr", "zh-hans"])
def test_raw_column_is_never_shown(language: str) -> None:
    """``update`` leaves it stale: whatever it says, no text of the work says it."""
    work = Work.objects.create(slug="w", title_en="Epoch", title_fr="Époque")
    _spoil_raw_columns(work)
    with translation.override(language):
        found = texts(Work.objects.get(pk=work.pk), "title")
    assert [(text.value, text.lang) for text in found] == [("Epoch", "en"), ("Époque", "fr")]


def _spoil_raw_columns(work: Work) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("UPDATE publications_work SET title = %s WHERE id = %s", ["STALE", work.pk])


def test_raw_column_is_not_among_the_columns_that_are_read() -> None:
    assert "title" not in columns("title")
    assert len(columns("title")) == 11


def test_texts_read_no_more_than_their_columns(work: Work, django_assert_num_queries: Any) -> None:
    narrow = Work.objects.only("original_language", *columns("title")).get(pk=work.pk)
    with django_assert_num_queries(0):
        assert [text.value for text in texts(narrow, "title")] == ["时代"]


def test_saving_in_another_language_writes_no_text_of_it_into_ours(work: Work) -> None:
    edit(work, title_en="Epoch", title_fr="Époque")
    with translation.override("fr"):
        found = Work.objects.get(pk=work.pk)
        found.pages = "1"
        found.save()
    found = Work.objects.get(pk=work.pk)
    assert (found.title_en, found.title_fr, found.title_de) == ("Epoch", "Époque", None)
