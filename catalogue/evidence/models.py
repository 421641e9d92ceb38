"""The ledger: what was asked, what came back, and what it was taken to mean."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Observation(models.Model):
    """One entry, never changed or deleted: the database itself refuses it (``guards``).

    ``text`` is the whole entry as canonical JSON; ``digest`` is its SHA-256, and the next
    entry's text holds it. The other columns repeat parts of the text, to be found by. It
    refers by value, not by foreign key: what it speaks of may be gone, the entry stays.
    """

    class Kind(models.TextChoices):
        DOI = "doi", "DOI"
        LINK = "link", _("Link")
        ARCHIVE = "archive", _("Archive record")
        SERVICE = "service", _("Service")

    number = models.BigIntegerField(_("entry number"), primary_key=True)
    observed_at = models.DateTimeField(_("observed at"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    subject = models.TextField(_("about"))
    subject_digest = models.CharField(max_length=64)
    meaning = models.CharField(_("taken to mean"), max_length=30)
    text = models.TextField(_("entry"))
    digest = models.CharField(_("digest"), max_length=64, unique=True)

    class Meta:
        verbose_name = _("observation")
        verbose_name_plural = _("observations")
        ordering = ("number",)
        indexes = [
            models.Index(
                fields=["kind", "subject_digest", "-number"], name="observation_by_subject"
            )
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(number__gte=1), name="ledger_starts_at_one"),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.subject} {self.meaning}"


class LedgerHead(models.Model):
    """The newest entry, in one row: the short lock of those who append, and what shows that
    entries were cut off the end."""

    number = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.number}: {self.digest}"


class Excerpt(models.Model):
    """The first bytes of somebody's answer, by the SHA-256 of the whole. May be pruned: the
    ledger keeps the digest."""

    digest = models.CharField(max_length=64, primary_key=True)
    body = models.BinaryField()
    kept_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.digest


class Checkpoint(models.Model):
    """The newest entry at a moment, as it was published: outsiders who kept it can hold us to
    every entry up to it."""

    number = models.BigIntegerField(_("entry number"), primary_key=True)
    digest = models.CharField(_("digest"), max_length=64)
    made_at = models.DateTimeField(_("published at"))

    class Meta:
        verbose_name = _("checkpoint")
        verbose_name_plural = _("checkpoints")
        ordering = ("-number",)

    def __str__(self) -> str:
        return f"{self.number}: {self.digest}"
