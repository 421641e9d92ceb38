"""What a work stands to others in, each with the reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from publications.models import Relation
from publications.vocabularies.relations import RELATIONS

from ..prepared import Prepared
from .others import Other

MOST = 50
_NEWER, _OLDER = "IsPreviousVersionOf", "IsNewVersionOf"


class Tie(NamedTuple):
    """``kind`` as the page of the work says it (DataCite), and the key of the ``other`` one."""

    kind: str
    reason: str
    other: int


@dataclass(frozen=True)
class Group:
    """``reason``: what this page says of ``works`` (a label of RELATIONS)."""

    reason: str
    works: Sequence[Other]


@dataclass(frozen=True)
class Relations:
    """``older`` and ``newer``: versions. ``has_more``: some are left out of ``groups``."""

    groups: Sequence[Group]
    older: Sequence[Other]
    newer: Sequence[Other]
    has_more: bool


def _ties_of(pk: int) -> QuerySet[Any, Any]:
    ties = Relation.objects.filter(Q(source=pk) | Q(target=pk)).order_by("position", "pk")
    rows: QuerySet[Any, Any] = ties.values_list("kind", "source_id", "target_id")
    return rows[: 2 * MOST]


_TIES = Prepared(_ties_of, int)


def read_ties(pk: int) -> list[Tie]:
    """Relations of a work in both directions, whatever stands at their other ends. One query."""
    return [_tie(pk, *values) for values in _TIES.rows(pk)]


def _tie(pk: int, kind: str, source: int, target: int) -> Tie:
    forward, inverse, backward = RELATIONS[kind]
    if source == pk:
        return Tie(kind, str(forward), target)
    return Tie(inverse, str(backward), source)


def relations(ties: Sequence[Tie], others: Mapping[int, Other]) -> Relations:
    """``ties`` to public works. Two works may stand in several relations: each is told."""
    told = [(tie, others[tie.other]) for tie in ties if tie.other in others]
    groups: dict[str, list[Other]] = {}
    related = [(tie, work) for tie, work in told if tie.kind not in (_NEWER, _OLDER)]
    for tie, work in related[:MOST]:
        groups.setdefault(tie.reason, []).append(work)
    return Relations(
        groups=[Group(reason, works) for reason, works in groups.items()],
        older=[work for tie, work in told if tie.kind == _OLDER],
        newer=[work for tie, work in told if tie.kind == _NEWER],
        has_more=len(related) > MOST,
    )
