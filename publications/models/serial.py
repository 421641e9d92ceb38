"""Serials: what appears in issues, with or without an ISSN."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modeltranslation.manager import MultilingualManager

from .. import dates
from .checks import validate_identifier
from .fields import Original, Slugged, free_slug, validate_edtf


class Serial(Slugged, Original):
    """A journal, magazine or series."""

    class Frequency(models.TextChoices):
        """MARC 21 Bibliographic, 008/18, in the values a serial of texts has."""

        DAILY = "d", _("Daily")
        WEEKLY = "w", _("Weekly")
        BIWEEKLY = "e", _("Every two weeks")
        SEMIMONTHLY = "s", _("Twice a month")
        MONTHLY = "m", _("Monthly")
        BIMONTHLY = "b", _("Every two months")
        QUARTERLY = "q", _("Quarterly")
        THREE_A_YEAR = "t", _("Three times a year")
        SEMIANNUAL = "f", _("Twice a year")
        ANNUAL = "a", _("Yearly")
        BIENNIAL = "g", _("Every two years")
        IRREGULAR = "z", _("Irregular")

    class Medium(models.TextChoices):
        ONLINE = "online", _("Online")
        PRINT = "print", _("Print")

    original_title = models.TextField(_("original title"), blank=True)
    original_title_reading = models.TextField(_("reading of the original title"), blank=True)
    original_title_romanised = models.TextField(_("romanised original title"), blank=True)
    title = models.TextField(_("title"), blank=True)
    issn = models.CharField(
        "ISSN", max_length=9, blank=True, validators=[validate_identifier("issn")]
    )
    issn_l = models.CharField(
        "ISSN-L", max_length=9, blank=True, validators=[validate_identifier("issn")],
        help_text=_("The linking ISSN, which joins the media of one serial."),
    )  # fmt: skip
    medium = models.CharField(_("medium"), max_length=6, choices=Medium.choices, blank=True)
    frequency = models.CharField(
        _("frequency"), max_length=1, choices=Frequency.choices, blank=True
    )
    publisher = models.CharField(_("publisher"), max_length=300, blank=True)
    place = models.CharField(_("place of publication"), max_length=200, blank=True)
    url = models.URLField(_("web address"), max_length=500, blank=True)
    start_date = models.CharField(
        _("began"), max_length=60, blank=True, validators=[validate_edtf],
        help_text=_("EDTF: 1993-05. Empty when not known."),
    )  # fmt: skip
    end_date = models.CharField(
        _("ended"), max_length=60, blank=True, validators=[validate_edtf],
        help_text=_("Empty while it goes on, or when not known."),
    )  # fmt: skip
    first_day = models.IntegerField(_("first day"), null=True, editable=False)
    last_day = models.IntegerField(_("last day"), null=True, editable=False)
    source = models.CharField(_("source of this record"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    objects = MultilingualManager()

    class Meta:
        verbose_name = _("serial")
        verbose_name_plural = _("serials")
        ordering = ("slug",)
        constraints = [
            models.UniqueConstraint(
                fields=["issn"], condition=~Q(issn=""), name="serial_issn_once"
            ),
            models.CheckConstraint(
                condition=Q(first_day__isnull=True)
                | Q(last_day__isnull=True)
                | Q(last_day__gte=models.F("first_day")),
                name="serial_ends_after_it_begins",
                violation_error_message=_("The serial ends before it begins."),
            ),
        ]

    def __str__(self) -> str:
        return self.original_title or self.title_en or self.slug  # type: ignore[attr-defined]

    @property
    def start_year(self) -> int | None:
        return None if self.first_day is None else self.first_day // dates.YEAR

    @property
    def end_year(self) -> int | None:
        return None if self.last_day is None else self.last_day // dates.YEAR

    def derive_days(self) -> None:
        """Set the sortable days from both dates. Raises DateError."""
        self.first_day = dates.parse(self.start_date).first
        self.last_day = dates.parse(self.end_date).last

    def clean(self) -> None:
        super().clean()
        try:
            self.derive_days()
        except dates.DateError:
            return  # said of the field itself
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ValidationError({"end_date": _("The serial ends before it begins.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.issn = validate_identifier("issn").normal(self.issn)
        self.issn_l = validate_identifier("issn").normal(self.issn_l)
        self.derive_days()
        if not self.slug:
            self.slug = free_slug(
                Serial, self.title_en or "", self.original_title_romanised,  # type: ignore[attr-defined]
                self.original_title, fallback="serial",
            )  # fmt: skip
        super().save(*args, **kwargs)
