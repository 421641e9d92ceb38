"""DOIs whose agencies say what a person should see: retracted, deleted, or of another title."""

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from publications import clock
from publications.identifiers import SCHEMES
from publications.models import DOI

from ..archives.models import AgencyCheck
from .logging import done
from .matters import Matter, Refused, User, Way

NAME, LABEL = "agency", gettext_lazy("DOIs of which their agencies say otherwise")
PERMISSION, CHANGES = "publications.view_doi", "publications.change_doi"
SAYS: dict[str, Promise | str] = {
    "retracted": gettext_lazy("It was retracted."),
    "withdrawn": gettext_lazy("It is kept only as deleted."),
}


def rows() -> QuerySet[AgencyCheck]:
    """All that wait, in no order."""
    return AgencyCheck.objects.exclude(trouble="").exclude(expected=F("trouble"))


def waiting(most: int) -> list[Matter]:
    """At most ``most``, the newest first."""
    newest = F("changed_at").desc(nulls_last=True)
    found = rows().select_related("doi__work").order_by(newest, "-pk")
    return [_matter(row) for row in found[:most]]


def _matter(row: AgencyCheck) -> Matter:
    says, doi = SAYS.get(row.trouble), row.doi
    return Matter(
        str(row.pk), row.changed_at, doi.value,
        detail=says or row.disagreement, is_english=says is None,
        ways=[Way(doi.agency or "doi.org", SCHEMES["doi"].url(doi.value) or "")],
        about=[Way(str(doi.work), reverse("admin:publications_work_change", args=[doi.work_id]))],
        acts=list(ACTS),
    )  # fmt: skip


def expect(key: str, user: User) -> str:
    """A person took note: it is on the desk again when the agency says something else."""
    row = _row(key)
    AgencyCheck.objects.filter(pk=row.pk).update(expected=row.trouble)
    done(user, row.doi, _("Marked as expected."))
    return _("%(what)s is as expected.") % {"what": row.doi.value}


def again(key: str, user: User) -> str:
    """Asked again at the workers' next look."""
    row = _row(key)
    AgencyCheck.objects.filter(pk=row.pk).update(due_at=clock.now())
    return _("%(what)s will be asked again in a moment.") % {"what": row.doi.value}


def _row(key: str) -> AgencyCheck:
    dois = DOI.objects.filter(agency_check__isnull=False).select_related("agency_check")
    doi = dois.filter(pk=int(key)).first() if key.isdigit() else None
    if doi is None:
        raise Refused(_("This DOI is not in the catalogue any more."))
    row: AgencyCheck = doi.agency_check
    return row


ACTS = {
    "expect": (gettext_lazy("As expected"), expect),
    "again": (gettext_lazy("Ask again"), again),
}
