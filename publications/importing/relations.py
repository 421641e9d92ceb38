"""Relations that the entries of a run name, made once all its works are there."""

from collections.abc import Sequence

from django.db import transaction

from ..changes import touch
from ..models import DOI, ImportedRelation, Relation, Work
from ..vocabularies.relations import RELATIONS
from . import writing
from .writing import Stamp

BATCH = 1000
# What the page of the target says -> what is stored, from the other end.
_INVERSE = {inverse: kind for kind, (_, inverse, _) in RELATIONS.items()}


def resolve(run_id: int, stamp: Stamp) -> int:
    """Make the relations whose both works are here; returns how many were new.

    Those to works that are not here are forgotten: a catalogue relates what it holds. Done in
    batches, each in its transaction, so that it can be killed and called again.
    """
    made = 0
    while True:
        with transaction.atomic():
            rows = list(ImportedRelation.objects.filter(run_id=run_id).order_by("pk")[:BATCH])
            if not rows:
                return made
            made += _resolve(rows, stamp)
            ImportedRelation.objects.filter(pk__in=[row.pk for row in rows]).delete()


def _resolve(rows: Sequence[ImportedRelation], stamp: Stamp) -> int:
    by_doi = dict(
        DOI.objects.filter(value__in={row.doi for row in rows}).values_list("value", "work_id")
    )
    by_slug = dict(
        Work.objects.filter(slug__in={row.slug for row in rows}).values_list("slug", "pk")
    )
    wanted: dict[tuple[int, int, str], int] = {}
    for row in rows:
        near, far = row.work_id, by_slug.get(row.slug) or by_doi.get(row.doi)
        if far is None or far == near:
            continue
        kind = row.kind
        if kind in _INVERSE:
            near, far, kind = far, near, _INVERSE[kind]
        wanted.setdefault((near, far, kind), row.position)
    known = set(
        Relation.objects.filter(source_id__in={near for near, _, _ in wanted}).values_list(
            "source_id", "target_id", "kind"
        )
    )
    new = [
        {"source_id": near, "target_id": far, "kind": kind, "position": position}
        for (near, far, kind), position in wanted.items()
        if (near, far, kind) not in known
    ]
    writing.insert(Relation, new, stamp)
    if new:
        ends = {key for near, far, _ in wanted for key in (near, far)}
        touch(Work.objects.filter(pk__in=ends))
    return len(new)
