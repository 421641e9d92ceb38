"""A new version: what it takes over, and what it must get of its own."""

import pytest

from publications.dates import UNDATED
from publications.models import (
    DOI,
    Contribution,
    Contributor,
    ContributorName,
    Subject,
    Work,
    WorkSubject,
)
from publications.publishing import PublishingError, new_version, publish
from publications.translating import states

pytestmark = pytest.mark.django_db


@pytest.fixture
def work() -> Work:
    work = Work.objects.create(
        slug="epoch", original_title="时代", original_language="zh-Hans", title_fr="Époque",
        title_en="Epoch", licence="CC-BY-4.0", version="1.0", date="2024",
    )  # fmt: skip
    states.mark(work, "title", "fr", "reviewed")
    person = Contributor.objects.create()
    name = ContributorName.objects.create(contributor=person, family="Wu", given="Zhaohui")
    Contribution.objects.create(work=work, contributor=person, name=name, position=1)
    subject = Subject.objects.create(label_en="Philosophy")
    WorkSubject.objects.create(work=work, subject=subject)
    DOI.objects.create(work=work, value="10.5281/zenodo.1")
    publish(work)
    return work


def test_new_version_is_a_draft_related_to_the_earlier_one(work: Work) -> None:
    draft = new_version(work)
    relation = draft.relations.get()
    assert (draft.status, draft.published_at) == ("draft", None)
    assert (relation.kind, relation.target) == ("IsNewVersionOf", work)


def test_new_version_has_an_address_of_its_own(work: Work) -> None:
    assert new_version(work).slug == "epoch-2"
    assert new_version(work).slug == "epoch-3"


def test_texts_licence_people_and_subjects_are_taken_over(work: Work) -> None:
    draft = Work.objects.get(pk=new_version(work).pk)
    assert (draft.original_title, draft.title_fr, draft.licence) == ("时代", "Époque", "CC-BY-4.0")
    assert draft.contributions.get().name == work.contributions.get().name
    assert draft.work_subjects.get().subject == work.work_subjects.get().subject


def test_dois_date_and_version_are_not_taken_over(work: Work) -> None:
    draft = new_version(work)
    assert not draft.dois.exists()
    assert (draft.version, draft.date, draft.first_day, draft.sort_day) == ("", "", None, UNDATED)
    assert work.dois.count() == 1


def test_reviewed_translations_stay_reviewed(work: Work) -> None:
    draft = new_version(work)
    assert states.states_of(Work, [draft.pk])[draft.pk] == {
        ("title", "fr"): "reviewed",
        ("title", "en"): "draft",
    }


def test_rows_of_the_new_version_have_a_history(work: Work) -> None:
    draft = new_version(work)
    assert draft.contributions.get().history.count() == 1
    assert draft.history.count() == 1  # type: ignore[attr-defined]


def test_draft_needs_no_new_version() -> None:
    draft = Work.objects.create(slug="d", title_en="Draft")
    with pytest.raises(PublishingError, match="change the draft"):
        new_version(draft)
    assert Work.objects.count() == 1
