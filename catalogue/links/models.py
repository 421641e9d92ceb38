"""The state of each external address, once however many things link to it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..asking.models import Asked


class LinkState(Asked):
    """One address. ``digest`` is what a publications ``Link`` is matched by."""

    class State(models.TextChoices):
        UNCHECKED = "unchecked", _("Not yet checked")
        OK = "ok", _("Reachable")
        REDIRECTED = "redirected", _("Moved for good")
        BROKEN = "broken", _("Broken")
        BLOCKED = "blocked", _("Cannot be checked by machines")

    digest = models.CharField(max_length=64, primary_key=True)
    url = models.TextField(_("web address"))
    host = models.CharField(_("host"), max_length=255)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.UNCHECKED
    )
    moved_to = models.TextField(_("new address"), blank=True)
    failures = models.PositiveSmallIntegerField(_("failures"), default=0)
    last_failure_at = models.DateTimeField(_("last failure"), null=True)
    # Of a broken link: the nearest copy that a web archive keeps, and when it was made.
    copy_url = models.TextField(_("archived copy"), blank=True)
    copied_at = models.DateTimeField(_("copied at"), null=True)
    copy_sought_at = models.DateTimeField(_("copy looked for at"), null=True)
    copy_due_at = models.DateTimeField(_("next look for a copy"), null=True, db_index=True)

    class Meta:
        verbose_name = _("state of a link")
        verbose_name_plural = _("states of links")
        ordering = ("host", "digest")
        indexes = [models.Index(fields=["host", "due_at"], name="link_due_by_host")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["unchecked", "ok", "redirected", "broken", "blocked"]),
                name="link_state_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(state="redirected") | ~Q(moved_to=""),
                name="redirected_link_has_new_address",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.url}: {self.state}"


class Occurrence(models.Model):
    """Where an address stands: ``field`` of the row ``object_id`` of the model ``kind``
    (``work``, ``serial``, ``link`` …). By value: found anew whenever the row changes."""

    kind = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    field = models.CharField(_("found in"), max_length=60)
    digest = models.CharField(max_length=64, db_index=True)

    class Meta:
        verbose_name = _("place of a link")
        verbose_name_plural = _("places of links")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "object_id", "field", "digest"], name="occurrence_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id} {self.field}"


class Enrolment(models.Model):
    """How far one ``source`` of addresses was read: ``position`` is that in the change log,
    or ``{"key": N}`` of a table. ``ended_at``: when the table's end was last reached."""

    source = models.CharField(max_length=20, primary_key=True)
    position = models.JSONField(default=dict)
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.source}: {self.position}"
