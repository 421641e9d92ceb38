"""Works by languages: states, filters, and pages by key."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from publications.admin.translations import grid
from publications.models import Issue, Serial, Subject, Translation, Work
from publications.translating import states

pytestmark = pytest.mark.django_db


def found(client: Client, **query: Any) -> list[Any]:
    answer = client.get("/admin/translations/", query)
    assert answer.status_code == 200
    return [row for row, _url in answer.context["rows"]]


def slugs(client: Client, **query: Any) -> set[str]:
    return {row.slug for row in found(client, **query)}


def cells(row: Any) -> dict[str, tuple[str, int, int]]:
    return {cell.language.code: (cell.state, cell.done, cell.total) for cell in row.cells}


@pytest.fixture
def works(db: None) -> dict[str, Work]:
    made = {
        "reviewed": Work.objects.create(slug="reviewed", title_en="A", title_fr="A"),
        "machine": Work.objects.create(slug="machine", title_en="B", title_fr="B"),
        "outdated": Work.objects.create(slug="outdated", title_en="C", title_fr="C"),
        "draft": Work.objects.create(slug="draft", title_en="D", title_fr="D"),
        "missing": Work.objects.create(slug="missing", title_en="E"),
        "original": Work.objects.create(
            slug="original", original_language="fr", original_title="F", title_en="F"
        ),
    }
    states.mark(made["reviewed"], "title", "fr", "reviewed")
    states.mark(made["machine"], "title", "fr", "machine")
    made["outdated"].title_en = "New"
    made["outdated"].save()
    return made


@pytest.mark.parametrize("state", ["reviewed", "machine", "outdated", "draft", "missing"])
def test_works_are_found_by_the_state_of_one_language(
    desk: Client, works: dict[str, Work], state: str
) -> None:
    assert slugs(desk, language="fr", state=state) == {state}


def test_each_cell_says_the_state_and_how_much_is_there(
    desk: Client, works: dict[str, Work]
) -> None:
    rows = {row.slug: cells(row) for row in found(desk)}
    assert {slug: row["fr"] for slug, row in rows.items()} == {
        "reviewed": ("reviewed", 1, 1), "machine": ("machine", 1, 1),
        "outdated": ("outdated", 0, 1), "draft": ("draft", 1, 1), "missing": ("missing", 0, 1),
        "original": ("original", 1, 1),
    }  # fmt: skip


def test_cell_shows_the_state_that_most_needs_a_person(desk: Client) -> None:
    work = Work.objects.create(
        slug="w", title_en="A", title_fr="A", abstract_en="B", abstract_fr="B", keywords_en="C"
    )
    states.mark(work, "title", "fr", "reviewed")
    assert cells(found(desk)[0])["fr"] == ("missing", 2, 3)


def test_page_and_form_agree_on_every_state(desk: Client, works: dict[str, Work]) -> None:
    for row in found(desk):
        panels = desk.get(f"/admin/publications/work/{row.pk}/change/").context["panels"]
        assert cells(row) == {
            panel.language.code: (panel.state, panel.done, panel.total) for panel in panels
        }


def test_texts_entered_in_bulk_are_drafts_and_found_as_such(desk: Client) -> None:
    Work.objects.bulk_create([Work(slug="bulk", title_en="A", title_fr="B")])
    assert not Translation.objects.exists()
    assert slugs(desk, language="fr", state="draft") == {"bulk"}
    assert slugs(desk, language="en", state="draft") == set()
    assert cells(found(desk)[0])["fr"][0] == "draft"


def test_any_language_means_some_language(desk: Client, works: dict[str, Work]) -> None:
    assert slugs(desk, state="machine") == {"machine"}
    assert slugs(desk, state="missing") == set(works)


def test_chosen_language_stands_alone(desk: Client, works: dict[str, Work]) -> None:
    assert set(cells(found(desk, language="ja")[0])) == {"ja"}


def test_works_are_found_by_status_and_words(desk: Client, works: dict[str, Work]) -> None:
    Work.objects.filter(slug="draft").update(status="published")
    assert slugs(desk, status="published") == {"draft"}
    Work.objects.filter(slug="missing").update(title_en="The Epochal Transition")
    assert slugs(desk, q="epochal") == {"missing"}


@pytest.mark.parametrize("kind", ["serial", "issue", "subject"])
def test_serials_issues_and_subjects_have_their_own_pages(desk: Client, kind: str) -> None:
    serial = Serial.objects.create(
        slug="s", original_language="zh-Hans", original_title="时代", title_fr="Époque"
    )
    Issue.objects.create(serial=serial, slug="i", original_title="创刊号", title_fr="Numéro un")
    Subject.objects.create(
        slug="s", original_language="zh-Hans", original_label="哲学", label_fr="Philosophie"
    )
    (row,) = found(desk, kind=kind)
    assert cells(row)["zh-hans"] == ("original", 1, 1)
    assert cells(row)["fr"] == ("draft", 1, 1)
    assert len(found(desk, kind=kind, language="zh-hans", state="missing")) == 0
    assert len(found(desk, kind=kind, language="de", state="missing")) == 1


def test_pages_follow_each_other_by_key_and_miss_nothing(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grid, "PAGE", 2)
    for number in range(5):
        Work.objects.create(slug=str(number), title_en=str(number))
    seen, query = [], "?"
    while query:
        answer = desk.get(f"/admin/translations/{query}")
        seen += [row.slug for row, _url in answer.context["rows"]]
        query = answer.context["next"]
    assert seen == ["4", "3", "2", "1", "0"]


def test_next_page_keeps_the_filters(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "PAGE", 1)
    for number in range(2):
        Work.objects.create(slug=str(number), title_en=str(number))
    following = desk.get("/admin/translations/?language=fr&state=missing").context["next"]
    assert "language=fr" in following and "state=missing" in following


@pytest.mark.parametrize("query", ["language=xx", "state=odd", "kind=spoon", "after=x", "after=-1"])
def test_odd_query_shows_everything_and_says_what_is_wrong(
    desk: Client, works: dict[str, Work], query: str
) -> None:
    answer = desk.get(f"/admin/translations/?{query}")
    assert answer.status_code == 200
    assert len(answer.context["rows"]) == len(works)


def test_page_is_for_who_may_see_what_it_lists(work: Work) -> None:
    user = User.objects.create_user("clerk", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_serial"))
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/admin/translations/").status_code == 403
    assert client.get("/admin/translations/?kind=serial").status_code == 200
