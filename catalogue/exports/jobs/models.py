"""What is to be written, how far it is, and where it lies."""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _


def new_token() -> str:
    """Names a job to who asked for it: 96 random bits, as letters fit for an address."""
    return secrets.token_urlsafe(12)


class ExportJob(models.Model):
    """The records of a search in one format, written to a file by a worker.

    ``query`` is that of ``/works/`` in its normal order, ``language`` what ``?lang=`` would
    say. ``done`` of ``total`` records are written; both are numbers of the moment. ``attempts``
    counts the workers that began it. The file and the row go at ``expires_at``.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        RUNNING = "running", _("Being written")
        DONE = "done", _("Ready")
        FAILED = "failed", _("Failed")

    token = models.CharField(max_length=22, unique=True, default=new_token, editable=False)
    query = models.TextField(_("search"), blank=True)
    ext = models.CharField(_("format"), max_length=20)
    language = models.CharField(_("language"), max_length=35, blank=True)
    state = models.CharField(_("state"), max_length=7, choices=State.choices, default=State.WAITING)
    total = models.PositiveIntegerField(_("records"), default=0)
    done = models.PositiveIntegerField(_("records written"), default=0)
    size = models.PositiveBigIntegerField(_("size in bytes"), default=0)
    content = models.FileField(_("file"), upload_to="exports/", max_length=200, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished at"), null=True)
    expires_at = models.DateTimeField(_("kept until"), db_index=True)

    class Meta:
        verbose_name = _("export")
        verbose_name_plural = _("exports")
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["waiting", "running", "done", "failed"]),
                name="export_state_is_known",
            )
        ]

    def __str__(self) -> str:
        return f"{self.ext} {self.query}".strip()

    @property
    def is_over(self) -> bool:
        """Nothing more will happen to it."""
        return self.state in (self.State.DONE, self.State.FAILED)

    @property
    def filename(self) -> str:
        """What the file is called on the reader's disk."""
        return f"works-{self.created_at:%Y%m%d}-{self.pk}.{self.ext}"
