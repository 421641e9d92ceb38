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
