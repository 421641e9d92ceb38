"""What was imported: each reading of a file, and what a person should know of its entries."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .work import Work


class ImportRun(models.Model):
    """One file, read once with one set of options.

    ``position``: entries dealt with. It is written in the transaction that wrote their works,
    so that a run that was killed goes on behind it.
    """

    class State(models.TextChoices):
        RUNNING = "running", _("Running")
        FINISHED = "finished", _("Finished")
        FAILED = "failed", _("Failed")
        PREVIEWED = "previewed", _("Previewed")

    name = models.CharField(_("file"), max_length=255)
    digest = models.CharField("SHA-256", max_length=64, db_index=True)
    format = models.CharField(_("format"), max_length=20)
    encoding = models.CharField(_("encoding"), max_length=40, blank=True)
    columns = models.JSONField(_("columns"), default=dict, blank=True)
    only = models.JSONField(_("chosen entries"), default=list, blank=True)
    publish = models.BooleanField(_("publish"), default=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("user"),
    )  # fmt: skip
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.RUNNING)
    started_at = models.DateTimeField(_("started at"))
    finished_at = models.DateTimeField(_("finished at"), null=True)
    position = models.PositiveIntegerField(_("entries read"), default=0)
    created = models.PositiveIntegerField(_("created"), default=0)
    updated = models.PositiveIntegerField(_("updated"), default=0)
    unchanged = models.PositiveIntegerField(_("unchanged"), default=0)
    rejected = models.PositiveIntegerField(_("rejected"), default=0)
    warned = models.PositiveIntegerField(_("with warnings"), default=0)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ("-pk",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["running", "finished", "failed", "previewed"]),
                name="import_state_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.get_state_display()})"


class ImportRow(models.Model):
    """An entry that has something to say: rejected, with warnings, or with near matches.

    ``problems``: a list of ``{"kind", "message", "params", "field", "value"}``; ``message`` is
    a msgid, ``kind`` one of ``publications.importing.outcomes.KINDS``. A candidate has the
    ``work`` and ``slug`` of the near match too.
    """

    class Action(models.TextChoices):
        CREATED = "created", _("Created")
        UPDATED = "updated", _("Updated")
        UNCHANGED = "unchanged", _("Unchanged")
        REJECTED = "rejected", _("Rejected")

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(_("entry"))
    line = models.PositiveIntegerField(_("line"), default=0)
    key = models.CharField(_("key"), max_length=200, blank=True)
    action = models.CharField(_("what happened"), max_length=9, choices=Action.choices)
    problems = models.JSONField(_("problems"), default=list)
    work = models.ForeignKey(
        Work, models.SET_NULL, null=True, related_name="+", verbose_name=_("work")
    )

    class Meta:
        verbose_name = _("imported entry")
        verbose_name_plural = _("imported entries")
        ordering = ("run", "number")
        indexes = [models.Index(fields=["run", "action", "number"], name="import_row_by_action")]

    def __str__(self) -> str:
        return f"{self.number}: {self.action}"


class ImportedRelation(models.Model):
    """A relation that an entry names, until its run ends: its target may come later."""

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="relations")
    work = models.ForeignKey(Work, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    doi = models.CharField(max_length=400, blank=True)
    slug = models.CharField(max_length=120, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.work_id} {self.kind} {self.doi or self.slug}"
