"""History of every object: differences in ten languages, and restoring a version."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from publications.admin.history.wording import MAX_TOKENS, pieces
from publications.models import (
    DOI,
    Change,
    Contributor,
    ContributorName,
    File,
    Relation,
    Serial,
    Work,
)
from publications.publishing import publish

from .conftest import person


def history(row: Any) -> str:
    return reverse(f"admin:publications_{row._meta.model_name}_history", args=(row.pk,))


def restore(client: Client, row: Any, version: Any, model: Any = None) -> list[str]:
    """Press *Restore this version*; returns what the editor is told."""
    name = (model or type(row))._meta.model_name
    url = reverse(
        f"admin:publications_{name}_simple_history", args=(version.id, version.history_id)
    )
    answer = client.post(url)
    assert answer.status_code == 302
    return [str(message) for message in get_messages(answer.wsgi_request)]


def first(row: Any) -> Any:
    return row.history.earliest()


def changed(client: Client, row: Any) -> list[tuple[str, str, str, str]]:
    """(field, language, old, new) of the newest version on the history page."""
    entry = client.get(history(row)).context["entries"][0]
    return [(one.label, one.code, one.old, one.new) for one in entry.differences]


@pytest.mark.django_db
def test_differences_name_field_and_language(desk: Client, work: Work) -> None:
    work.title_fr, work.title_ar, work.work_type = "Ère", "عصر", "essay"
    work.save()
    assert sorted(changed(desk, work)) == sorted([
        ("Type", "", "", "Essay"), ("Title", "fr", "Époque", "Ère"), ("Title", "ar", "", "عصر"),
    ])  # fmt: skip


@pytest.mark.django_db
def test_raw_columns_are_in_no_difference(desk: Client, work: Work) -> None:
    work.title_en = "Age"
    work.save()
    assert changed(desk, work) == [("Title", "en", "Epoch", "Age")]


@pytest.mark.django_db
def test_differences_name_what_a_row_points_to(desk: Client, work: Work, serial: Serial) -> None:
    work.serial = serial
    work.save()
    assert changed(desk, work) == [("Serial", "", "", "时代过渡")]


@pytest.mark.django_db
def test_what_a_version_pointed_to_may_be_gone(desk: Client, work: Work, serial: Serial) -> None:
    work.serial = serial
    work.save()
    work.serial = None
    work.save()
    number = serial.pk
    serial.delete()
    assert changed(desk, work) == [("Serial", "", f"(deleted, number {number})", "")]


@pytest.mark.django_db
def test_history_tells_what_happened_to_rows_that_belong_to_it(desk: Client, work: Work) -> None:
    doi = DOI.objects.create(work=work, value="10.5555/a")
    doi.delete()
    parts = desk.get(history(work)).context["parts"]
    assert [(str(part.verb), part.what) for part in parts] == [
        ("Deleted", "DOI: 10.5555/a"), ("Added", "DOI: 10.5555/a"),
    ]  # fmt: skip


@pytest.mark.django_db
def test_many_versions_are_paged_and_compared_across_the_page(desk: Client, work: Work) -> None:
    for number in range(30):
        work.pages = str(number)
        work.save()
    page = desk.get(history(work)).context
    assert len(page["entries"]) == 25
    assert all(entry.differences for entry in page["entries"])
    older = desk.get(f"{history(work)}?before={page['older']}").context
    assert len(older["entries"]) == 31 - 25
    assert older["older"] is None


@pytest.mark.django_db
def test_restored_version_has_its_texts_in_all_ten_languages(desk: Client, work: Work) -> None:
    texts = {f"title_{code}": f"one {code}" for code in
             ("en", "fr", "es", "pt", "de", "ru", "ja", "ko", "ar")}  # fmt: skip
    for name, text in texts.items():
        setattr(work, name, text)
    work.save()
    version = work.history.first()  # type: ignore[attr-defined]
    for name in texts:
        setattr(work, name, "two")
    work.original_title = "另一个"
    work.save()
    restore(desk, work, version)
    stored = Work.objects.filter(pk=work.pk).values("original_title", *texts).get()
    assert stored == {**texts, "original_title": "时代"}


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_restoring_writes_no_text_into_another_language(
    desk: Client, work: Work, language: str
) -> None:
    work.title_fr = "Ère"
    work.save()
    desk.cookies["django_language"] = language
    restore(desk, work, first(work))
    work.refresh_from_db()
    assert (work.title_en, work.title_fr, work.title_ar) == ("Epoch", "Époque", None)


@pytest.mark.django_db
def test_page_of_a_version_shows_what_restoring_would_change(desk: Client, work: Work) -> None:
    version = first(work)
    work.title_fr = "Ère"
    work.save()
    url = reverse("admin:publications_work_simple_history", args=(work.pk, version.history_id))
    differences = desk.get(url).context["differences"]
    assert [(one.code, one.old, one.new) for one in differences] == [("fr", "Ère", "Époque")]


@pytest.mark.django_db
def test_status_and_address_stay_as_they_are(desk: Client, work: Work) -> None:
    publish(work)
    work.pages = "1-9"
    work.save()
    restore(desk, work, first(work))
    work.refresh_from_db()
    assert (work.pages, work.status, work.slug) == ("", "published", "epoch")
    assert work.published_at is not None


@pytest.mark.django_db
def test_restoring_is_a_new_version_with_its_reason_and_editor(desk: Client, work: Work) -> None:
    work.pages = "1-9"
    work.save()
    told = restore(desk, work, first(work))
    newest = work.history.first()  # type: ignore[attr-defined]
    assert newest.history_user.username == "editor"
    assert newest.history_change_reason.startswith("Restored as of")
    assert "again as it was" in told[0]


@pytest.mark.django_db
def test_restoring_touches_the_record(desk: Client, work: Work) -> None:
    work.pages = "1-9"
    work.save()
    before = Change.objects.get(work_id=work.pk).pk
    restore(desk, work, first(work))
    assert Change.objects.get(work_id=work.pk).pk > before


@pytest.mark.django_db
def test_evidence_of_an_identifier_is_not_given_to_another(desk: Client, work: Work) -> None:
    doi = DOI.objects.create(work=work, value="10.5555/a")
    DOI.objects.filter(pk=doi.pk).update(value="10.5555/b", state="findable")
    restore(desk, doi, first(doi))
    doi.refresh_from_db()
    assert (doi.value, doi.state) == ("10.5555/b", "findable")


@pytest.mark.django_db
def test_deleted_row_comes_back_with_nothing_verified(desk: Client, work: Work) -> None:
    doi = DOI.objects.create(work=work, value="10.5555/a", state="findable")
    version = first(doi)
    doi.delete()
    restore(desk, doi, version, DOI)
    again = DOI.objects.get(value="10.5555/a")
    assert (again.pk, again.work, again.state) == (version.id, work, "unchecked")


@pytest.mark.django_db
def test_deleted_work_comes_back_as_a_draft_at_its_address(desk: Client, work: Work) -> None:
    publish(work)
    version, number = work.history.first(), work.pk  # type: ignore[attr-defined]
    work.delete()
    assert desk.get(f"/admin/publications/work/{number}/history/").status_code == 200
    restore(desk, work, version, Work)
    again = Work.objects.get(pk=number)
    assert (again.slug, again.title_fr, again.status) == ("epoch", "Époque", "draft")
    assert not Change.objects.get(work_id=number).deleted


@pytest.mark.django_db
def test_version_that_no_longer_fits_is_refused_in_a_sentence(desk: Client, work: Work) -> None:
    other = Work.objects.create(title_en="Other")
    relation = Relation.objects.create(source=work, target=other, kind="Cites")
    version = first(relation)
    relation.delete()
    other.delete()
    told = restore(desk, relation, version, Relation)
    assert "cannot be restored" in told[0] and "not a valid choice" in told[0]
    assert not Relation.objects.exists()


@pytest.mark.django_db
def test_restored_identifier_that_another_has_now_is_refused(desk: Client) -> None:
    one = Contributor.objects.create(orcid="0000-0002-1825-0097")
    version = first(one)
    one.orcid = ""
    one.save()
    Contributor.objects.create(orcid="0000-0002-1825-0097")
    assert "cannot be restored" in restore(desk, one, version)[0]


@pytest.mark.django_db
def test_restored_file_has_the_checksum_of_its_own_bytes(desk: Client, work: Work) -> None:
    from django.core.files.base import ContentFile

    file = File.objects.create(work=work, content=ContentFile(b"one", "a.txt"))
    version, digest = first(file), file.sha256
    file.content = ContentFile(b"other", "b.txt")
    file.save()
    assert file.sha256 != digest
    restore(desk, file, version)
    file.refresh_from_db()
    assert (file.content.read(), file.sha256, file.size) == (b"one", digest, 3)


@pytest.mark.django_db
def test_name_of_a_person_is_restored(desk: Client) -> None:
    name = person("Wu", "Zhaohui").names.get()
    version = first(name)
    name.family = "Vu"
    name.save()
    restore(desk, name, version)
    assert str(ContributorName.objects.get()) == "Zhaohui Wu"


@pytest.mark.django_db
def test_who_may_only_look_restores_nothing(reader_of_works: Client, work: Work) -> None:
    work.pages = "1-9"
    work.save()
    url = reverse("admin:publications_work_simple_history", args=(work.pk, first(work).history_id))
    assert reader_of_works.get(url).status_code == 200
    assert reader_of_works.post(url).status_code == 403
    assert Work.objects.get().pages == "1-9"


@pytest.mark.django_db
def test_history_is_kept_from_who_may_not_see_the_object(work: Work) -> None:
    user = User.objects.create_user("clerk", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_serial"))
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(history(work)).status_code == 403


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["999/history/", "x/history/", "1/history/999/", "1/history/x/"])
def test_history_of_nothing_is_not_found(desk: Client, path: str) -> None:
    assert desk.get(f"/admin/publications/subject/{path}").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["es", "pt", "ru", "ja", "ko"])
def test_history_says_nothing_in_words_that_we_cannot_translate(
    desk: Client, work: Work, code: str
) -> None:
    desk.cookies["django_language"] = code
    page = desk.get(history(work))
    assert not [one.name for one in page.templates if (one.name or "").startswith("simple_history")]


def test_unchanged_words_are_not_marked() -> None:
    assert pieces("The old epoch", "The new epoch") == [
        ("same", "The "), ("gone", "old"), ("new", "new"), ("same", " epoch"),
    ]  # fmt: skip


def test_characters_are_compared_one_by_one_where_words_are_not_parted() -> None:
    assert pieces("时代过渡", "时代转型") == [("same", "时代"), ("gone", "过渡"), ("new", "转型")]


def test_two_very_long_texts_are_shown_whole() -> None:
    old, new = "a " * MAX_TOKENS, "b " * MAX_TOKENS
    assert pieces(old, new) == [("gone", old), ("new", new)]


@given(st.text(max_size=60), st.text(max_size=60))
def test_pieces_give_both_texts_back(old: str, new: str) -> None:
    found = pieces(old, new)
    assert "".join(text for kind, text in found if kind != "new") == old
    assert "".join(text for kind, text in found if kind != "gone") == new
