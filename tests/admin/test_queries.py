"""What a page asks of the database does not grow with its rows."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from publications.admin.works.actions import PublishingActions
from publications.models import Contributor, Issue, Serial, Subject, Work

from .conftest import furnish, person

Asked = Callable[[str], CaptureQueriesContext]


@pytest.fixture
def asked(desk: Client) -> Asked:
    """The queries of a page, after a first visit that fills caches."""

    def ask(path: str) -> CaptureQueriesContext:
        assert desk.get(path).status_code == 200
        with CaptureQueriesContext(
            connection,
        ) as queries:
            desk.get(path)
        return queries

    return ask


def many(count: int) -> None:
    chinese = {"original_language": "zh-Hans"}
    serial = Serial.objects.create(original_title="时代", **chinese)
    broader = Subject.objects.create(original_label="一切", **chinese)
    for number in range(count):
        issue = Issue.objects.create(serial=serial, number=str(number), original_title="创刊号")
        Work.objects.create(
            original_title=f"作品{number}", title_en="Work", serial=serial, issue=issue, **chinese
        )
        Subject.objects.create(original_label=f"主题{number}", broader=broader, **chinese)
        person(f"Family{number}")


@pytest.mark.parametrize("name", ["work", "serial", "issue", "contributor", "subject", "doi",
                                  "archiverecord"])  # fmt: skip
def test_lists_ask_no_more_for_many_rows_than_for_few(asked: Asked, work: Work, name: str) -> None:
    path = f"/admin/publications/{name}/"
    many(2)
    furnish(work, 2)
    few = len(asked(path))
    many(6)
    furnish(Work.objects.create(title_en="Another"), 6)
    assert len(asked(path)) == few <= 12


@pytest.mark.parametrize("name", ["work", "issue", "serial", "subject"])
def test_lists_never_read_texts_they_do_not_show(asked: Asked, name: str) -> None:
    many(2)
    unread = ("abstract_fr", "keywords_fr", "title", "label")
    columns = [f'"publications_{name}"."{column}"' for column in unread]
    for query in asked(f"/admin/publications/{name}/"):
        assert not [column for column in columns if column in query["sql"]]


def test_list_does_not_count_the_whole_catalogue_when_it_is_searched(asked: Asked) -> None:
    many(2)
    counts = [
        query["sql"]
        for query in asked("/admin/publications/work/?q=zzz")
        if "COUNT(" in query["sql"] and "publications_work" in query["sql"]
    ]
    assert len(counts) == 1


def test_form_asks_no_more_for_many_rows_than_for_few(asked: Asked, work: Work) -> None:
    furnish(work, 1)
    few = len(asked(f"/admin/publications/work/{work.pk}/change/"))
    full = Work.objects.create(title_en="Full")
    furnish(full, 6)
    assert len(asked(f"/admin/publications/work/{full.pk}/change/")) == few <= 30


def test_form_of_an_issue_asks_no_more_for_many_works(asked: Asked, issue: Issue) -> None:
    def fill(count: int) -> None:
        for number in range(count):
            Work.objects.create(original_title=f"作品{number}", issue=issue)

    path = f"/admin/publications/issue/{issue.pk}/change/"
    fill(1)
    few = len(asked(path))
    fill(8)
    assert len(asked(path)) == few <= 20


def test_form_of_a_contributor_asks_no_more_for_many_names(asked: Asked, db: None) -> None:
    def form(count: int) -> int:
        made = Contributor.objects.create()
        for number in range(count):
            made.names.create(literal=f"N{number}")
        return len(asked(f"/admin/publications/contributor/{made.pk}/change/"))

    assert form(1) == form(7) <= 15


@pytest.mark.parametrize(
    ("model", "field"),
    [("contribution", "contributor"), ("worksubject", "subject"), ("relation", "target"),
     ("work", "serial"), ("work", "issue")],
)  # fmt: skip
def test_autocompletes_ask_no_more_for_many_rows(asked: Asked, model: str, field: str) -> None:
    path = (
        f"/admin/autocomplete/?app_label=publications&model_name={model}&field_name={field}&term="
    )
    many(2)
    few = len(asked(path))
    many(6)
    assert len(asked(path)) == few <= 6


@pytest.mark.parametrize("query", ["", "?state=missing&language=fr", "?state=draft", "?kind=issue",
                                   "?state=outdated&kind=serial", "?q=work"])  # fmt: skip
def test_page_of_translations_asks_no_more_for_many_rows(asked: Asked, query: str) -> None:
    path = f"/admin/translations/{query}"
    many(2)
    few = len(asked(path))
    many(6)
    assert len(asked(path)) == few <= 6


def test_first_page_asks_a_fixed_number_of_questions(asked: Asked, work: Work) -> None:
    few = len(asked("/admin/"))
    furnish(work, 5)
    assert len(asked("/admin/")) == few <= 12


def test_history_asks_no_more_for_many_versions(asked: Asked, work: Work) -> None:
    def versions(count: int) -> None:
        for number in range(count):
            work.pages = str(number)
            work.save()

    path = f"/admin/publications/work/{work.pk}/history/"
    furnish(work, 1)
    versions(2)
    few: Any = len(asked(path))
    furnish(work, 0)
    versions(9)
    assert len(asked(path)) == few <= 30


def test_chosen_rows_are_read_whole_before_anything_is_done_to_them(
    desk: Client, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A narrow row that is saved would be read again, column by column, for its history."""
    unread: list[set[str]] = []

    def each(_self: Any, _request: Any, chosen: Any, _verb: Any) -> None:
        unread.extend(row.get_deferred_fields() for row in chosen)

    monkeypatch.setattr(PublishingActions, "_each", each)
    data = {"action": "publish_chosen", "_selected_action": [work.pk]}
    desk.post("/admin/publications/work/", data)
    assert unread == [set()]
