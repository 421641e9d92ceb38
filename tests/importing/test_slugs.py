"""Slugs are free, of what is there and of each other, and found with few questions."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.importing import slugs
from publications.models import Work
from publications.models.fields import free_slug

some = st.lists(st.sampled_from(["a", "a-2", "a-3", "b", "a-2-2"]), max_size=30)


@given(wanted=some, there=st.sets(st.sampled_from(["a", "a-2", "a-4", "b-2", "a-2-2"])))
def test_slugs_are_free_and_each_is_given_once(wanted: list[str], there: set[str]) -> None:
    found = slugs.numbered(wanted, lambda asked: there & set(asked))
    assert len(set(found)) == len(wanted)
    assert not there & set(found)
    assert all(slug.startswith(base) for base, slug in zip(wanted, found, strict=True))


def test_thousands_of_one_title_cost_few_questions() -> None:
    there = {"editorial", *(f"editorial-{n}" for n in range(2, 3000))}
    asked = []

    def taken(slugs: list[str]) -> Iterable[str]:
        asked.append(len(slugs))
        return there & set(slugs)

    assert slugs.numbered(["editorial"] * 2, taken) == ["editorial-3000", "editorial-3001"]
    assert len(asked) <= 8


@pytest.mark.django_db
def test_slug_is_the_one_that_saving_would_make() -> None:
    Work.objects.create(slug="epoch")
    titles = ("", "Epoch")
    assert slugs.free(Work, [slugs.base(titles, "work")]) == [free_slug(Work, *titles)]
    assert slugs.base(("", "…"), "work") == "work"
