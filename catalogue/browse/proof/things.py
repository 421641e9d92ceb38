"""What of a work is asked about: its DOIs, archive records and links, as the ledger names them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from catalogue.evidence.canonical import digest
from catalogue.links.models import LinkState
from publications.models import DOI, ArchiveRecord, Link
from publications.vocabularies.services import SERVICES


@dataclass(frozen=True)
class Thing:
    """``kind`` and ``subject``: as entries have them. ``what``: its name for a reader; ``shown``:
    the identifier or address; ``state``: as it stands now."""

    kind: str
    subject: str
    what: str
    shown: str
    state: str

    @property
    def digest(self) -> str:
        """What entries about it are found by."""
        return digest(self.subject)


def things_of(work: Any) -> list[Thing]:
    """Archive records of the work, its issue and its serial, then DOIs, then links. Three or
    four queries. ``work`` has ``pk``, ``issue_id`` and ``serial_id``."""
    return [*_records(work), *_dois(work), *_links(work)]


def _records(work: Any) -> Iterator[Thing]:
    owner = Q(work=work.pk)
    if work.issue_id:
        owner |= Q(issue=work.issue_id)
    if work.serial_id:
        owner |= Q(serial=work.serial_id)
    told = ArchiveRecord.objects.filter(owner).exclude(state=ArchiveRecord.State.PROPOSED)
    for service, identifier, state in sorted(told.values_list("service", "identifier", "state")):
        name = str(SERVICES[service].label)
        yield Thing("archive", f"{service}:{identifier}", name, identifier, state)


def _dois(work: Any) -> Iterator[Thing]:
    for value, state in (
        DOI.objects.filter(work=work.pk).order_by("pk").values_list("value", "state")
    ):
        yield Thing("doi", value, "DOI", value, state)


def _links(work: Any) -> Iterator[Thing]:
    links = dict(Link.objects.filter(work=work.pk).order_by("pk").values_list("digest", "url"))
    states = dict(
        LinkState.objects.filter(digest__in=list(links)).values_list("digest", "state")
    ) if links else {}  # fmt: skip
    for key, url in links.items():
        yield Thing("link", url, _("Web address"), url, states.get(key, "unchecked"))
