"""What resolved itself lately: states that turned good without a person."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from ..archives.models import ArchiveCheck, DOICheck
from ..links.models import LinkState
from .matters import Matter

LATELY = timedelta(days=14)


def healed(now: datetime, most: int) -> Sequence[Matter]:
    """At most ``most``, the newest first: what was bad once and is good again. Three queries."""
    since = now - LATELY
    records = ArchiveCheck.objects.filter(
        changed_at__gte=since, healed=True, record__state__in=("verified", "restricted")
    )
    dois = DOICheck.objects.filter(changed_at__gte=since, healed=True, doi__state="findable")
    links = LinkState.objects.filter(changed_at__gte=since, healed=True, state="ok")
    found = [
        *(
            Matter(str(pk), at, name, _("Verified again"))
            for pk, at, name in records.order_by("-changed_at").values_list(
                "pk", "changed_at", "record__identifier"
            )[:most]
        ),
        *(
            Matter(str(pk), at, name, _("Resolves again"))
            for pk, at, name in dois.order_by("-changed_at").values_list(
                "pk", "changed_at", "doi__value"
            )[:most]
        ),
        *(
            Matter(pk, at, url, _("Reachable again"))
            for pk, at, url in links.order_by("-changed_at").values_list("pk", "changed_at", "url")[
                :most
            ]
        ),
    ]
    return sorted(found, key=lambda one: one.at or now, reverse=True)[:most]
