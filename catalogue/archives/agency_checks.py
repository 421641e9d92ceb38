"""Asking the agencies that registered the catalogue's DOIs what they say of them.

After doi.org, which alone says whether a DOI exists: an agency's record says what it is of, and
whether it was retracted or updated. No state of a DOI changes by it.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.db.models import Q

from ..asking import leases, schedule
from ..asking.models import CHANGED, Asked
from ..asking.summary import Summary
from ..evidence.canonical import digest
from ..evidence.ledger import append
from . import doi_meaning
from .agency_trouble import trouble_of
from .conversation import Held
from .models import AgencyCheck
from .one_by_one import Turn, ask_all, may_be_sent
from .readings import Meaning
from .recording import UNCLEAR_AGAIN, entry
from .services import agencies
from .services.agencies import ask_agency
from .subjects import subjects_of, unsaved

LEASE = "service:agencies"
A_RUN = 20
A_DAY = 20_000
# Who is asked for the DOIs of which agency; the record of another one is got through doi.org.
_CROSSREF = Q(doi__agency=agencies.CROSSREF)
_DATACITE = Q(doi__agency=agencies.DATACITE)
_ASKED = {"crossref": _CROSSREF, "datacite": _DATACITE, "doi.org": ~_CROSSREF & ~_DATACITE}
_FIELDS = [
    "verified_at", "attempted_at", "problem", "due_at", "facts", "disagreement", "trouble",
    *CHANGED,
]  # fmt: skip


class _Rule:
    """As whom the ledger names the reader."""

    rule = agencies.RULE


def check_due(now: datetime, *, written: Callable[[Summary], None] = lambda _: None) -> Summary:
    """Ask about DOIs that exist and are due, unless another worker does."""
    ours = leases.take([LEASE], now)
    if not ours:
        return Summary()
    try:
        return ask_all([_turn(name, which, now) for name, which in _ASKED.items()], now, written)
    finally:
        leases.give_back(ours, now)


def _turn(name: str, which: Q, now: datetime) -> Turn:
    health, left = may_be_sent(name, A_DAY, now)
    due = AgencyCheck.objects.filter(which, due_at__lte=now, doi__state=doi_meaning.FINDABLE)
    checks = list(due.select_related("doi").order_by("due_at")[: min(A_RUN, left)])
    titles = _titles(checks)
    items = [
        (check, partial(ask_agency, check.doi.value, check.doi.agency, titles[check.pk]))
        for check in checks
    ]
    return Turn(health, items, partial(_record, now), LEASE)


def _titles(checks: Sequence[AgencyCheck]) -> dict[int, tuple[str, ...]]:
    if not checks:
        return {}
    works = [unsaved("work", check.doi.work_id, pk=check.pk) for check in checks]
    return {key: subject.titles for key, subject in subjects_of(works).items()}


def _record(now: datetime, row: Asked, held: Held, retry_at: datetime | None) -> Summary:
    """Append what came back and keep what it says, in one transaction."""
    assert isinstance(row, AgencyCheck)
    reading = held.reading
    entries = []
    if held.outcomes and row.is_news(reading.problem, learnt=reading.learnt, now=now):
        entries.append(entry(_Rule, "doi", row.doi.value, held, now))
    before, row.trouble = row.trouble, trouble_of(row.trouble, reading)
    row.attempted_at, row.problem = now, reading.problem
    row.due_at = now + _pause(row, held, now, retry_at)
    if reading.learnt:
        row.verified_at = now
        if reading.meaning is not Meaning.ABSENT:
            row.facts, row.disagreement = dict(reading.facts), reading.disagreement
    changed = row.trouble != before
    if changed:
        row.changes(before, row.trouble, now)
    with transaction.atomic():
        AgencyCheck.objects.bulk_update([row], _FIELDS)
        append(entries)
    return Summary(asked=1, could_not_ask=not reading.learnt, changed=changed)


def _pause(row: AgencyCheck, held: Held, now: datetime, retry_at: datetime | None) -> timedelta:
    spread = digest(f"agency:{row.doi.value}")
    if held.reading.learnt:
        return schedule.wait(schedule.CHECK_AGAIN, spread)
    return schedule.wait(retry_at - now if retry_at else UNCLEAR_AGAIN, spread)
