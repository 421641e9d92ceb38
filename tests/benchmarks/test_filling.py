"""Writing the seeded catalogue into a database."""

import pytest

from benchmarks.search import filling
from publications.models import Change, Contribution, Work

pytestmark = pytest.mark.django_db(transaction=True)


def test_filled_database_holds_works_with_their_people() -> None:
    filling.fill(60)
    assert Work.objects.public().count() == 60
    assert set(Contribution.objects.values_list("work_id", flat=True)) == set(range(1, 61))


def test_filled_works_are_in_the_change_log() -> None:
    filling.fill(20)
    assert set(Change.objects.values_list("work_id", flat=True)) == set(range(1, 21))


def test_work_can_be_added_after_filling() -> None:
    filling.fill(20)
    work = Work.objects.create(slug="later", original_title="Later")
    assert work.pk > 20


def test_database_with_works_is_not_filled() -> None:
    Work.objects.create(slug="mine", original_title="Mine")
    with pytest.raises(RuntimeError, match="holds 1 works"):
        filling.fill(20)
