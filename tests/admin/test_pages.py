"""Every page of the desk answers, to those who may see it."""

from typing import Any

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from publications.models import Issue, Work

from .conftest import furnish

MODELS = sorted(
    (model for model in admin.site._registry if model._meta.app_label == "publications"),
    key=lambda model: str(model._meta),
)
EDITED = ("work", "serial", "issue", "contributor", "subject")


def address(model: Any, page: str, *args: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


@pytest.fixture
def furnished(work: Work, issue: Issue) -> Work:
    furnish(work, 1)
    return work


@pytest.mark.parametrize("model", sorted(admin.site._registry, key=lambda model: str(model._meta)))
def test_every_list_answers(desk: Client, furnished: Work, model: Any) -> None:
    assert desk.get(address(model, "changelist")).status_code == 200


@pytest.mark.parametrize(
    "model", [one for one in MODELS if hasattr(one, "history") and one.__name__ != "File"]
)
def test_every_row_has_a_form_a_history_and_a_page_for_each_version(
    desk: Client, furnished: Work, model: Any
) -> None:
    row = model._default_manager.first()
    for page in ("change", "history", "delete"):
        assert desk.get(address(model, page, row.pk)).status_code == 200
    version = row.history.first().pk
    assert desk.get(address(model, "simple_history", row.pk, version)).status_code == 200


@pytest.mark.parametrize("name", EDITED)
def test_what_stands_alone_can_be_added(desk: Client, name: str) -> None:
    assert desk.get(reverse(f"admin:publications_{name}_add")).status_code == 200


@pytest.mark.parametrize("code", ["en", "zh-hans", "ar"])
@pytest.mark.parametrize("path", ["/admin/", "/admin/publications/work/", "/admin/translations/"])
def test_pages_are_in_the_editors_language_and_direction(
    desk: Client, code: str, path: str
) -> None:
    desk.cookies["django_language"] = code
    page = desk.get(path).content.decode()
    assert f'<html lang="{code}" dir="{"rtl" if code == "ar" else "ltr"}">' in page


def test_switch_of_language_keeps_the_page(desk: Client) -> None:
    here = "/admin/publications/work/?q=epoch"
    answer = desk.post("/admin/language/", {"language": "fr", "next": here})
    assert (answer.status_code, answer["Location"]) == (302, here)
    assert 'lang="fr"' in desk.get(here).content.decode()


def test_switch_of_language_leads_to_no_other_site(desk: Client) -> None:
    answer = desk.post("/admin/language/", {"language": "fr", "next": "https://evil.example/"})
    assert "evil" not in answer["Location"]


def test_strangers_are_sent_to_log_in(client: Client, work: Work) -> None:
    for path in ("/admin/", "/admin/translations/", f"/admin/publications/work/{work.pk}/history/"):
        answer = client.get(path)
        assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/admin/login/")
    assert client.get("/admin/login/").status_code == 200


def test_no_page_has_script_or_style_of_its_own(desk: Client, furnished: Work) -> None:
    for path in ("/admin/", "/admin/publications/work/", address(Work, "change", furnished.pk)):
        page = desk.get(path).content.decode()
        assert "style=" not in page and "<style" not in page
        assert " onclick=" not in page and "<script>" not in page


def test_pages_forbid_what_is_not_of_this_site(desk: Client) -> None:
    assert "default-src 'self'" in desk.get("/admin/")["Content-Security-Policy"]


def test_who_may_only_look_finds_no_buttons(reader_of_works: Client, work: Work) -> None:
    page = reader_of_works.get(address(Work, "change", work.pk))
    assert page.status_code == 200
    for button in (b"/publish/", b"/withdraw/", b'name="_save"', b'name="_publish"'):
        assert button not in page.content
