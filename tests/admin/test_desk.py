"""The first page: what needs a person, and what was done lately."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from publications.models import DOI, ArchiveRecord, Work
from publications.translating import states

from .conftest import submit

pytestmark = pytest.mark.django_db


def needs(client: Client) -> dict[str, int]:
    return {str(need.label): need.count for need in client.get("/admin/").context["needs"]}


def test_desk_is_calm_when_nothing_waits(desk: Client) -> None:
    assert needs(desk) == {}
    assert "Nothing waits for you" in desk.get("/admin/").content.decode()


def test_what_waits_is_counted(desk: Client) -> None:
    work = Work.objects.create(title_en="A", title_fr="A", title_de="A")
    Work.objects.create(title_en="B", status="published")
    states.mark(work, "title", "fr", "machine")
    DOI.objects.create(work=work, value="10.5555/a", state="failed", reason="Gone")
    ArchiveRecord.objects.create(work=work, service="nla", identifier="nla.obj-1", state="missing")
    work.title_en = "New"
    work.save()
    states.mark(work, "title", "fr", "machine")
    assert needs(desk) == {
        "Drafts not yet published": 1, "Translations whose original has changed since": 1,
        "Machine translations to review": 1, "DOIs that do not resolve": 1,
        "Archive records that are missing": 1,
    }  # fmt: skip


def test_every_need_leads_to_exactly_what_it_counts(desk: Client) -> None:
    test_what_waits_is_counted(desk)
    for need in desk.get("/admin/").context["needs"]:
        context = desk.get(need.url).context
        assert len(_rows(context, need.url)) == need.count, need.url


def _rows(context: Any, url: str) -> Any:
    """Of a page of translations, of the desk, or of a list."""
    if "rows" in context:
        return context["rows"]
    if "sections_of_desk" in context:
        named = url.partition("#")[2]
        return next(one["matters"] for one in context["sections_of_desk"] if one["name"] == named)
    return context["cl"].result_list


def test_what_heals_leaves_by_itself(desk: Client) -> None:
    work = Work.objects.create(title_en="A")
    assert needs(desk)
    Work.objects.filter(pk=work.pk).update(status="published")
    assert needs(desk) == {}


def test_editor_is_shown_only_what_she_may_see(work: Work) -> None:
    user = User.objects.create_user("clerk", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_serial"))
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    context = client.get("/admin/").context
    assert context["needs"] == []
    assert [str(section.label) for section in context["sections"]] == ["Serials"]


def test_done_lately_names_what_was_changed(desk: Client, work: Work) -> None:
    submit(desk, f"/admin/publications/work/{work.pk}/change/", pages="1-9")
    (entry,) = desk.get("/admin/").context["recent"]
    assert (entry.object_repr, entry.user.username) == ("时代", "editor")


def test_what_was_deleted_leads_to_its_history(desk: Client, work: Work) -> None:
    number = work.pk
    desk.post(f"/admin/publications/work/{number}/delete/", {"post": "yes"})
    path = f"/admin/publications/work/{number}/change/../history/"
    assert f'href="{path}"' in desk.get("/admin/").content.decode()
    assert desk.get(f"/admin/publications/work/{number}/history/").status_code == 200
