"""Rows that belong to exactly one of several kinds of thing."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Owned(models.Model):
    """Belongs to exactly one of the foreign keys named in ``OWNERS``."""

    OWNERS: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    @staticmethod
    def exactly_one(*names: str) -> Q:
        """The condition, for a check constraint, that one of ``names`` is set and no other."""
        condition = Q()
        for chosen in names:
            condition |= Q(**{f"{name}__isnull": name != chosen for name in names})
        return condition

    @property
    def owner(self) -> Any:
        """The work, issue, serial or contributor this belongs to."""
        return next(
            getattr(self, name) for name in self.OWNERS if getattr(self, f"{name}_id") is not None
        )

    def clean(self) -> None:
        owners = [name for name in self.OWNERS if getattr(self, name, None) is not None]
        if len(owners) != 1:
            raise ValidationError(_("Choose exactly one thing that this belongs to."))
