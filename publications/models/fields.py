"""Validators and small abstract models that several models share."""

import re
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from .. import dates

# RFC 5646, section 2.1, in the shapes a catalogue meets: language, script, region, variants.
LANGUAGE_TAG = re.compile(
    r"(?:[a-z]{2,3}|x)(?:-[A-Za-z]{4})?(?:-(?:[A-Z]{2}|\d{3}))?(?:-[a-z0-9]{1,8})*"
)


def validate_language_tag(value: str) -> None:
    """A BCP 47 tag in its usual case: ``fi``, ``zh-Hant``, ``pt-BR``, ``lzh``."""
    if not LANGUAGE_TAG.fullmatch(value):
        raise ValidationError(
            _("“%(value)s” is no language tag (BCP 47): write it as fi, zh-Hant, pt-BR or lzh."),
            params={"value": value},
        )


def validate_edtf(value: str) -> None:
    """A date in EDTF."""
    try:
        dates.parse(value)
    except dates.DateError as error:
        raise ValidationError(str(error)) from error


class Slugged(models.Model):
    """Something with one permanent address, whose slug never changes."""

    slug = models.SlugField(
        _("slug"),
        max_length=120,
        unique=True,
        allow_unicode=True,
        help_text=_("Part of its permanent address: it cannot be changed later."),
    )

    _loaded_slug: str = ""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        loaded = self._loaded_slug
        if loaded and self.slug != loaded:
            raise ValidationError(
                {"slug": _("The slug “%(slug)s” is part of a permanent address: it cannot change.")
                 % {"slug": loaded}}
            )  # fmt: skip
        super().save(*args, **kwargs)
        self._loaded_slug = self.slug

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> Self:
        instance = super().from_db(*args, **kwargs)
        instance._loaded_slug = instance.__dict__.get("slug", "")
        return instance


class Dated(models.Model):
    """A date as EDTF text, with the days that make it sortable (see ``publications.dates``)."""

    date = models.CharField(
        _("date"),
        max_length=60,
        blank=True,
        validators=[validate_edtf],
        help_text=_("EDTF: 2026-06-30, 2026-06, 1993/2005, 1850~. Empty when not known."),
    )
    first_day = models.IntegerField(_("first day"), null=True, editable=False)
    last_day = models.IntegerField(_("last day"), null=True, editable=False)
    year = models.IntegerField(_("year"), null=True, editable=False, db_index=True)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.derive_days()
        super().save(*args, **kwargs)

    def derive_days(self) -> None:
        """Set the sortable days from ``date``. Raises DateError."""
        span = dates.parse(self.date)
        self.date = span.text
        self.first_day, self.last_day, self.year = span.first, span.last, span.year


class Original(models.Model):
    """What is in an original language of its own, which may be any BCP 47 tag.

    The ten translated columns stand beside it. Where the original language is one of the
    ten, its text stands in the ``original_…`` column only: one place for each text.
    """

    original_language = models.CharField(
        _("original language"),
        max_length=35,
        blank=True,
        validators=[validate_language_tag],
        help_text=_("BCP 47: zh-Hans, fi, lzh … Empty when not known."),
    )

    class Meta:
        abstract = True


def free_slug(model: type[models.Model], *candidates: str, fallback: str = "item") -> str:
    """A slug made of the first candidate that yields one, numbered until it is free."""
    base = next((slug for text in candidates if (slug := slugify(text, allow_unicode=True))), "")
    base = (base or fallback)[:100].strip("-_")
    taken = set(model._default_manager.filter(slug__startswith=base).values_list("slug", flat=True))
    if base not in taken:
        return base
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"
