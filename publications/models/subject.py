"""Subjects: what works are about, in a scheme or our own words."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modeltranslation.manager import MultilingualManager

from .fields import Original, Slugged, free_slug


class Subject(Slugged, Original):
    """A subject heading; ``scheme`` and ``uri`` where a vocabulary has it."""

    scheme = models.CharField(
        _("scheme"), max_length=60, blank=True, help_text=_("lcsh, ddc, rvm … Empty for our own.")
    )
    uri = models.URLField(_("URI"), max_length=500, blank=True)
    broader = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="narrower",
        verbose_name=_("broader subject"),
    )  # fmt: skip
    original_label = models.CharField(_("original label"), max_length=300, blank=True)
    label = models.CharField(_("label"), max_length=300, blank=True)

    objects = MultilingualManager()

    class Meta:
        verbose_name = _("subject")
        verbose_name_plural = _("subjects")
        ordering = ("slug",)
        constraints = [
            models.UniqueConstraint(fields=["uri"], condition=~Q(uri=""), name="subject_uri_once"),
            models.CheckConstraint(
                condition=Q(broader__isnull=True) | ~Q(broader=F("id")),
                name="subject_is_not_its_own_broader",
                violation_error_message=_("A subject cannot be broader than itself."),
            ),
        ]

    def __str__(self) -> str:
        return self.original_label or self.label_en or self.slug  # type: ignore[attr-defined]

    def clean(self) -> None:
        """A subject is not above itself, by however many steps."""
        super().clean()
        if self.pk is None or self.broader_id is None:
            return
        above = dict(Subject.objects.order_by().values_list("pk", "broader"))
        seen: set[int] = set()
        key: int | None = self.broader_id
        while key is not None and key not in seen:
            if key == self.pk:
                raise ValidationError({"broader": _("A subject cannot be broader than itself.")})
            seen.add(key)
            key = above.get(key)

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            label = self.label_en or ""  # type: ignore[attr-defined]
            self.slug = free_slug(Subject, label, self.original_label, fallback="subject")
        super().save(*args, **kwargs)


class WorkSubject(models.Model):
    """A work is about a subject; ordered as its editor put them."""

    work = models.ForeignKey("Work", models.CASCADE, related_name="work_subjects")
    subject = models.ForeignKey(
        Subject, models.PROTECT, related_name="work_subjects", verbose_name=_("subject")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("subject of a work")
        verbose_name_plural = _("subjects of a work")
        ordering = ("position", "pk")
        constraints = [
            models.UniqueConstraint(fields=["work", "subject"], name="work_subject_once")
        ]

    def __str__(self) -> str:
        return str(self.subject)
