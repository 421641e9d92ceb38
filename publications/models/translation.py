"""The state of each translated field in each language."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Translation(models.Model):
    """What is known of one field's text in one language; no row: nobody said yet.

    A text is ``missing`` where its column is empty. ``source_digest`` is the digest of the
    text it was made from: when that changes, ``outdated`` is set.
    """

    class Kind(models.TextChoices):
        WORK = "work", _("work")
        SERIAL = "serial", _("serial")
        ISSUE = "issue", _("issue")
        SUBJECT = "subject", _("subject")

    class State(models.TextChoices):
        MACHINE = "machine", _("Machine translation")
        DRAFT = "draft", _("Draft")
        REVIEWED = "reviewed", _("Reviewed")

    kind = models.CharField(max_length=8, choices=Kind.choices)
    object_id = models.BigIntegerField()
    field = models.CharField(_("field"), max_length=20)
    language = models.CharField(_("language"), max_length=10)
    state = models.CharField(_("state"), max_length=10, choices=State.choices)
    source_digest = models.CharField(max_length=64)
    text_digest = models.CharField(max_length=64)
    outdated = models.BooleanField(_("outdated"), default=False)
    updated_at = models.DateTimeField(_("updated at"), auto_now=True)

    class Meta:
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "object_id", "field", "language"], name="translation_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["machine", "draft", "reviewed"]),
                name="translation_state_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id} {self.field} {self.language}: {self.state}"
