"""An editor: a random password, printed once; the works' permissions and no others."""

from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command

from publications.editors import make_editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    make_editor("editor")
    return get_user_model().objects.get(username="editor")


def test_editor_logs_in_with_the_password_that_was_printed(client):
    out = StringIO()
    call_command("make_editor", "rosa", stdout=out)
    password = out.getvalue().partition("Password: ")[2].split()[0]
    answer = client.post("/admin/login/?next=/admin/", {"username": "rosa", "password": password})
    assert (answer.status_code, answer["Location"]) == (302, "/admin/")


def test_no_two_passwords_are_the_same():
    assert make_editor("one") != make_editor("two")


def test_editor_who_is_there_keeps_the_password(editor):
    before = editor.password
    out = StringIO()
    call_command("make_editor", "editor", stdout=out)
    editor.refresh_from_db()
    assert editor.password == before
    assert "changepassword editor" in out.getvalue()


@pytest.mark.parametrize("permission", ["add_work", "change_serial", "delete_issue", "view_doi"])
def test_editor_may_change_what_is_published(editor, permission):
    assert editor.has_perm(f"publications.{permission}")


def test_editor_may_read_the_ledger_and_not_write_it(editor):
    assert editor.has_perm("catalogue.view_observation")
    assert not editor.has_perm("catalogue.add_observation")
    assert not editor.has_perm("catalogue.delete_observation")


def test_editor_may_send_workers_to_look_and_not_write_what_they_did(editor):
    assert editor.has_perm("catalogue.run_taskrun")
    assert not editor.has_perm("catalogue.change_taskrun")


def test_editor_may_not_make_users(editor):
    assert not editor.is_superuser
    assert not editor.has_perm("auth.add_user")
