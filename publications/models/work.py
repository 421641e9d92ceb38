"""The work: what was published."""

from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modeltranslation.manager import MultilingualManager, MultilingualQuerySet

from ..dates import UNDATED
from ..vocabularies import work_types
from ..vocabularies.licences import SPDX_ID
from .fields import Dated, Original, Slugged, free_slug


def validate_spdx(value: str) -> None:
    """An SPDX licence identifier, such as ``CC-BY-4.0``."""
    if not SPDX_ID.fullmatch(value):
        raise ValidationError(
            _("“%(value)s” is no SPDX licence identifier: write it as CC-BY-4.0 or CC0-1.0."),
            params={"value": value},
        )


class WorkQuerySet(MultilingualQuerySet[Any]):
    """The vocabulary of questions about works; every page and protocol uses these."""

    def public(self) -> Self:
        """What readers see in lists."""
        return self.filter(status=Work.Status.PUBLISHED)

    def newest_first(self) -> Self:
        """By date, undated last; the key is unique, so a position in it is a value."""
        return self.order_by("-sort_day", "-pk")


class Work(Slugged, Dated, Original):
    """One published work, in its original language with translations beside it."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    work_type = models.CharField(
        _("type"), max_length=30, blank=True, choices=work_types.CHOICES,
        help_text=_("Empty when not known."),
    )  # fmt: skip
    original_title = models.TextField(_("original title"), blank=True)
    original_title_reading = models.TextField(
        _("reading of the original title"),
        blank=True,
        help_text=_("How it is pronounced, in its own script: kana, Hangul, pinyin."),
    )
    original_title_romanised = models.TextField(_("romanised original title"), blank=True)
    original_subtitle = models.TextField(_("original subtitle"), blank=True)
    original_abstract = models.TextField(_("original abstract"), blank=True)
    original_keywords = models.TextField(
        _("original keywords"), blank=True, help_text=_("One on each line.")
    )
    title = models.TextField(_("title"), blank=True)
    subtitle = models.TextField(_("subtitle"), blank=True)
    abstract = models.TextField(_("abstract"), blank=True)
    keywords = models.TextField(_("keywords"), blank=True, help_text=_("One on each line."))
    serial = models.ForeignKey(
        "Serial", models.PROTECT, null=True, blank=True, related_name="works",
        verbose_name=_("serial"),
    )  # fmt: skip
    issue = models.ForeignKey(
        "Issue", models.PROTECT, null=True, blank=True, related_name="works",
        verbose_name=_("issue"),
    )  # fmt: skip
    position = models.PositiveIntegerField(_("place in the issue"), null=True, blank=True)
    container_title = models.TextField(
        _("appeared in"), blank=True,
        help_text=_("A book or collection that is no serial of this catalogue."),
    )  # fmt: skip
    container_isbn = models.CharField(
        _("ISBN of what it appeared in"), max_length=60, blank=True,
        help_text=_("Several with spaces between."),
    )  # fmt: skip
    volume = models.CharField(
        _("volume"),
        max_length=40,
        blank=True,
        help_text=_("Of the book or series. An issue says its own."),
    )
    number = models.CharField(_("number"), max_length=40, blank=True)
    pages = models.CharField(_("pages"), max_length=60, blank=True)
    extent = models.CharField(
        _("extent"), max_length=200, blank=True, help_text=_("As printed: 312 p., 1 map.")
    )
    publisher = models.CharField(_("publisher"), max_length=300, blank=True)
    place = models.CharField(_("place of publication"), max_length=200, blank=True)
    version = models.CharField(_("version"), max_length=40, blank=True)
    licence = models.CharField(
        _("licence"), max_length=60, blank=True, validators=[validate_spdx],
        help_text=_("SPDX identifier, such as CC-BY-4.0. Empty when not known."),
    )  # fmt: skip
    status = models.CharField(
        _("status"), max_length=10, choices=Status.choices, default=Status.DRAFT
    )
    withdrawn_reason = models.TextField(_("reason for withdrawal"), blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, editable=False)
    published_at = models.DateTimeField(_("published at"), null=True, editable=False)
    source = models.CharField(
        _("source of this record"), max_length=200, blank=True,
        help_text=_("Where these facts were taken from."),
    )  # fmt: skip
    # Never null, so that it sorts the same in every database.
    sort_day = models.IntegerField(default=UNDATED, editable=False)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    # The last change of anything its record shows; only publications.changes.touch sets it.
    datestamp = models.DateTimeField(_("datestamp"), default=timezone.now, editable=False)
    contributors: "models.ManyToManyField[Any, Any]" = models.ManyToManyField(
        "Contributor", through="Contribution", related_name="works"
    )
    subjects: "models.ManyToManyField[Any, Any]" = models.ManyToManyField(
        "Subject", through="WorkSubject", related_name="works"
    )

    objects = MultilingualManager.from_queryset(WorkQuerySet)()

    class Meta:
        verbose_name = _("work")
        verbose_name_plural = _("works")
        ordering = ("-sort_day", "-pk")
        indexes = [
            models.Index(fields=["status", "-sort_day", "-id"], name="work_by_day"),
            models.Index(fields=["status", "datestamp", "id"], name="work_by_datestamp"),
            models.Index(fields=["issue", "position"], name="work_in_issue"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["draft", "published", "withdrawn"]),
                name="work_status_is_known",
                violation_error_message=_("A work is a draft, published or withdrawn."),
            ),
            models.CheckConstraint(
                condition=~Q(status="withdrawn") | ~Q(withdrawn_reason=""),
                name="withdrawn_work_has_reason",
                violation_error_message=_("Say why the work is withdrawn: readers will be told."),
            ),
            models.CheckConstraint(
                condition=Q(issue__isnull=True) | Q(serial__isnull=False),
                name="work_in_issue_has_serial",
                violation_error_message=_("A work in an issue belongs to the issue’s serial."),
            ),
            models.CheckConstraint(condition=~Q(slug=""), name="work_slug_is_given"),
        ]

    def __str__(self) -> str:
        return self.original_title or self.any_title() or self.slug

    def any_title(self) -> str:
        """A title in whatever language there is, for messages."""
        from django.conf import settings

        for language in settings.CATALOGUE_LANGUAGES:
            if text := getattr(self, f"title_{language.column}", ""):
                return str(text)
        return ""

    def derive_days(self) -> None:
        super().derive_days()
        day = self.last_day if self.first_day is None else self.first_day
        self.sort_day = UNDATED if day is None else day

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.issue_id and self.issue is not None:
            self.serial_id = self.issue.serial_id
        if not self.slug:
            self.slug = free_slug(
                Work, self.title_en or "", self.original_title_romanised,  # type: ignore[attr-defined]
                self.original_title, self.any_title(), fallback="work",
            )  # fmt: skip
        super().save(*args, **kwargs)
