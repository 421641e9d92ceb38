"""Asking doi.org whether the catalogue's DOIs exist, and writing down what it says."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction

from publications.models import DOI
from publications.outbound import Answer, CouldNotAsk, Outcome, fetch_all
from publications.outbound.doi_org import Kind, agency_request, handle_request, read_agency

from ..asking import leases, schedule
from ..asking.models import CHANGED
from ..asking.summary import Summary
from ..evidence.canonical import digest
from ..evidence.ledger import Entry, append
from ..evidence.outcomes import entry_of
from . import doi_meaning
from .doi_meaning import DOIFacts, DOIReading
from .enrolling import enrol
from .models import AgencyCheck, DOICheck

LEASE = "service:doi.org"
A_RUN = 20

Ask = Callable[[list[str]], list[Outcome]]
AskAgencies = Callable[[list[str]], Outcome]


def ask_handles(dois: list[str]) -> list[Outcome]:
    """Ask doi.org for the handles of ``dois``, in their order."""
    return list(fetch_all([handle_request(doi) for doi in dois]))


def ask_agencies(dois: list[str]) -> Outcome:
    """Ask doi.org who registered ``dois``."""
    return next(iter(fetch_all([agency_request(dois)])))


def check_due(
    now: datetime, *, ask: Ask = ask_handles, ask_agencies: AskAgencies = ask_agencies
) -> Summary:
    """Check DOIs that are due, unless another worker is asking doi.org."""
    enrol(now)
    ours = leases.take([LEASE], now)
    if not ours:
        return Summary()
    try:
        due = list(
            DOICheck.objects.filter(due_at__lte=now)
            .select_related("doi")
            .order_by("due_at")[:A_RUN]
        )
        if not due:
            return Summary()
        summary = record(due, ask([check.doi.value for check in due]), now)
        nameless = [
            check.doi
            for check in due
            if check.doi.state == doi_meaning.FINDABLE and not check.doi.agency
        ]
        if nameless:
            learn_agencies(nameless, ask=ask_agencies)
        return summary
    finally:
        leases.give_back(ours, now)


def learn_agencies(dois: list[DOI], *, ask: AskAgencies) -> None:
    """Note who registered ``dois``, in one question. Not knowing changes nothing."""
    outcome = ask([doi.value for doi in dois])
    if not isinstance(outcome, Answer):
        return
    agencies = read_agency(outcome).agencies
    for doi in dois:
        if agency := agencies.get(doi.value):
            DOI.objects.filter(pk=doi.pk).update(agency=agency[:40])


def record(checks: list[DOICheck], outcomes: list[Outcome], now: datetime) -> Summary:
    """Append what came back to the ledger and set the states from it, in one transaction."""
    entries: list[Entry] = []
    summary = Summary()
    with transaction.atomic():
        for check, outcome in zip(checks, outcomes, strict=True):
            reading = doi_meaning.read(outcome, check.doi.value)
            summary += Summary(asked=1, could_not_ask=not reading.learnt)
            if check.is_news(reading.problem, learnt=reading.learnt, now=now):
                entries.append(
                    entry_of(
                        outcome, kind="doi", subject=check.doi.value, meaning=reading.kind.value,
                        rule=doi_meaning.RULE, detail=reading.detail, now=now,
                    )
                )  # fmt: skip
            summary += Summary(changed=_apply(check, outcome, reading, now))
        DOICheck.objects.bulk_update(
            checks,
            ["verified_at", "attempted_at", "problem", "due_at", "absent_since",
             *CHANGED],
        )  # fmt: skip
        append(entries)
        # What exists is worth asking its agency about.
        existing = [check.doi_id for check in checks if check.doi.state == doi_meaning.FINDABLE]
        fresh = [AgencyCheck(doi_id=key, due_at=now) for key in existing]
        AgencyCheck.objects.bulk_create(fresh, ignore_conflicts=True)
    return summary


def _apply(check: DOICheck, outcome: Outcome, reading: DOIReading, now: datetime) -> bool:
    doi = check.doi
    before = DOIFacts(doi.state, doi.target, check.absent_since)
    after = doi_meaning.after(before, reading, now)
    check.absent_since = after.absent_since
    check.attempted_at, check.problem = now, reading.problem
    if reading.learnt:
        check.verified_at = now
    check.due_at = now + _pause(doi, outcome, reading)
    changed = (after.state, after.target) != (before.state, before.target)
    if changed:
        doi.state, doi.target = after.state, after.target
        if after.state != before.state:
            check.changes(before.state, after.state, now)
        doi.reason = reading.detail if after.state == doi_meaning.FAILED else ""
        doi.save()  # which renews the work's datestamp
    return changed


def _pause(doi: DOI, outcome: Outcome, reading: DOIReading) -> timedelta:
    spread = digest(doi.value)
    if not reading.learnt:
        asked = outcome.retry_after if isinstance(outcome, CouldNotAsk) else None
        return schedule.wait(schedule.COULD_NOT_ASK, spread, at_least=asked)
    if reading.kind == Kind.ABSENT and doi.state != doi_meaning.FAILED:
        return schedule.wait(doi_meaning.CONFIRM_AFTER + timedelta(minutes=5), spread)
    return schedule.wait(schedule.CHECK_AGAIN, spread)
