"""States that changed lately, the newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise

from catalogue.archives.models import ArchiveCheck
from publications.models import Work
from publications.vocabularies.services import SERVICES

from ..shown import Shown
from ..works.addresses import work_url
from ..works.rows import TITLE, as_named, row
from ..works.showing import Source, show_all

LATELY = timedelta(days=31)
MOST = 20


@dataclass(frozen=True)
class Changed:
    """A record of a public work whose state an answer changed."""

    at: datetime
    service: Promise | str
    identifier: str
    state: str
    url: str
    title: Shown


def changes(reader: str, now: datetime) -> Sequence[Changed]:
    """At most ``MOST``, for a reader of a site language. Three queries."""
    rows = list(
        ArchiveCheck.objects.filter(
            changed_at__gte=now - LATELY, record__work__status=Work.Status.PUBLISHED
        )
        .order_by("-changed_at", "pk")
        .values_list(
            "changed_at", "record__service", "record__identifier", "record__state",
            "record__work_id",
        )[:MOST]
    )  # fmt: skip
    works = as_named(Work.objects.filter(pk__in={row[-1] for row in rows})).order_by()
    found = {values["pk"]: values for values in works.values("pk", "slug", *TITLE)}
    sources = {key: Source("work", key, "title") for key in found}
    titles = show_all([(sources[key], row(found[key], TITLE)) for key in found], reader)
    return [
        Changed(
            at, SERVICES[service].label, identifier, state, work_url(found[key]["slug"]),
            titles[sources[key]],
        )
        for at, service, identifier, state, key in rows
        if at is not None
    ]  # fmt: skip
