"""Queries whose SQL is made once answer like those that Django makes anew."""

import pytest
from django.db.models import Q

from catalogue.browse.prepared import Prepared
from publications.models import Relation, Work

pytestmark = pytest.mark.django_db


@pytest.fixture
def works() -> list[Work]:
    return [Work.objects.create(slug=slug, original_title=slug.upper()) for slug in "abc"]


def _by_slug(slug: str):  # type: ignore[no-untyped-def]
    return (
        Work.objects.rewrite(False).filter(slug=slug).order_by().values("slug", "pk", "datestamp")
    )


def test_rows_are_those_of_the_queryset(works: list[Work]) -> None:
    prepared = Prepared(_by_slug, str)
    assert prepared.dicts("b") == list(_by_slug("b"))


def test_other_parameters_give_other_rows(works: list[Work]) -> None:
    prepared = Prepared(_by_slug, str)
    assert [prepared.dicts(slug)[0]["slug"] for slug in "abca"] == list("abca")


def test_values_keep_their_types(works: list[Work]) -> None:
    (row,) = Prepared(_by_slug, str).dicts("a")
    assert row["datestamp"] == Work.objects.get(slug="a").datestamp


def test_one_parameter_may_stand_in_several_places(works: list[Work]) -> None:
    Relation.objects.create(source=works[0], target=works[1], kind="Cites")
    prepared = Prepared(
        lambda pk: Relation.objects.filter(Q(source=pk) | Q(target=pk)).values_list("kind"), int
    )
    counts = [len(prepared.rows(work.pk)) for work in works]
    assert counts == [1, 1, 0]


def test_hostile_parameter_is_only_a_value(works: list[Work]) -> None:
    assert Prepared(_by_slug, str).rows("a' OR '1'='1") == []


def test_parameter_that_is_not_in_the_query_is_refused() -> None:
    with pytest.raises(LookupError):
        Prepared(lambda pk, other: Work.objects.filter(pk=pk).values("pk"), int, int).rows(1, 2)
