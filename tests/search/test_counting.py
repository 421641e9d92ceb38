"""Counts of facets among more values than are asked for at once, and among very many works."""

from collections.abc import Callable
from typing import Any

import pytest

from catalogue.search.index.documents import slice_of
from catalogue.search.index.schema import SLICES
from catalogue.search.query import counting, search
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
    monkeypatch.setattr(counting, "_WITHIN", (1, 1_000_000))
    monkeypatch.setattr(counting, "MOST", 5)
    assert counts() == expected(made, 5)


def test_among_very_many_works_one_slice_says_who_is_commonest_and_counts_stay_exact(
    found: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = people(12)
    found("paper")
    monkeypatch.setattr(counting, "LARGE", 10)
    told = counts()
    assert told
    assert told.items() <= expected(made, 12).items()


def test_slices_share_the_works_out_evenly() -> None:
    sizes = [0] * SLICES
    for key in range(1, 16_001):
        sizes[int(slice_of(key))] += 1
    assert max(sizes) - min(sizes) < 20


def test_states_are_counted_of_the_record_at_the_service_that_is_asked_for(
    found: Callable[..., list[str]],
) -> None:
    from catalogue.search.query import Filters

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
