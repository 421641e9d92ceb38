"""What workers did and are doing: a row for each turn at a task of the schedule.

Written around every such task, in whatever application it is, by Celery's own signals. Celery
logs what goes wrong in them and goes on: a row that cannot be written keeps no worker from its
work.
"""

from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic
from typing import Any

from celery import current_app, signals, states
from django.conf import settings
from django.db.models import Q
from kombu.exceptions import OperationalError

from publications import clock

from .models import TaskRun
from .summary import Summary

KEPT = timedelta(days=30)
# Most runs find nothing to do.
IDLE_KEPT = timedelta(days=1)
PRUNED_EVERY = 200  # runs
# Longer than any task goes on without saying anything; shorter than anybody waits to know.
SILENT = timedelta(minutes=15)
# The shortest period of the schedule, several times over.
ALIVE = timedelta(minutes=10)
# How far a run is, is written so often. Seconds.
TOLD_EVERY = 2.0


class BrokerAwayError(Exception):
    """No message can be sent to the workers."""


@dataclass
class _Turn:
    key: int
    told: float
    so_far: Summary


_turn: ContextVar[_Turn | None] = ContextVar("turn", default=None)


def connect() -> None:
    """Write a row for each run from now on."""
    signals.task_prerun.connect(_begins, dispatch_uid="perdura.runs.begins", weak=False)
    signals.task_postrun.connect(_ends, dispatch_uid="perdura.runs.ends", weak=False)


def periods() -> dict[str, timedelta]:
    """Every task of the schedule, and how often workers look."""
    entries = settings.CELERY_BEAT_SCHEDULE.values()
    return {entry["task"]: timedelta(seconds=entry["schedule"]) for entry in entries}


def progress(done: Summary) -> None:
    """Add to what this run did so far; nothing where none is written down."""
    turn = _turn.get()
    if turn is None:
        return
    turn.so_far += done
    if monotonic() - turn.told >= TOLD_EVERY:
        turn.told = monotonic()
        TaskRun.objects.filter(pk=turn.key).update(seen_at=clock.now(), **_counts(turn.so_far))


def run_now(task: str) -> None:
    """Send the workers to look now. Raises BrokerAwayError."""
    try:
        current_app.send_task(task, retry=False, expires=60)
    except (OperationalError, OSError) as error:
        raise BrokerAwayError from error


def alive(now: datetime) -> bool:
    """Whether any task of the schedule ran to its end lately. One query."""
    lately = TaskRun.objects.filter(ended_at__gte=now - ALIVE, error="")
    return lately.filter(task__in=list(periods())).exists()


def prune(now: datetime) -> int:
    """Forget old runs, and those of yesterday that found nothing to do. Returns how many."""
    idle = Q(started_at__lt=now - IDLE_KEPT, asked=0, error="", ended_at__isnull=False)
    return TaskRun.objects.filter(Q(started_at__lt=now - KEPT) | idle).delete()[0]


def _begins(task: Any, **_: Any) -> None:
    _turn.set(None)
    if task.name in periods():
        now = clock.now()
        row = TaskRun.objects.create(task=task.name, started_at=now, seen_at=now)
        _turn.set(_Turn(row.pk, monotonic(), Summary()))


def _ends(retval: Any, state: str, **_: Any) -> None:
    turn = _turn.get()
    _turn.set(None)
    if turn is None:
        return
    now = clock.now()
    done = retval if isinstance(retval, Summary) else turn.so_far
    error = f"{type(retval).__name__}: {retval}"[:500] if state == states.FAILURE else ""
    TaskRun.objects.filter(pk=turn.key).update(
        seen_at=now, ended_at=now, error=error, **_counts(done)
    )
    if turn.key % PRUNED_EVERY == 0:
        prune(now)


def _counts(done: Summary) -> dict[str, int]:
    return {"asked": done.asked, "changed": done.changed, "could_not_ask": done.could_not_ask}
