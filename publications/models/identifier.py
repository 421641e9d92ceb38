"""Identifiers of works other than DOIs and archive records."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .checks import validate_identifier


class Identifier(models.Model):
    """An ISBN, handle or ARK of a work, in normal form."""

    class Scheme(models.TextChoices):
        ISBN = "isbn", "ISBN"
        HANDLE = "handle", "Handle"
        ARK = "ark", "ARK"

    work = models.ForeignKey("Work", models.CASCADE, related_name="identifiers")
    scheme = models.CharField(_("scheme"), max_length=10, choices=Scheme.choices)
    value = models.CharField(_("value"), max_length=300)

    class Meta:
        verbose_name = _("identifier")
        verbose_name_plural = _("identifiers")
        ordering = ("work", "scheme", "pk")
        constraints = [
            models.UniqueConstraint(fields=["scheme", "value"], name="identifier_once"),
            models.CheckConstraint(
                condition=Q(scheme__in=["isbn", "handle", "ark"]),
                name="identifier_scheme_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_scheme_display()} {self.value}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.value = validate_identifier(self.scheme).normal(self.value)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        if self.scheme and self.value:
            self.value = validate_identifier(self.scheme).normal(self.value)
