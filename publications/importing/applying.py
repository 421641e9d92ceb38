"""A batch of entries becomes works: all of them, but for those that cannot be stored.

When a batch fails it is halved until the entry that fails is alone; it is refused with its
reason, and all others are kept.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError, OperationalError, connection, transaction

from ..changes import touch
from ..formats.base import Entry, Problem
from ..identifiers.base import gettext_noop
from ..models import Contribution, Work
from . import attaching, storing
from .matching import Decision, match
from .outcomes import CANDIDATE, NOTE, REASON, WARNING, Outcome, Said
from .preparing import prepare
from .present import chunks
from .writing import Stamp

FAILED = gettext_noop("It could not be stored: %(error)s")
UNREADABLE = gettext_noop("It could not be read.")
TRIES = 3
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Options:
    """``source``: what new works say of where their facts were taken from. ``run_id``: the
    run that keeps relations until its end; None where none are wanted."""

    stamp: Stamp
    source: str
    publish: bool = False
    run_id: int | None = None


def apply(entries: Sequence[Entry], options: Options) -> list[Outcome]:
    """Store a batch; an outcome for each entry, in order. To be called in a transaction."""
    for _ in range(TRIES):
        try:
            return _attempt(entries, options)
        except (IntegrityError, OperationalError) as error:
            # Someone else made one of these works, persons or slugs meanwhile, or waited for
            # one of ours while we waited for theirs: now it is seen.
            log.info("A batch met what another process stores: once more (%s)", error)
            failed: Exception = error
        except Exception as error:  # whatever it is, it may not cost the other entries
            failed = error
            break
    return _halve(entries, options, failed)


def _halve(entries: Sequence[Entry], options: Options, error: Exception) -> list[Outcome]:
    if len(entries) == 1:
        log.warning("Entry %s could not be stored", entries[0].number, exc_info=error)
        shown = " ".join(str(error).split())[:200]
        return [_refused(entries[0], Problem(FAILED, {"error": shown}))]
    middle = len(entries) // 2
    return [
        outcome for half in (entries[:middle], entries[middle:]) for outcome in apply(half, options)
    ]


def _attempt(entries: Sequence[Entry], options: Options) -> list[Outcome]:
    """All of it, or nothing and an exception."""
    with transaction.atomic():
        decisions = match(
            [
                prepare(entry, entry.record, options.source)
                for entry in entries
                if entry.record is not None
            ]
        )
        storing.store(decisions, options.source, options.stamp, publish=options.publish)
        renamed = attaching.attach(decisions, options.run_id, options.stamp)
        _touch(decisions, renamed)
        if connection.vendor == "postgresql":
            connection.check_constraints()  # now, while it can still be told whose fault it is
    by_entry = {id(one.prepared.entry): one for one in decisions}
    return [_outcome(entry, by_entry.get(id(entry))) for entry in entries]


def _touch(decisions: Sequence[Decision], contributors: set[int]) -> None:
    """One for all: the works that were written, and those that show a changed contributor."""
    works: set[int] = set()
    for one in decisions:
        if one.target and one.target.pk and (one.is_new or one.is_changed):
            works.add(one.target.pk)
    for some in chunks(contributors):
        shown = Contribution.objects.filter(contributor_id__in=some)
        works.update(shown.values_list("work_id", flat=True))
    if works:
        touch(Work.objects.filter(pk__in=works))


def _outcome(entry: Entry, decision: Decision | None) -> Outcome:
    if decision is None or decision.target is None:
        reason = decision.problems[0] if decision else next(iter(entry.problems), None)
        return _refused(entry, reason or Problem(UNREADABLE))
    said = [Said(WARNING, one) for one in entry.problems]
    said += [Said(WARNING, one) for one in (*decision.prepared.problems, *decision.problems)]
    said += [Said(NOTE, one) for one in decision.notes]
    said += [
        Said(CANDIDATE, one.reason, one.target.pk, one.target.slug) for one in decision.candidates
    ]
    action = "created" if decision.is_new else "updated" if decision.is_changed else "unchanged"
    target = decision.target
    return Outcome(entry.number, action, entry.line, entry.key, target.pk, target.slug, tuple(said))


def _refused(entry: Entry, reason: Problem) -> Outcome:
    rest = [one for one in entry.problems if one != reason]
    said = (Said(REASON, reason), *(Said(WARNING, one) for one in rest))
    return Outcome(entry.number, "rejected", entry.line, entry.key, said=said)
