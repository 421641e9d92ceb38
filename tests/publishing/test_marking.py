"""Marking several translations at once."""

import pytest

from publications.models import Change, Serial, Work
from publications.translating import states
from publications.translating.marking import mark_all, markable

pytestmark = pytest.mark.django_db


@pytest.fixture
def work() -> Work:
    return Work.objects.create(
        slug="w", original_title="时代", original_language="zh-Hans", title_fr="Époque",
        title_de="Epoche",
    )  # fmt: skip


def known(work: Work) -> dict[tuple[str, str], str]:
    return states.states_of(Work, [work.pk])[work.pk]


def test_marks_are_stored_together(work: Work) -> None:
    assert mark_all(work, {("title", "fr"): "reviewed", ("title", "de"): "machine"}) == 2
    assert known(work) == {("title", "fr"): "reviewed", ("title", "de"): "machine"}


def test_any_number_of_marks_needs_as_many_queries_as_one(
    work: Work, django_assert_max_num_queries: object
) -> None:
    marks = {("title", "fr"): "reviewed", ("title", "de"): "reviewed"}
    with django_assert_max_num_queries(11) as captured:  # type: ignore[operator]
        mark_all(work, marks)
    assert len([query for query in captured if "_translation" in query["sql"]]) == 1


def test_reviewing_brings_an_outdated_translation_up_to_date(work: Work) -> None:
    work.original_title = "新时代"
    work.save()
    assert known(work)["title", "fr"] == "outdated"
    mark_all(work, {("title", "fr"): "reviewed"})
    assert known(work)["title", "fr"] == "reviewed"


def test_empty_text_and_the_source_itself_are_passed_over(work: Work) -> None:
    assert not markable(work, "title", "ja")
    assert not markable(work, "title", "zh-hans")
    assert mark_all(work, {("title", "ja"): "reviewed", ("title", "zh-hans"): "reviewed"}) == 0


def test_readers_are_told_so_the_record_is_touched(work: Work) -> None:
    before = Change.objects.get(work_id=work.pk).pk
    mark_all(work, {("title", "fr"): "machine"})
    assert Change.objects.get(work_id=work.pk).pk > before


def test_marks_on_a_serial_touch_its_works(work: Work) -> None:
    serial = Serial.objects.create(slug="s", title_en="Serial", title_fr="Revue")
    work.serial = serial
    work.save()
    before = Change.objects.get(work_id=work.pk).pk
    mark_all(serial, {("title", "fr"): "reviewed"})
    assert Change.objects.get(work_id=work.pk).pk > before
