"""Rows say what is due and who may ask; a lost message loses nothing."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

# States of archive records, DOIs and links that need a person, and those that need nobody.
ON_A_DESK = frozenset({"missing", "changed", "withdrawn", "merged", "failed", "broken"})
WELL = frozenset({"verified", "restricted", "findable", "ok"})
# Columns that ``Asked.changes`` sets.
CHANGED = ("changed_at", "expected", "healed")


class Asked(models.Model):
    """What every checked thing knows of its checks.

    ``verified_at``: when the last yes or no came. ``attempted_at`` and ``problem``: the last
    attempt, and why it could not ask (empty when it could). ``due_at``: when to ask next.
    ``changed_at``: when an answer last changed the state. ``expected``: the state that a person
    took note of, so that it is on nobody's desk. ``healed``: whether the last change ended
    something that was on a desk.
    """

    verified_at = models.DateTimeField(_("verified at"), null=True, editable=False)
    attempted_at = models.DateTimeField(_("last attempt"), null=True, editable=False)
    problem = models.CharField(_("could not be asked"), max_length=30, blank=True, editable=False)
    due_at = models.DateTimeField(_("next check"), db_index=True)
    changed_at = models.DateTimeField(_("changed at"), null=True, editable=False)
    expected = models.CharField(_("as expected"), max_length=10, blank=True, editable=False)

    healed = models.BooleanField(default=False, editable=False)

    class Meta:
        abstract = True

    def changes(self, before: str, after: str, now: datetime) -> None:
        """Remember that an answer turned the state ``before`` into ``after``."""
        self.changed_at, self.expected = now, ""
        self.healed = before in ON_A_DESK and after in WELL

    def is_news(self, problem: str, *, learnt: bool, now: datetime) -> bool:
        """Whether an attempt is worth an entry: one that could not ask is written once a
        day, or when its reason changes."""
        if learnt or self.attempted_at is None:
            return True
        return problem != self.problem or self.attempted_at.date() != now.date()


class Lease(models.Model):
    """Who may ask one host or service now: taken by conditional update, and it runs out.

    ``holder`` is a word of the taker's own, by which it finds what it took.
    """

    name = models.CharField(max_length=255, primary_key=True)
    until = models.DateTimeField()
    holder = models.CharField(max_length=40, blank=True)

    def __str__(self) -> str:
        return f"{self.name} until {self.until:%Y-%m-%d %H:%M:%S}"


class TaskRun(models.Model):
    """One turn of a worker at a task of the schedule, as the worker told of it.

    ``seen_at``: when it last said anything. A run that has not ended and says nothing for long
    was killed: it ended without a word. ``error``: what ended it, in English; empty when it ran
    to its end.
    """

    task = models.CharField(_("task"), max_length=100)
    started_at = models.DateTimeField(_("started at"))
    seen_at = models.DateTimeField(_("last heard of"))
    ended_at = models.DateTimeField(_("ended at"), null=True, db_index=True)
    asked = models.PositiveIntegerField(_("asked"), default=0)
    changed = models.PositiveIntegerField(_("changed"), default=0)
    could_not_ask = models.PositiveIntegerField(_("could not be asked"), default=0)
    error = models.CharField(_("error"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("run of a task")
        verbose_name_plural = _("runs of tasks")
        ordering = ("-pk",)
        # Nobody writes them by hand; who may ``run`` may send a worker to look now.
        default_permissions = ("view", "run")
        indexes = [models.Index(fields=["task", "-started_at"], name="run_by_task")]

    def __str__(self) -> str:
        return f"{self.task} {self.started_at:%Y-%m-%d %H:%M:%S}"
