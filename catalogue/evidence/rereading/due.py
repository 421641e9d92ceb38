"""What is to be asked again because an old answer is read otherwise today."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q

from publications.models import url_digest

from ...archives.models import ArchiveCheck, DOICheck
from ...links.models import LinkState
from .readers import ARCHIVE, DOI, LINK


def make_due(things: Collection[tuple[str, str]], now: datetime) -> None:
    """``things`` (kind and subject, as entries have them) are due at once. Three statements."""
    named: dict[str, list[str]] = {DOI: [], LINK: [], ARCHIVE: []}
    for kind, subject in things:
        named[kind].append(subject)
    records = Q(pk__in=[])
    for subject in named[ARCHIVE]:
        service, _, identifier = subject.partition(":")
        records |= Q(record__service=service, identifier=identifier)
    digests = [url_digest(url) for url in named[LINK]]
    LinkState.objects.filter(digest__in=digests, due_at__gt=now).update(due_at=now)
    DOICheck.objects.filter(doi__value__in=named[DOI], due_at__gt=now).update(due_at=now)
    ArchiveCheck.objects.filter(records, due_at__gt=now).update(due_at=now)
