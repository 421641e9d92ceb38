"""How one work of the catalogue stands to another."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ..vocabularies import relations


class Relation(models.Model):
    """``source`` stands in ``kind`` to ``target`` (DataCite relationType)."""

    source = models.ForeignKey("Work", models.CASCADE, related_name="relations")
    target = models.ForeignKey(
        "Work", models.CASCADE, related_name="inverse_relations", verbose_name=_("other work")
    )
    kind = models.CharField(_("relation"), max_length=20, choices=relations.CHOICES)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        ordering = ("position", "pk")
        constraints = [
            models.UniqueConstraint(fields=["source", "target", "kind"], name="relation_once"),
            models.CheckConstraint(
                condition=~Q(source=F("target")),
                name="relation_is_to_another_work",
                violation_error_message=_("A work cannot be related to itself."),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=list(relations.RELATIONS)), name="relation_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.kind} {self.target}"
