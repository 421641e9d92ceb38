"""Contributors, the forms of their names, and what they contributed."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .. import names
from ..vocabularies import roles
from .checks import validate_identifier
from .fields import Slugged, free_slug, validate_language_tag


class Contributor(Slugged):
    """A person or an organisation. Their names stand in rows, one a form."""

    class Kind(models.TextChoices):
        PERSON = "person", _("Person")
        ORGANISATION = "organisation", _("Organisation")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.PERSON)
    orcid = models.CharField(
        "ORCID", max_length=19, blank=True, validators=[validate_identifier("orcid")]
    )
    isni = models.CharField(
        "ISNI", max_length=16, blank=True, validators=[validate_identifier("isni")]
    )
    viaf = models.CharField(
        "VIAF", max_length=22, blank=True, validators=[validate_identifier("viaf")]
    )
    url = models.URLField(_("web address"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("contributor")
        verbose_name_plural = _("contributors")
        ordering = ("slug",)
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["person", "organisation"]), name="contributor_kind_is_known"
            ),
            *(
                models.UniqueConstraint(
                    fields=[scheme], condition=~Q(**{scheme: ""}), name=f"contributor_{scheme}_once"
                )
                for scheme in ("orcid", "isni", "viaf")
            ),
        ]

    def __str__(self) -> str:
        first = next(iter(self.names.all()), None)
        return str(first) if first else self.slug

    def save(self, *args: Any, **kwargs: Any) -> None:
        for scheme in ("orcid", "isni", "viaf"):
            setattr(self, scheme, validate_identifier(scheme).normal(getattr(self, scheme)))
        if not self.slug:
            self.slug = free_slug(Contributor, fallback=self.kind)
        super().save(*args, **kwargs)


class ContributorName(models.Model):
    """One form of a name: in one script, as its bearer or a publisher writes it.

    ``family`` and ``given`` are filled only where someone said which is which; else the
    whole name stands in ``literal``. The first by ``position`` is the preferred form.
    """

    contributor = models.ForeignKey(Contributor, models.CASCADE, related_name="names")
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    language = models.CharField(
        _("language"), max_length=35, blank=True, validators=[validate_language_tag],
        help_text=_("BCP 47: the language this form is used in. Empty when not known."),
    )  # fmt: skip
    script = models.CharField(
        _("script"), max_length=4, blank=True, help_text=_("ISO 15924: Latn, Hans, Arab, Cyrl …")
    )
    family = models.CharField(_("family name"), max_length=200, blank=True)
    given = models.CharField(_("given name"), max_length=200, blank=True)
    literal = models.CharField(_("whole name"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("name form")
        verbose_name_plural = _("name forms")
        ordering = ("contributor", "position", "pk")
        constraints = [
            models.CheckConstraint(
                condition=~Q(family="") | ~Q(literal=""),
                name="name_is_given",
                violation_error_message=_("Give a family name, or the whole name."),
            ),
        ]

    def __str__(self) -> str:
        return names.display(self.name)

    @property
    def name(self) -> names.Name:
        """This form as plain data."""
        return names.Name(
            family=self.family, given=self.given, literal=self.literal,
            script=self.script or names.script_of(self.literal or self.family),
            lang=self.language,
        )  # fmt: skip


class Contribution(models.Model):
    """Who did what for a work, in the order of its title page."""

    work = models.ForeignKey("Work", models.CASCADE, related_name="contributions")
    contributor = models.ForeignKey(
        Contributor, models.PROTECT, related_name="contributions", verbose_name=_("contributor")
    )
    name = models.ForeignKey(
        ContributorName, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("name as printed"),
    )  # fmt: skip
    role = models.CharField(_("role"), max_length=3, choices=roles.CHOICES, default="aut")
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        ordering = ("position", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["work", "contributor", "role"], name="contribution_once"
            ),
            models.CheckConstraint(
                condition=Q(role__in=list(roles.ROLES)), name="contribution_role_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contributor} ({self.role})"
