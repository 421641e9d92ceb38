"""Issues of serials, with their covers."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modeltranslation.manager import MultilingualManager

from .fields import Dated
from .serial import Serial


class Issue(Dated):
    """One issue. ``slug`` is its part of the address, unique within the serial."""

    serial = models.ForeignKey(
        Serial, models.PROTECT, related_name="issues", verbose_name=_("serial")
    )
    slug = models.SlugField(
        _("slug"),
        max_length=120,
        allow_unicode=True,
        blank=True,
        help_text=_("Part of its permanent address: volume and number, or date."),
    )
    volume = models.CharField(_("volume"), max_length=40, blank=True)
    number = models.CharField(_("number"), max_length=40, blank=True)
    sequence = models.PositiveIntegerField(
        _("sequence"), default=0, help_text=_("Orders issues of the same date, and undated ones.")
    )
    original_title = models.TextField(_("original title"), blank=True)
    title = models.TextField(_("title"), blank=True)
    cover = models.ImageField(
        _("cover"), upload_to="covers/", blank=True, width_field="cover_width",
        height_field="cover_height", max_length=200,
    )  # fmt: skip
    cover_width = models.PositiveIntegerField(null=True, editable=False)
    cover_height = models.PositiveIntegerField(null=True, editable=False)
    source = models.CharField(_("source of this record"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    objects = MultilingualManager()

    class Meta:
        verbose_name = _("issue")
        verbose_name_plural = _("issues")
        ordering = ("serial", "-first_day", "-sequence", "-pk")
        indexes = [
            models.Index(fields=["serial", "-first_day", "-sequence", "-id"], name="issue_by_day")
        ]
        constraints = [
            models.UniqueConstraint(fields=["serial", "slug"], name="issue_slug_once_a_serial"),
            models.CheckConstraint(condition=~Q(slug=""), name="issue_slug_is_given"),
        ]

    def __str__(self) -> str:
        number = f"{self.volume} ({self.number})" if self.volume and self.number else ""
        parts = (str(self.serial), number or self.volume or self.number, self.date)
        return ", ".join(part for part in parts if part)

    @property
    def original_language(self) -> str:
        """Issues speak their serial's language."""
        return self.serial.original_language

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            parts = [part for part in (self.volume, self.number) if part] or [self.date]
            base = slugify("-".join(parts), allow_unicode=True) or "issue"
            self.slug = _free(self.serial_id, base)
        super().save(*args, **kwargs)


def _free(serial_id: int, base: str) -> str:
    taken = set(
        Issue.objects.filter(serial_id=serial_id, slug__startswith=base).values_list(
            "slug", flat=True
        )
    )
    slug, number = base, 2
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    return slug
