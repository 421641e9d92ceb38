"""Relations between works as plain data, seen from either end."""

from collections.abc import Sequence

from django.db.models import Q

from .addresses import work_url
from .models import DOI, Relation, Work
from .multilingual import columns, texts
from .records import Related
from .vocabularies.relations import RELATIONS

_COLUMNS = ("slug", "status", "original_language", *columns("title"))


def related_works(ids: Sequence[int]) -> dict[int, list[Related]]:
    """Id -> the public works that stand in a relation to it: two queries however many ids."""
    wanted = set(ids)
    columns_of_both = [f"{end}__{name}" for end in ("source", "target") for name in _COLUMNS]
    rows = list(
        Relation.objects.filter(Q(source_id__in=wanted) | Q(target_id__in=wanted))
        .select_related("source", "target")
        .only("kind", "source", "target", *columns_of_both)
    )
    ties = [(row.source_id, row.target, row.kind) for row in rows]
    ties += [(row.target_id, row.source, RELATIONS[row.kind][1]) for row in rows]
    ties = [
        (near, far, kind)
        for near, far, kind in ties
        if near in wanted and far.status == Work.Status.PUBLISHED
    ]
    dois = _dois({far.pk for _, far, _ in ties}) if ties else {}
    found: dict[int, list[Related]] = {}
    for near, far, kind in ties:
        titles = tuple(texts(far, "title"))
        related = Related(kind, titles, dois.get(far.pk, ""), work_url(far.slug))
        found.setdefault(near, []).append(related)
    return found


def _dois(ids: set[int]) -> dict[int, str]:
    """The DOI to cite of each work: a version's before the one of all versions."""
    rows = DOI.objects.filter(work_id__in=ids).order_by("kind", "-pk")
    return dict(rows.values_list("work_id", "value"))
