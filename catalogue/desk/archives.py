"""Archive records that changed, are gone, were merged, or were found and wait to be accepted."""

from django.db import IntegrityError, transaction
from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from publications import clock
from publications.models import ArchiveRecord
from publications.vocabularies.services import SERVICES

from ..archives.models import ArchiveCheck
from .logging import done
from .matters import Act, Matter, Refused, User, Way

_CHANGES = "publications.change_archiverecord"
_OWNERS = ("work", "issue", "serial")


class _Records:
    PERMISSION, CHANGES = "publications.view_archiverecord", _CHANGES

    def __init__(self, state: str, label: Promise | str, **acts: tuple[Promise | str, Act]) -> None:
        self.NAME, self.LABEL, self.ACTS = state, label, acts

    def rows(self) -> QuerySet[ArchiveRecord]:
        # A record that nobody checked has no row beside it; it waits all the same.
        unseen = Q(check_state__isnull=True) | ~Q(check_state__expected=F("state"))
        return ArchiveRecord.objects.filter(unseen, state=self.NAME)

    def waiting(self, most: int) -> list[Matter]:
        newest = F("check_state__changed_at").desc(nulls_last=True)
        rows = self.rows().select_related("check_state", *_OWNERS).order_by(newest, "-pk")
        return [self._matter(row) for row in rows[:most]]

    def _matter(self, row: ArchiveRecord) -> Matter:
        check: ArchiveCheck | None = getattr(row, "check_state", None)
        new = check.new_identifier if check else ""
        service = SERVICES[row.service]
        ways = [Way(service.label, service.url(row.identifier))]
        if new:
            ways.append(Way(new, service.url(new)))
        owner = next(name for name in _OWNERS if getattr(row, f"{name}_id"))
        about = Way(
            str(getattr(row, owner)),
            reverse(f"admin:publications_{owner}_change", args=[getattr(row, f"{owner}_id")]),
        )
        return Matter(
            str(row.pk), check.changed_at if check else None, row.identifier,
            detail=check.disagreement if check else "", is_english=True,
            ways=[way for way in ways if way.url], about=[about],
            acts=[name for name in self.ACTS if name != "merge" or new],
        )  # fmt: skip


def accept(key: str, user: User) -> str:
    """A record that a worker found is claimed, and asked about."""
    row = _row(key, ArchiveRecord.State.PROPOSED)
    row.state = ArchiveRecord.State.CLAIMED
    row.save(update_fields=["state"])
    done(user, row, _("Accepted."))
    return _("%(what)s is accepted, and will be verified.") % {"what": row}


def dismiss(key: str, user: User) -> str:
    """It is not of this work: it stays as a proposal that nobody is shown, so that it is not
    found again."""
    row = _row(key, ArchiveRecord.State.PROPOSED)
    ArchiveCheck.objects.update_or_create(
        record=row,
        defaults={"expected": row.state},
        create_defaults={
            "expected": row.state, "adapter": "", "identifier": row.identifier,
            "due_at": clock.now(),
        },
    )  # fmt: skip
    done(user, row, _("Dismissed."))
    return _("%(what)s is dismissed.") % {"what": row}


def merge(key: str, user: User) -> str:
    """The service's new identifier takes the place of ours."""
    row = _row(key, ArchiveRecord.State.MERGED)
    new = row.check_state.new_identifier
    try:
        with transaction.atomic():
            row.identifier, row.state = new, ArchiveRecord.State.CLAIMED
            row.save()
    except IntegrityError:
        raise Refused(
            _("%(identifier)s stands at another record already: delete one of the two.")
            % {"identifier": new}
        ) from None
    done(user, row, _("New identifier accepted."))
    return _("%(what)s is accepted, and will be verified.") % {"what": row}


def expect(key: str, user: User) -> str:
    """A person took note: it is on the desk again when its state changes."""
    row = _row(key)
    if not ArchiveCheck.objects.filter(pk=row.pk).update(expected=row.state):
        raise Refused(_("It was never asked about: ask about it first."))
    done(user, row, _("Marked as expected."))
    return _("%(what)s is as expected.") % {"what": row}


def again(key: str, user: User) -> str:
    """Asked again at the workers' next look."""
    row = _row(key)
    ArchiveCheck.objects.filter(pk=row.pk).update(due_at=clock.now())
    return _("%(what)s will be asked again in a moment.") % {"what": row}


def _row(key: str, state: str = "") -> ArchiveRecord:
    row = ArchiveRecord.objects.filter(pk=int(key)).first() if key.isdigit() else None
    if row is None or state not in ("", row.state):
        raise Refused(_("This record is not as it was: look again."))
    return row


_SEEN = {
    "expect": (gettext_lazy("As expected"), expect),
    "again": (gettext_lazy("Ask again"), again),
}
proposed = _Records(
    "proposed",
    gettext_lazy("Archive records found, to be accepted"),
    accept=(gettext_lazy("Accept"), accept),
    dismiss=(gettext_lazy("Not ours"), dismiss),
)
changed = _Records(
    "changed", gettext_lazy("Archive records that no longer agree with ours"), **_SEEN
)
merged = _Records(
    "merged",
    gettext_lazy("Archive records merged into others"),
    merge=(gettext_lazy("Accept the new identifier"), merge),
    **_SEEN,
)
missing = _Records("missing", gettext_lazy("Archive records that are missing"), **_SEEN)
withdrawn = _Records("withdrawn", gettext_lazy("Archive records that were withdrawn"), **_SEEN)
