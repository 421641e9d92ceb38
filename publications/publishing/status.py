"""The verbs that change a work's status.

Each reads the work anew and locks it, so that two editors cannot act on an old state, and
saves it whole: history, translation states and the change log follow from the save.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone

from ..models import Work
from . import rules

# What the verbs set, and what is therefore written back to the caller's instance.
_SET = ("status", "published_at", "withdrawn_at", "withdrawn_reason", "datestamp")


@transaction.atomic
def publish(work: Work, by: Any = None) -> Work:
    """Show a draft to readers. ``published_at`` is the first time that happened."""
    present = _locked(work)
    rules.may_publish(present)
    present.status = Work.Status.PUBLISHED
    present.published_at = present.published_at or timezone.now()
    return _saved(present, work, by)


@transaction.atomic
def unpublish(work: Work, by: Any = None) -> Work:
    """Take a published work back to a draft, as if it had been published too early."""
    present = _locked(work)
    rules.may_unpublish(present)
    present.status = Work.Status.DRAFT
    return _saved(present, work, by)


@transaction.atomic
def withdraw(work: Work, reason: str, by: Any = None) -> Work:
    """Leave a tombstone with ``reason`` in its place; its address and identifiers stay."""
    present = _locked(work)
    rules.may_withdraw(present, reason)
    present.status = Work.Status.WITHDRAWN
    present.withdrawn_reason, present.withdrawn_at = reason.strip(), timezone.now()
    return _saved(present, work, by)


@transaction.atomic
def restore(work: Work, by: Any = None, *, published: bool = False) -> Work:
    """Take back a withdrawal: to a draft, or straight to ``published``."""
    present = _locked(work)
    rules.may_restore(present)
    if published:
        rules.must_have_title(present)
        present.published_at = present.published_at or timezone.now()
    present.status = Work.Status.PUBLISHED if published else Work.Status.DRAFT
    present.withdrawn_reason, present.withdrawn_at = "", None
    return _saved(present, work, by)


def _locked(work: Work) -> Work:
    present: Work = Work.objects.select_for_update().get(pk=work.pk)
    return present


def _saved(present: Work, given: Work, by: Any) -> Work:
    present._history_user = by  # type: ignore[attr-defined]
    present.save()
    for name in _SET:
        setattr(given, name, getattr(present, name))
    return present
