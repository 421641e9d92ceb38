"""Every object has a history, in all ten languages and without the raw columns."""

from typing import Any

import pytest
from django.apps import apps
from django.conf import settings

from publications.models import (
    Change,
    ImportedRelation,
    ImportRow,
    ImportRun,
    ImportUpload,
    MatchKey,
    Translation,
    Work,
)
from publications.translation import TRANSLATED_FIELDS

pytestmark = pytest.mark.django_db
# What follows by itself from what editors write, and reports.
DERIVED = (Change, ImportedRelation, ImportRow, ImportRun, ImportUpload, MatchKey, Translation)
TRACKED = [
    model
    for model in apps.get_app_config("publications").get_models()
    if model not in DERIVED and not model.__name__.startswith("Historical")
]


def test_every_model_that_editors_write_has_a_history() -> None:
    assert len(TRACKED) == 14
    assert all(hasattr(model, "history") for model in TRACKED)


@pytest.mark.parametrize("model", TRANSLATED_FIELDS, ids=lambda model: model.__name__)
def test_history_keeps_all_languages_and_no_raw_column(model: Any) -> None:
    columns = {field.name for field in model.history.model._meta.get_fields()}
    for field in TRANSLATED_FIELDS[model]:
        assert field not in columns
        assert f"original_{field}" in columns
        for language in settings.CATALOGUE_LANGUAGES:
            assert f"{field}_{language.column}" in columns


@pytest.mark.parametrize("fixture", ["work", "serial", "issue", "person", "subject"])
def test_adding_changing_and_deleting_are_recorded(
    request: pytest.FixtureRequest, fixture: str
) -> None:
    row = request.getfixturevalue(fixture)
    model, key = type(row), row.pk
    row.save()
    row.delete()
    kinds = (
        model.history.filter(id=key).order_by("history_id").values_list("history_type", flat=True)
    )
    assert list(kinds) == ["+", "~", "-"]


@pytest.mark.parametrize("code", [language.code for language in settings.CATALOGUE_LANGUAGES])
def test_version_holds_the_text_of_each_language(work: Work, code: str) -> None:
    column = f"title_{settings.CATALOGUE_LANGUAGES_BY_CODE[code].column}"
    for text in ("one", "two"):
        setattr(work, column, text)
        work.save()
    newest, before, _first = work.history.all()  # type: ignore[attr-defined]
    assert (getattr(newest, column), getattr(before, column)) == ("two", "one")


def test_raw_column_makes_no_difference_between_versions(work: Work) -> None:
    work.title_en, work.title_fr = "Epoch", "Époque"
    work.save()
    newest, before = work.history.all()  # type: ignore[attr-defined]
    assert set(newest.diff_against(before).changed_fields) == {"title_en", "title_fr"}


def test_touching_a_work_makes_no_version_of_it(work: Work) -> None:
    from publications.changes import touch

    touch([work])
    assert work.history.count() == 1  # type: ignore[attr-defined]
