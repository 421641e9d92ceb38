"""DOIs of works."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .checks import validate_identifier


class DOI(models.Model):
    """One DOI, in normal form. Only catalogue's reading of answers sets its state."""

    class State(models.TextChoices):
        UNCHECKED = "unchecked", _("Not yet checked")
        DRAFT = "draft", _("Draft")
        REGISTERED = "registered", _("Registered")
        FINDABLE = "findable", _("Findable")
        FAILED = "failed", _("Failed")

    class Kind(models.TextChoices):
        VERSION = "version", _("This version")
        CONCEPT = "concept", _("All versions")

    value = models.CharField(
        "DOI", max_length=400, unique=True, validators=[validate_identifier("doi")]
    )
    work = models.ForeignKey("Work", models.CASCADE, related_name="dois", verbose_name=_("work"))
    kind = models.CharField(_("kind"), max_length=7, choices=Kind.choices, default=Kind.VERSION)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.UNCHECKED, editable=False
    )
    reason = models.TextField(_("reason"), blank=True, editable=False)
    agency = models.CharField(_("registration agency"), max_length=40, blank=True, editable=False)
    target = models.URLField(_("target"), max_length=2000, blank=True, editable=False)

    class Meta:
        verbose_name = "DOI"
        verbose_name_plural = "DOIs"
        ordering = ("work", "-kind", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["unchecked", "draft", "registered", "findable", "failed"]),
                name="doi_state_is_known",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["version", "concept"]), name="doi_kind_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(state="failed") | ~Q(reason=""), name="failed_doi_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.value

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.value = validate_identifier("doi").normal(self.value)
        super().save(*args, **kwargs)
