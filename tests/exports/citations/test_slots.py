"""Few formatters at once, over all processes of the site."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from catalogue.asking import leases
from catalogue.exports.citations import pandoc, preparing, slots, working
from publications.models import Work

pytestmark = pytest.mark.django_db


@pytest.fixture
def full() -> list[str]:
    """Every slot is held by somebody else."""
    names = [f"citation-formatter-{number}" for number in range(slots.PROCESSES)]
    return leases.take(names, timezone.now())


def test_as_many_formatters_run_as_may_and_no_more() -> None:
    with slots.slot(), slots.slot(), pytest.raises(slots.BusyError), slots.slot():
        pass


def test_slot_is_given_back_when_the_formatter_fails() -> None:
    for _ in range(slots.PROCESSES + 1):
        with pytest.raises(pandoc.RefusedItemsError), slots.slot():
            raise pandoc.RefusedItemsError("no")


def test_who_can_wait_gets_the_slot_that_becomes_free(full: list[str]) -> None:
    waited: list[float] = []

    def wait(seconds: float) -> None:
        waited.append(seconds)
        leases.give_back(full[:1], timezone.now())

    with slots.slot(60, wait=wait):
        assert len(waited) == 1


def test_slot_of_a_killed_process_is_free_again_after_its_period(time_machine: Any) -> None:
    time_machine.move_to(datetime(2026, 1, 1, tzinfo=timezone.get_fixed_timezone(0)), tick=False)
    held = [slots._take() for _ in range(slots.PROCESSES)]
    assert all(held) and slots._take() is None
    time_machine.shift(slots.PERIOD + timedelta(seconds=1))
    assert slots._take()


def test_slot_outlasts_the_longest_run_of_a_formatter() -> None:
    assert timedelta(seconds=pandoc.SECONDS) < slots.PERIOD


def test_worker_that_finds_no_slot_leaves_it_to_the_schedule(
    full: list[str], monkeypatch: Any
) -> None:
    Work.objects.create(slug="a", original_title="A", status="published")
    monkeypatch.setattr(slots, "PATIENCE", 0.0)
    assert working.work(timezone.now()) is False
    assert preparing.count_due() > 0
