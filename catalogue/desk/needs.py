"""The desk's kinds on the editors' first page, counted."""

from django.urls import reverse

from publications.admin import needs
from publications.admin.needs import Need

from .kinds import KINDS


@needs.question
def found_by_workers() -> list[Need]:
    """One query a kind."""
    return [
        Need(kind.LABEL, kind.count(), f"{reverse('desk')}#{kind.NAME}", kind.PERMISSION)
        for kind in KINDS
    ]
