"""Relations between works as plain data, seen from either end."""

from collections.abc import Collection

from django.db.models import Q

from ..addresses import work_url
from ..models import DOI, Relation, Work
from ..multilingual import as_named, columns, read
from ..records import Related
from ..texts import Text
from ..vocabularies.relations import RELATIONS
from .among import Among

# (a work of the batch, the work it is related to, how)
Tie = tuple[int, int, str]


def related_works(works: Collection[int]) -> dict[int, list[Related]]:
    """Work -> the public works that stand in a relation to it: at most three queries."""
    ties = _ties(works)
    others = _others({far for _, far, _ in ties}) if ties else {}
    found: dict[int, list[Related]] = {}
    for near, far, kind in ties:
        if other := others.get(far):
            found.setdefault(near, []).append(Related(kind, *other))
    return found


def _ties(works: Collection[int]) -> list[Tie]:
    """The relations that works say themselves, then those that others have to them."""
    near = set(works)
    either = Q(Among("source_id", works)) | Q(Among("target_id", works))
    rows = list(
        Relation.objects.filter(either)
        .order_by("position", "pk")
        .values_list("source_id", "target_id", "kind")
    )
    ties = [(source, target, kind) for source, target, kind in rows if source in near]
    ties += [
        (target, source, RELATIONS[kind][1]) for source, target, kind in rows if target in near
    ]
    return ties


def _others(keys: Collection[int]) -> dict[int, tuple[tuple[Text, ...], str, str]]:
    """Titles, DOI and address of the public ones. Two queries."""
    dois = _dois(keys)
    rows = as_named(Work.objects.public().filter(Among("pk", keys))).order_by()
    return {
        pk: (tuple(read(values, language, "title")), dois.get(pk, ""), work_url(slug))
        for pk, slug, language, *values in rows.values_list(
            "pk", "slug", "original_language", *columns("title")
        )
    }


def _dois(keys: Collection[int]) -> dict[int, str]:
    """The DOI to cite of each work: a version's before the one of all versions."""
    rows = DOI.objects.filter(Among("work_id", keys)).order_by("kind", "-pk")
    return dict(rows.values_list("work_id", "value"))
