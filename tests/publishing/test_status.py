"""The verbs that change a work's status: what they demand, what they set, what follows."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import User

from publications.models import Change, Work
from publications.publishing import PublishingError, publish, restore, unpublish, withdraw

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 6, 30, 9, tzinfo=UTC)


@pytest.fixture
def draft() -> Work:
    return Work.objects.create(slug="epoch", original_title="时代", original_language="zh-Hans")


@pytest.fixture
def published(draft: Work) -> Work:
    with time_machine.travel(MORNING, tick=False):
        publish(draft)
    return draft


def stored(work: Work) -> Work:
    return Work.objects.get(pk=work.pk)


def test_published_draft_is_public_from_that_moment(published: Work) -> None:
    assert stored(published).published_at == MORNING
    assert Work.objects.public().get() == published


def test_draft_without_any_title_is_not_published() -> None:
    work = Work.objects.create(slug="nameless", original_title="  ")
    with pytest.raises(PublishingError, match="no title yet"):
        publish(work)
    assert stored(work).status == "draft"


@pytest.mark.parametrize("column", ["original_title", "title_en", "title_ar"])
def test_one_title_in_any_language_is_enough(column: str) -> None:
    work = Work.objects.create(slug="named", **{column: "Name"})
    publish(work)
    assert stored(work).status == "published"


def test_published_work_cannot_be_published_again(published: Work) -> None:
    with pytest.raises(PublishingError, match="already published"):
        publish(published)


def test_withdrawn_work_is_restored_not_published(published: Work) -> None:
    withdraw(published, "Plagiarism")
    with pytest.raises(PublishingError, match="restore it"):
        publish(published)


def test_unpublished_work_is_a_draft_that_remembers_when_it_was_first_shown(
    published: Work,
) -> None:
    unpublish(published)
    assert stored(published).status == "draft"
    publish(published)
    assert stored(published).published_at == MORNING


def test_only_published_works_are_unpublished(draft: Work) -> None:
    with pytest.raises(PublishingError, match="not published"):
        unpublish(draft)


def test_withdrawn_work_keeps_its_reason_and_time(published: Work) -> None:
    with time_machine.travel(MORNING + timedelta(days=1), tick=False):
        withdraw(published, "  Printed in error. ")
    work = stored(published)
    assert (work.status, work.withdrawn_reason) == ("withdrawn", "Printed in error.")
    assert work.withdrawn_at == MORNING + timedelta(days=1)


def test_nothing_is_withdrawn_without_a_reason(published: Work) -> None:
    with pytest.raises(PublishingError, match="readers will be told"):
        withdraw(published, " \n")
    assert stored(published).status == "published"


def test_draft_that_nobody_saw_is_not_withdrawn(draft: Work) -> None:
    with pytest.raises(PublishingError, match="delete the draft"):
        withdraw(draft, "Never mind")


def test_unpublished_work_can_still_be_withdrawn(published: Work) -> None:
    unpublish(published)
    withdraw(published, "Harvested already")
    assert stored(published).status == "withdrawn"


@pytest.mark.parametrize(("published_again", "status"), [(False, "draft"), (True, "published")])
def test_restored_work_becomes_what_was_chosen(
    published: Work, published_again: bool, status: str
) -> None:
    withdraw(published, "A mistake")
    restore(published, published=published_again)
    work = stored(published)
    assert (work.status, work.withdrawn_reason, work.withdrawn_at) == (status, "", None)


def test_only_withdrawn_works_are_restored(draft: Work) -> None:
    with pytest.raises(PublishingError, match="not withdrawn"):
        restore(draft)


def test_verb_acts_on_what_is_stored_not_on_a_stale_copy(draft: Work) -> None:
    stale = stored(draft)
    publish(draft)
    with pytest.raises(PublishingError, match="already published"):
        publish(stale)


def test_verb_does_not_write_the_rest_of_a_stale_copy(draft: Work) -> None:
    stale = stored(draft)
    Work.objects.filter(pk=draft.pk).update(title_fr="Époque")
    stale.title_fr = "lost"
    publish(stale)
    assert stored(draft).title_fr == "Époque"


def test_callers_instance_learns_its_new_status(draft: Work) -> None:
    publish(draft)
    assert (draft.status, draft.published_at is not None) == ("published", True)


def test_history_names_who_did_it(draft: Work) -> None:
    editor = User.objects.create_user("editor")
    publish(draft, by=editor)
    newest = draft.history.first()  # type: ignore[attr-defined]
    assert (newest.status, newest.history_user) == ("published", editor)


def test_each_verb_touches_the_work(draft: Work) -> None:
    for verb in (
        lambda: publish(draft),
        lambda: unpublish(draft),
        lambda: withdraw(draft, "Why"),
        lambda: restore(draft, published=True),
    ):
        before = Change.objects.get(work_id=draft.pk).pk
        verb()
        assert Change.objects.get(work_id=draft.pk).pk > before
