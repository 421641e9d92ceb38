"""Archive records: where a work, an issue or a serial is kept."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..vocabularies import services
from .checks import validate_identifier
from .owners import Owned

# Services whose identifiers have a form that we can check.
SCHEMES = {
    "nla": "nla",
    "ned": "nla",
    "pandora": "pandora",
    "trove": "trove",
    "worldcat": "oclc",
    "issn": "issn",
}


class ArchiveRecord(Owned):
    """A record at one service. An editor claims it; only an answer verifies it."""

    OWNERS = ("work", "issue", "serial")

    class State(models.TextChoices):
        CLAIMED = "claimed", _("Claimed")
        PROPOSED = "proposed", _("Proposed")
        VERIFIED = "verified", _("Verified")
        RESTRICTED = "restricted", _("Restricted")
        STALE = "stale", _("Not verified lately")
        CHANGED = "changed", _("Changed")
        MERGED = "merged", _("Merged")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        MISSING = "missing", _("Missing")

    work = models.ForeignKey(
        "Work", models.CASCADE, null=True, blank=True, related_name="archive_records"
    )
    issue = models.ForeignKey(
        "Issue", models.CASCADE, null=True, blank=True, related_name="archive_records"
    )
    serial = models.ForeignKey(
        "Serial", models.CASCADE, null=True, blank=True, related_name="archive_records"
    )
    service = models.CharField(_("service"), max_length=20, choices=services.CHOICES)
    identifier = models.CharField(_("identifier"), max_length=500)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.CLAIMED, editable=False
    )

    class Meta:
        verbose_name = _("archive record")
        verbose_name_plural = _("archive records")
        ordering = ("service", "pk")
        constraints = [
            models.UniqueConstraint(fields=["service", "identifier"], name="archive_record_once"),
            models.CheckConstraint(
                condition=Q(service__in=list(services.SERVICES)), name="archive_service_is_known"
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=[
                        "claimed",
                        "proposed",
                        "verified",
                        "restricted",
                        "stale",
                        "changed",
                        "merged",
                        "withdrawn",
                        "missing",
                    ]
                ),
                name="archive_state_is_known",
            ),
            models.CheckConstraint(
                condition=Owned.exactly_one("work", "issue", "serial"),
                name="archive_record_has_one_owner",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_service_display()} {self.identifier}"

    @property
    def url(self) -> str:
        """The record's page at the service, or an empty text."""
        return services.SERVICES[self.service].url(self.identifier)

    def clean(self) -> None:
        super().clean()
        self._normalise()

    def _normalise(self) -> None:
        if scheme := SCHEMES.get(self.service):
            self.identifier = validate_identifier(scheme).normal(self.identifier)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._normalise()
        super().save(*args, **kwargs)
