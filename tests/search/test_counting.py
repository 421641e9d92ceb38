"""Counts of facets among more values than are asked for at once, and among very many works."""

from collections.abc import Callable
from typing import Any

import pytest

from catalogue.search.query import Filters, counting, search
from publications.models import ArchiveRecord, Contribution, Contributor, Work

pytestmark = pytest.mark.django_db


def people(number: int) -> list[Contributor]:
    """The first made nearly every work, each after it fewer."""
    made = [Contributor.objects.create(slug=f"p-{n}") for n in range(number)]
    for n in range(40):
        work = Work.objects.create(
            slug=f"w-{n}", original_title="Paper boat", original_language="en", status="published"
        )
        for place, one in enumerate(made):
            if n >= place:
                Contribution.objects.create(work=work, contributor=one, position=place)
    return made


def counts(**options: Any) -> dict[str, int]:
    found = search("paper", facets=["contributor"], **options).counts["contributor"]
    return dict(found)


def expected(made: list[Contributor], most: int) -> dict[str, int]:
    return {str(one.pk): 40 - place for place, one in enumerate(made[:most])}


def test_commonest_values_are_counted_exactly(found: Callable[..., list[str]]) -> None:
    made = people(36)
    found("paper")
    assert counts() == expected(made, counting.MOST)


def test_counts_stay_exact_where_each_part_of_the_index_hands_over_few(
    found: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = people(36)
    found("paper")
    monkeypatch.setattr(counting, "_WITHIN", (5, 1_000_000))
    monkeypatch.setattr(counting, "MOST", 5)
    assert counts() == expected(made, 5)


def test_people_are_not_offered_of_very_many_works_unless_one_was_chosen(
    found: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = people(3)
    found("paper")
    monkeypatch.setattr(counting, "LARGE", 10)
    facets = ["type", "contributor"]
    assert "contributor" not in search("paper", facets=facets).counts
    chosen = Filters(contributor=(made[0].pk,))
    assert search("paper", facets=facets, filters=chosen).counts["contributor"]


def test_counts_of_all_works_are_made_once_for_each_state_of_the_index(
    found: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = people(3)
    found("paper")
    monkeypatch.setattr(counting, "LARGE", 10)
    first = search("", facets=["contributor"]).counts
    assert first == {"contributor": expected(made, 3)}
    monkeypatch.setattr(counting.Searcher, "aggregate", None)
    assert search("", facets=["contributor"]).counts == first


def test_states_are_counted_of_the_record_at_the_service_that_is_asked_for(
    found: Callable[..., list[str]],
) -> None:
    work = Work.objects.create(
        slug="w", original_title="Paper boat", original_language="en", status="published"
    )
    ArchiveRecord.objects.create(work=work, service="trove", identifier="1", state="verified")
    ArchiveRecord.objects.create(work=work, service="zenodo", identifier="2", state="missing")
    found("paper")
    facets = ["archive", "archive_state"]
    assert search("paper", facets=facets).counts == {
        "archive": {"trove": 1, "zenodo": 1}, "archive_state": {"missing": 1, "verified": 1},
    }  # fmt: skip
    narrowed = search("paper", facets=facets, filters=Filters(archive=("trove",))).counts
    assert narrowed["archive_state"] == {"verified": 1}
    assert narrowed["archive"] == {"trove": 1, "zenodo": 1}
