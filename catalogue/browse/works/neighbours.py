"""The works before and after one in its issue: those that have a place in it."""

from typing import Any

from django.db.models import OuterRef, Q, QuerySet

from publications.models import Work

from .rows import as_named

# Subqueries of a query of works: primary keys, or nothing at an end of the issue.


def earlier() -> QuerySet[Any, Any]:
    """The work that stands before the outer one."""
    return _beside("lt", "-position", "-pk")


def later() -> QuerySet[Any, Any]:
    """The work that stands after the outer one."""
    return _beside("gt", "position", "pk")


def _beside(way: str, *order: str) -> QuerySet[Any, Any]:
    place = OuterRef("position")
    beyond = Q(**{f"position__{way}": place}) | Q(position=place, **{f"pk__{way}": OuterRef("pk")})
    there = as_named(Work.objects.public()).filter(beyond, issue=OuterRef("issue"))
    found: QuerySet[Any, Any] = there.order_by(*order).values("pk")[:1]
    return found
