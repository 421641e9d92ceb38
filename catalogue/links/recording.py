"""Writing down what links answered: the ledger and the states in one transaction."""

from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction

from publications.changes import touch
from publications.models import Work
from publications.outbound import CouldNotAsk, Outcome

from ..asking import schedule
from ..asking.models import CHANGED
from ..asking.summary import Summary
from ..evidence.ledger import Entry, append
from ..evidence.outcomes import entry_of
from . import meaning, transitions
from .meaning import Reading
from .models import LinkState
from .transitions import LinkFacts

_FIELDS = [
    "state", "moved_to", "failures", "last_failure_at", "verified_at", "attempted_at",
    "problem", "due_at", "copy_due_at",
]  # fmt: skip


def record(links: list[LinkState], outcomes: list[Outcome], now: datetime) -> Summary:
    """Append what came back to the ledger and set the states from it."""
    if not links:
        return Summary()
    entries: list[Entry] = []
    same: list[LinkState] = []
    changed: list[LinkState] = []
    summary = Summary(asked=len(links))
    rules = transitions.rules()
    for link, outcome in zip(links, outcomes, strict=True):
        reading = meaning.read(outcome)
        learnt = reading.meaning != meaning.UNASKED
        summary += Summary(could_not_ask=not learnt)
        if link.is_news(reading.problem, learnt=learnt, now=now):
            entries.append(
                entry_of(
                    outcome, kind="link", subject=link.url, meaning=reading.meaning,
                    rule=meaning.RULE, detail=reading.detail, now=now,
                )
            )  # fmt: skip
        (changed if _apply(link, outcome, reading, now, rules) else same).append(link)
    with transaction.atomic():
        append(entries)
        _set(same, _FIELDS)
        _set(changed, [*_FIELDS, *CHANGED])
        if changed:  # only a change of state renews datestamps
            touch(Work.objects.filter(links__digest__in=[link.digest for link in changed]))
    return replace(summary, changed=len(changed))


def _set(links: list[LinkState], fields: list[str]) -> None:
    """One statement; an update of each row's own would cost more than the asking."""
    LinkState.objects.bulk_create(
        links, update_conflicts=True, unique_fields=["digest"], update_fields=fields
    )


def _apply(
    link: LinkState, outcome: Outcome, reading: Reading, now: datetime, rules: transitions.Rules
) -> bool:
    before = LinkFacts(link.state, link.moved_to, link.failures, link.last_failure_at)
    after = transitions.after(before, reading, now, rules)
    link.due_at = now + _pause(link, outcome, reading, after, rules)
    link.state, link.moved_to = after.state, after.moved_to
    link.failures, link.last_failure_at = after.failures, after.last_failure_at
    link.attempted_at, link.problem = now, reading.problem
    if reading.meaning in (meaning.PRESENT, meaning.ABSENT):
        link.verified_at = now
    if after.state != transitions.BROKEN:
        link.copy_due_at = None
    elif before.state != transitions.BROKEN:
        link.copy_due_at = now
    has_changed = (after.state, after.moved_to) != (before.state, before.moved_to)
    if has_changed:
        link.changes(before.state, after.state, now)
    return has_changed


def _pause(
    link: LinkState, outcome: Outcome, reading: Reading, after: LinkFacts, rules: transitions.Rules
) -> timedelta:
    if reading.meaning == meaning.UNASKED:
        asked = outcome.retry_after if isinstance(outcome, CouldNotAsk) else None
        failed_before = link.attempted_at is not None and bool(link.problem)
        base = schedule.COULD_NOT_ASK_AGAIN if failed_before else schedule.COULD_NOT_ASK
        return schedule.wait(base, link.digest, at_least=asked)
    if reading.meaning == meaning.ABSENT and after.state != transitions.BROKEN:
        return schedule.wait(rules.apart + schedule.JUST_AFTER, link.digest)
    return schedule.wait(schedule.CHECK_AGAIN, link.digest)
