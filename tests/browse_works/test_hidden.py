"""Drafts are seen by their editors alone; withdrawn works leave a tombstone."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Permission, User

from publications.models import DOI, Issue, Relation
from tests.browse_pages.reading import tree

from .making import LANGUAGES, keep, make_person, make_serial, make_subject, make_work

pytestmark = pytest.mark.django_db


@pytest.fixture
def woven():
    """A draft that is tied to public things in every way there is."""
    serial = make_serial("Letters")
    issue = Issue.objects.create(serial=serial, number="1")
    public = make_work("Public", slug="public", issue=issue, position=1, work_type="essay")
    draft = make_work(
        "Hidden draft", slug="draft", status="draft", issue=issue, position=2, date="1066",
        work_type="map", original_language="lzh",
    )  # fmt: skip
    Relation.objects.create(source=public, target=draft, kind="Cites")
    make_person(public, en="Ada Quill").contributions.create(work=draft, role="edt")
    make_subject("Ink", public, draft)
    make_subject("Hidden subject", draft)
    make_person(draft, en="Hidden Person")
    keep(draft, "trove", "1")
    return draft


@pytest.mark.parametrize(
    "path",
    ["works/", "works/?q=hidden", "works/?type=map", "works/?sort=title", "works/public/",
     "subjects/ink/", "serials/letters/", "serials/letters/1/", ""],
)  # fmt: skip
def test_draft_is_seen_nowhere(client, woven, path):
    html = client.get(f"/en/{path}").content.decode()
    for word in ("Hidden", "works/draft", "1066", "Literary Chinese", "Trove"):
        assert word not in html, word


def test_draft_counts_nowhere(read, woven):
    page = read("/en/works/")
    assert page.xpath("string(//h2[@id='results'])") == "1 work"
    assert not [count for count in page.xpath("//span[@class='count']/text()") if count != "1"]
    assert read("/en/subjects/ink/").xpath("string(//h2[@id='shelf-head'])") == "1 work"


def test_draft_is_not_found_by_readers(client, woven):
    assert client.get("/en/works/draft/").status_code == 404
    assert client.get("/en/works/draft/?preview=1").status_code == 404


def test_person_of_drafts_alone_is_not_found(client, woven):
    hidden = woven.contributors.get(names__literal="Hidden Person")
    assert client.get(f"/en/people/{hidden.slug}/").status_code == 404


def test_person_whose_works_were_withdrawn_keeps_their_address(client):
    work = make_work(status="withdrawn", withdrawn_reason="Twice the same")
    assert client.get(f"/en/people/{make_person(work).slug}/").status_code == 200


def sign_in(client, *, staff: bool, may_view: bool) -> None:
    user = User.objects.create_user("editor", is_staff=staff)
    if may_view:
        user.user_permissions.add(Permission.objects.get(codename="view_work"))
    client.force_login(user)


def test_editor_previews_a_draft_with_a_banner_and_nobody_keeps_a_copy(client, woven):
    sign_in(client, staff=True, may_view=True)
    response = client.get("/en/works/draft/?preview=1")
    assert response.status_code == 200
    assert "preview of a draft" in response.content.decode()
    assert "private" in response["Cache-Control"] and "no-store" in response["Cache-Control"]
    assert client.get("/en/works/draft/").status_code == 404


@pytest.mark.parametrize(("staff", "may_view"), [(True, False), (False, True)])
def test_others_who_are_signed_in_see_no_draft(client, woven, staff, may_view):
    sign_in(client, staff=staff, may_view=may_view)
    assert client.get("/en/works/draft/?preview=1").status_code == 404


def test_session_is_not_looked_for_without_its_cookie(client, woven, django_assert_num_queries):
    with django_assert_num_queries(2):  # the work and the masthead of the page 404
        client.get("/en/works/draft/?preview=1")


@pytest.mark.parametrize("language", LANGUAGES)
def test_withdrawn_work_answers_410_in_every_language(client, language):
    work = make_work("Gone", slug="gone", status="withdrawn", withdrawn_reason="Twice the same")
    DOI.objects.create(work=work, value="10.5555/gone")
    make_person(work)
    response = client.get(f"/{language}/works/gone/")
    words = tree(response).text_content()
    assert response.status_code == 410
    for word in ("Twice the same", "10.5555/gone", "Ada Quill", "Gone"):
        assert word in words


def test_withdrawn_work_says_when(client):
    day = datetime(2026, 5, 3, tzinfo=UTC)
    make_work(slug="gone", status="withdrawn", withdrawn_reason="Twice", withdrawn_at=day)
    assert "3 May 2026" in client.get("/en/works/gone/").content.decode()


def test_withdrawn_work_is_in_no_list(listed):
    make_work("Gone", status="withdrawn", withdrawn_reason="Twice the same")
    assert listed() == []
