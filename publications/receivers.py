"""What follows by itself from saving: translation states, match keys, and the change log.

One table says which works' records show a row of each model.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.signals import post_delete, post_save

from . import models
from .changes import bury, touch
from .importing import stored_keys
from .models import Work
from .translating import states


def _owned(row: Any) -> QuerySet[Work]:
    if row.work_id:
        return Work.objects.filter(pk=row.work_id)
    if row.issue_id:
        return Work.objects.filter(issue_id=row.issue_id)
    return Work.objects.filter(serial_id=row.serial_id) if row.serial_id else Work.objects.none()


def _of_work(row: Any) -> QuerySet[Work]:
    return Work.objects.filter(pk=row.work_id)


SHOWN_IN: dict[type, Callable[[Any], QuerySet[Work]]] = {
    models.Work: lambda row: Work.objects.filter(pk=row.pk),
    models.Contributor: lambda row: Work.objects.filter(contributions__contributor_id=row.pk),
    models.ContributorName: lambda row: Work.objects.filter(
        contributions__contributor_id=row.contributor_id
    ),
    models.Contribution: _of_work,
    models.Serial: lambda row: Work.objects.filter(serial_id=row.pk),
    models.Issue: lambda row: Work.objects.filter(issue_id=row.pk),
    models.Subject: lambda row: Work.objects.filter(work_subjects__subject_id=row.pk),
    models.WorkSubject: _of_work,
    models.DOI: _of_work,
    models.Identifier: _of_work,
    models.File: _of_work,
    models.ArchiveRecord: _owned,
    models.Link: _owned,
    models.Relation: lambda row: Work.objects.filter(Q(pk=row.source_id) | Q(pk=row.target_id)),
}


def _saved(sender: type, instance: Any, raw: bool = False, **_: Any) -> None:
    if raw:  # loaddata brings its own rows
        return
    if sender in states.KINDS:
        states.refresh(instance)
    if sender in stored_keys.KINDS:
        stored_keys.refresh(instance)
    touch(SHOWN_IN[sender](instance))


def _deleted(sender: type, instance: Any, **_: Any) -> None:
    if sender in states.KINDS:
        states.forget(instance)
    if sender in stored_keys.KINDS:
        stored_keys.forget(instance)
    if sender is Work:
        bury(instance)
    else:
        touch(SHOWN_IN[sender](instance))


def connect() -> None:
    """Called once, when the application is ready."""
    for model in SHOWN_IN:
        post_save.connect(_saved, sender=model, dispatch_uid=f"shown:{model.__name__}")
        post_delete.connect(_deleted, sender=model, dispatch_uid=f"gone:{model.__name__}")
