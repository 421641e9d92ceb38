"""Services whose interface has changed, or that refuse our key: somebody has to look."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..archives.models import ServiceHealth
from .matters import Matter, Refused, User

NAME, LABEL = "service", gettext_lazy("Services that cannot be read")
PERMISSION, CHANGES = "catalogue.view_servicehealth", "publications.change_archiverecord"


def rows() -> QuerySet[ServiceHealth]:
    """All that wait, in no order."""
    # What is merely down recovers by itself, and is nobody's work.
    return ServiceHealth.objects.filter(Q(incident_since__isnull=False) | Q(problem="wrong_key"))


def waiting(most: int) -> list[Matter]:
    """At most ``most``, the newest first."""
    return [
        Matter(
            row.name, row.incident_since or row.retry_at, row.name, detail=row.detail,
            is_english=True, acts=list(ACTS),
        )
        for row in rows().order_by("-incident_since", "name")[:most]
    ]  # fmt: skip


def again(key: str, user: User) -> str:
    """Its known record is asked for at the workers' next look."""
    if not ServiceHealth.objects.filter(pk=key).update(retry_at=None):
        raise Refused(_("There is no such service."))
    return _("%(what)s will be asked again in a moment.") % {"what": key}


ACTS = {"again": (gettext_lazy("Ask again"), again)}
