"""``reread_evidence`` and ``prune_excerpts``, as an operator runs them."""

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from catalogue.evidence import pruning
from catalogue.evidence.models import Excerpt, Observation
from catalogue.evidence.verifying import verify
from tests.links.outcomes import answer

from .rereading.making import PAGE, of_link

pytestmark = pytest.mark.django_db


def said(*arguments: str) -> str:
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


def test_what_means_something_else_is_named_with_both_rules() -> None:
    of_link(answer(410, url=PAGE))
    text = said("reread_evidence")
    assert f"1 link {PAGE}: present (link/1) → absent (link/2)" in text
    assert "1 entries read anew, 1 mean something else: written down" in text
    assert "No state was changed." in text


def test_dry_run_says_the_same_and_writes_nothing() -> None:
    of_link(answer(410, url=PAGE))
    assert "1 mean something else." in said("reread_evidence", "--dry-run")
    assert Observation.objects.count() == 1


def test_answers_kept_only_in_part_are_counted() -> None:
    of_link(answer(url=PAGE, body=b"x" * 3000))
    assert "1 could not be read: their answers are kept only in part." in said("reread_evidence")


def test_answers_that_no_rule_reads_are_counted() -> None:
    of_link(rule="openaire-discovery/1")
    assert "1 could not be read: no rule of today" in said("reread_evidence")


def test_rule_is_chosen_by_its_name() -> None:
    of_link(answer(410, url=PAGE), rule="link/1")
    of_link(answer(410, url=PAGE), rule="link/0")
    assert "1 entries read anew" in said("reread_evidence", "--rule", "link/0")


@pytest.fixture
def old(monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer of a hundred days ago and one of today."""
    monkeypatch.setattr(pruning, "AT_ONCE", 1)
    for number, age in ((1, 100), (2, 100), (3, 0)):
        made = answer(url=f"{PAGE}/{number}", body=b"%d" % number)
        of_link(made, url=made.url)
        kept = Excerpt.objects.filter(digest=made.sha256)
        kept.update(kept_at=timezone.now() - timedelta(days=age))


def test_only_older_excerpts_are_deleted(old: None) -> None:
    assert "2 excerpts deleted" in said("prune_excerpts", "--older-than", "90")
    assert [bytes(one.body) for one in Excerpt.objects.all()] == [b"3"]


def test_ledger_verifies_after_pruning(old: None) -> None:
    said("prune_excerpts", "--older-than", "90")
    assert verify() == (3, None)
    assert "All 3 entries stand." in said("verify_evidence")


@pytest.mark.parametrize("days", ["0", "-1", "x", "1.5", "9" * 30, "٣"])
def test_number_of_days_is_one(days: str) -> None:
    with pytest.raises(CommandError, match="a number of days from 1"):
        said("prune_excerpts", f"--older-than={days}")


def test_days_must_be_said() -> None:
    with pytest.raises(CommandError, match="older-than"):
        said("prune_excerpts")


def test_pruning_many_needs_few_queries(django_assert_max_num_queries: Any) -> None:
    for number in range(50):
        of_link(answer(body=b"%d" % number), url=f"{PAGE}/{number}")
    Excerpt.objects.update(kept_at=timezone.now() - timedelta(days=100))
    with django_assert_max_num_queries(5):
        said("prune_excerpts", "--older-than", "90")
