"""Publish, unpublish, withdraw, restore, new version: buttons, bulk actions, permissions."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.contrib.messages import get_messages
from django.test import Client

from publications.models import Work
from publications.publishing import publish, withdraw

from .conftest import submit

pytestmark = pytest.mark.django_db
LIST = "/admin/publications/work/"


def press(client: Client, work: Work, button: str, **data: str) -> list[str]:
    """Press a button of the work's page; returns what the editor is told."""
    answer = client.post(f"{LIST}{work.pk}/{button}/", data)
    work.refresh_from_db()
    return [str(message) for message in get_messages(answer.wsgi_request)]


def offered(client: Client, work: Work) -> list[str]:
    tools = client.get(f"{LIST}{work.pk}/change/").context["publishing_tools"]
    return [tool.name for tool in tools]


def test_buttons_are_those_that_the_status_allows(desk: Client, work: Work) -> None:
    assert offered(desk, work) == ["publish"]
    publish(work)
    assert offered(desk, work) == ["unpublish", "new-version", "withdraw"]
    withdraw(work, "A mistake")
    assert offered(desk, work) == ["restore", "republish", "new-version"]


def test_every_button_does_what_it_says(desk: Client, work: Work) -> None:
    for button, data, status in (
        ("publish", {}, "published"), ("unpublish", {}, "draft"), ("publish", {}, "published"),
        ("withdraw", {"reason": "A mistake"}, "withdrawn"), ("restore", {}, "draft"),
        ("publish", {}, "published"), ("withdraw", {"reason": "Again"}, "withdrawn"),
        ("republish", {}, "published"),
    ):  # fmt: skip
        press(desk, work, button, **data)
        assert work.status == status


def test_editor_is_told_and_it_is_logged(desk: Client, work: Work) -> None:
    assert press(desk, work, "publish") == ["“时代” is published: readers see it now."]
    assert "readers see it now" in LogEntry.objects.get().change_message


def test_refused_verb_says_why_and_changes_nothing(desk: Client) -> None:
    nameless = Work.objects.create(slug="nameless")
    assert "no title yet" in press(desk, nameless, "publish")[0]
    assert nameless.status == "draft"


def test_opening_an_address_changes_nothing(desk: Client, work: Work) -> None:
    assert desk.get(f"{LIST}{work.pk}/publish/").status_code == 405
    publish(work)
    assert desk.get(f"{LIST}{work.pk}/withdraw/").status_code == 200
    assert Work.objects.get().status == "published"


def test_withdrawing_asks_why(desk: Client, work: Work) -> None:
    publish(work)
    answer = desk.post(f"{LIST}{work.pk}/withdraw/", {"reason": " "})
    assert answer.status_code == 200
    assert Work.objects.get().status == "published"


def test_new_version_opens_its_draft(desk: Client, work: Work) -> None:
    publish(work)
    answer = desk.post(f"{LIST}{work.pk}/new-version/")
    draft = Work.objects.exclude(pk=work.pk).get()
    assert answer["Location"] == f"{LIST}{draft.pk}/change/"


def test_who_may_only_look_may_not_publish(reader_of_works: Client, work: Work) -> None:
    for button in ("publish", "unpublish", "withdraw", "restore", "new-version"):
        answer = reader_of_works.post(f"{LIST}{work.pk}/{button}/", {"reason": "Because"})
        assert answer.status_code == 403
    assert Work.objects.get().status == "draft"


def test_buttons_cannot_be_pressed_from_another_site(editor: User, work: Work) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(f"{LIST}{work.pk}/publish/").status_code == 403


def test_unknown_work_is_not_found(desk: Client) -> None:
    assert desk.post(f"{LIST}999/publish/").status_code == 404


def test_work_is_saved_and_published_in_one_go(desk: Client) -> None:
    submit(desk, f"{LIST}add/", title_en="Epoch", _publish="1", dois__0__value="10.5555/a")
    work = Work.objects.get()
    assert (work.status, work.dois.count()) == ("published", 1)


def test_save_and_publish_without_a_title_saves_a_draft(desk: Client) -> None:
    submit(desk, f"{LIST}add/", pages="1", _publish="1")
    assert Work.objects.get().status == "draft"


def test_draft_is_previewed_in_the_editors_language(desk: Client, work: Work) -> None:
    desk.cookies["django_language"] = "fr"
    page = desk.get(f"{LIST}{work.pk}/change/").content.decode()
    assert 'href="/fr/works/epoch/?preview=1"' in page


def test_what_readers_have_seen_is_withdrawn_not_deleted(desk: Client, work: Work) -> None:
    assert desk.get(f"{LIST}{work.pk}/delete/").status_code == 200
    publish(work)
    assert desk.post(f"{LIST}{work.pk}/delete/", {"post": "yes"}).status_code == 403
    bulk(desk, "delete_selected", work, post="yes")
    assert Work.objects.get() == work


def bulk(client: Client, action: str, *works: Work, **data: str) -> list[str]:
    answer = client.post(
        LIST, {"action": action, "_selected_action": [work.pk for work in works], **data}
    )
    return [str(message) for message in get_messages(answer.wsgi_request)]


def test_several_works_are_published_and_the_others_named(desk: Client, work: Work) -> None:
    nameless = Work.objects.create(slug="nameless")
    told = bulk(desk, "publish_chosen", work, nameless)
    assert any("“nameless” has no title yet" in message for message in told)
    assert "1 work done." in told
    assert set(Work.objects.values_list("slug", "status")) == {
        ("epoch", "published"), ("nameless", "draft"),
    }  # fmt: skip


def test_several_works_are_unpublished_and_restored(desk: Client, work: Work) -> None:
    publish(work)
    bulk(desk, "unpublish_chosen", work)
    assert Work.objects.get().status == "draft"
    withdraw(work, "Why")
    bulk(desk, "restore_chosen", work)
    assert Work.objects.get().status == "draft"


def test_several_works_are_withdrawn_for_one_reason(desk: Client, work: Work) -> None:
    publish(work)
    page = desk.post(LIST, {"action": "withdraw_chosen", "_selected_action": [work.pk]})
    assert b'name="reason"' in page.content
    assert Work.objects.get().status == "published"
    bulk(desk, "withdraw_chosen", work, reason="Printed in error")
    assert Work.objects.get().withdrawn_reason == "Printed in error"


def test_bulk_actions_are_kept_from_who_may_only_look(work: Work) -> None:
    user = User.objects.create_user("looker", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_work"))
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    bulk(client, "publish_chosen", work)
    assert Work.objects.get().status == "draft"


def test_bulk_change_is_in_the_history_whole(desk: Client, work: Work) -> None:
    bulk(desk, "publish_chosen", work)
    newest = work.history.first()  # type: ignore[attr-defined]
    assert (newest.status, newest.title_fr, newest.history_user.username) == (
        "published", "Époque", "editor",
    )  # fmt: skip
