"""DOIs that do not resolve."""

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from publications import clock
from publications.identifiers import SCHEMES
from publications.models import DOI

from ..archives.models import DOICheck
from .logging import done
from .matters import Matter, Refused, User, Way

NAME, LABEL = "doi", gettext_lazy("DOIs that do not resolve")
PERMISSION, CHANGES = "publications.view_doi", "publications.change_doi"


def rows() -> QuerySet[DOI]:
    """All that wait, in no order."""
    unseen = Q(check_state__isnull=True) | ~Q(check_state__expected=F("state"))
    return DOI.objects.filter(unseen, state=DOI.State.FAILED)


def waiting(most: int) -> list[Matter]:
    """At most ``most``, the newest first."""
    newest = F("check_state__changed_at").desc(nulls_last=True)
    found = rows().select_related("check_state", "work").order_by(newest, "-pk")
    return [
        Matter(
            str(row.pk),
            getattr(getattr(row, "check_state", None), "changed_at", None),
            row.value,
            detail=row.reason,
            is_english=True,
            ways=[Way("doi.org", SCHEMES["doi"].url(row.value) or "")],
            about=[
                Way(str(row.work), reverse("admin:publications_work_change", args=[row.work_id]))
            ],
            acts=list(ACTS),
        )
        for row in found[:most]
    ]


def expect(key: str, user: User) -> str:
    """A person took note: it is on the desk again when its state changes."""
    row = _row(key)
    if not DOICheck.objects.filter(pk=row.pk).update(expected=row.state):
        raise Refused(_("It was never asked about: ask about it first."))
    done(user, row, _("Marked as expected."))
    return _("%(what)s is as expected.") % {"what": row.value}


def again(key: str, user: User) -> str:
    """Asked again at the workers' next look."""
    row = _row(key)
    DOICheck.objects.filter(pk=row.pk).update(due_at=clock.now())
    return _("%(what)s will be asked again in a moment.") % {"what": row.value}


def _row(key: str) -> DOI:
    row = DOI.objects.filter(pk=int(key)).first() if key.isdigit() else None
    if row is None:
        raise Refused(_("This DOI is not in the catalogue any more."))
    return row


ACTS = {
    "expect": (gettext_lazy("As expected"), expect),
    "again": (gettext_lazy("Ask again"), again),
}
