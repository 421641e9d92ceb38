"""``manage.py load_demonstration`` where the demonstration is there: an editor's work stays."""

from typing import Any

import pytest
from django.apps import apps

from publications.demonstration.loading import load
from publications.models import Issue, Work

pytestmark = pytest.mark.usefixtures("demonstration")


def _everything() -> dict[str, list[dict[str, Any]]]:
    return {
        model.__name__: list(model._default_manager.order_by("pk").values())
        for model in apps.get_app_config("publications").get_models()
    }


def test_second_run_changes_nothing() -> None:
    before = _everything()
    made = load()
    assert not any(made.values())
    assert _everything() == before


def test_second_run_asks_little(django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(15):
        load()


def test_what_an_editor_changed_stays() -> None:
    essay = Work.objects.get(slug="beyond-tokens")
    essay.title_fr = "Après les jetons"
    essay.status = Work.Status.DRAFT
    essay.save()
    load()
    essay.refresh_from_db()
    assert (essay.title_fr, essay.status) == ("Après les jetons", "draft")


def test_what_an_editor_deleted_stays_deleted() -> None:
    Work.objects.get(slug="beyond-tokens").delete()
    Issue.objects.filter(serial__slug="art-and-architecture").latest("pk").delete()
    load()
    assert not Work.objects.filter(slug="beyond-tokens").exists()
    assert Issue.objects.filter(serial__slug="art-and-architecture").count() == 50
