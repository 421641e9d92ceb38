"""Celery shells: each calls one plain function. Rows say what is due, so a lost message
loses nothing; the schedule in ``config`` asks again."""

from celery import shared_task
from django.utils import timezone

from .importing import uploads


@shared_task
def import_uploads() -> None:
    """Import what editors brought; asks for another turn when there is more."""
    if uploads.work(timezone.now()):
        uploads.announce()
