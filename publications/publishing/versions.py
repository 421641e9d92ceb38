"""A new version of a published work."""

from typing import Any

from django.db import models, transaction
from simple_history.utils import bulk_create_with_history

from ..models import Contribution, Relation, Work, WorkSubject
from ..models.fields import free_slug
from ..translating.marking import copy_states
from . import rules

# What the new version must get of its own. Everything else that is said of the work itself
# is taken over; DOIs, identifiers, files, links and archive records belong to one version.
_OWN = frozenset(
    {"id", "slug", "status", "withdrawn_reason", "withdrawn_at", "published_at", "created_at",
     "datestamp", "version", "date", "position", "pages", "title", "subtitle", "abstract",
     "keywords"}
)  # fmt: skip


@transaction.atomic
def new_version(work: Work, by: Any = None) -> Work:
    """A draft with the texts, people and subjects of ``work``, related to it as its new version.

    Its version name, date of publication and identifiers are for the editor to give.
    """
    present = Work.objects.get(pk=work.pk)
    rules.may_have_new_version(present)
    draft = Work(**{
        field.attname: getattr(present, field.attname)
        for field in Work._meta.concrete_fields
        if field.name not in _OWN
    })  # fmt: skip
    draft.slug = free_slug(Work, present.slug)
    draft._history_user = by  # type: ignore[attr-defined]
    draft.save()
    copy_states(present, draft)
    for model in (Contribution, WorkSubject):
        _copy_rows(model, present, draft, by)
    following = Relation(source=draft, target=present, kind="IsNewVersionOf")
    following._history_user = by  # type: ignore[attr-defined]
    following.save()
    return draft


def _copy_rows(model: type[models.Model], present: Work, draft: Work, by: Any) -> None:
    rows = list(model._default_manager.filter(work=present))
    for row in rows:
        row.pk, row._state.adding = None, True
        row.work_id = draft.pk  # type: ignore[attr-defined]
    if rows:
        bulk_create_with_history(rows, model, default_user=by)
