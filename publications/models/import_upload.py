"""What an editor brought to be imported, from the first look at it to its end."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .import_run import ImportRun


class ImportUpload(models.Model):
    """A file, a pasted text, or what a service gave for an identifier, kept as a file.

    ``only``: numbers of the entries to import; empty for all. ``claimed_at``: when a worker
    last said that it is at it. ``problem`` says why nothing could be read.
    """

    class State(models.TextChoices):
        PREVIEWED = "previewed", _("To be decided")
        WAITING = "waiting", _("Waiting")
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")
        FAILED = "failed", _("Failed")

    content = models.FileField(_("file"), upload_to="imports/%Y/", max_length=300)
    name = models.CharField(_("name"), max_length=255)
    format = models.CharField(_("format"), max_length=20, blank=True)
    encoding = models.CharField(_("encoding"), max_length=40, blank=True)
    columns = models.JSONField(_("columns"), default=dict, blank=True)
    publish = models.BooleanField(_("publish"), default=False)
    only = models.JSONField(default=list, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+",
        verbose_name=_("user"),
    )  # fmt: skip
    state = models.CharField(
        _("state"), max_length=9, choices=State.choices, default=State.PREVIEWED
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    claimed_at = models.DateTimeField(null=True)
    problem = models.TextField(_("problem"), blank=True)
    run = models.ForeignKey(
        ImportRun, models.SET_NULL, null=True, related_name="uploads", verbose_name=_("import")
    )

    class Meta:
        verbose_name = _("upload to import")
        verbose_name_plural = _("uploads to import")
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["previewed", "waiting", "running", "done", "failed"]),
                name="upload_state_is_known",
            )
        ]

    def __str__(self) -> str:
        return self.name
