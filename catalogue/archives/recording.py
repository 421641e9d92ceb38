"""Writing down what an archive answered: the ledger and the states, in one transaction."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from django.db import transaction

from publications.outbound import Answer, as_evidence, as_refusal, failure_as_evidence

from ..asking import schedule
from ..asking.models import CHANGED
from ..asking.summary import Summary
from ..evidence.canonical import Json, digest
from ..evidence.ledger import Entry, append
from .conversation import Held
from .models import ArchiveCheck, ServiceHealth
from .readings import Meaning, Reading
from .services.base import Adapter
from .transitions import CONFIRM_AFTER, ArchiveFacts, after

# A page that does not name what was asked, an answer that cannot be read: not before then.
UNCLEAR_AGAIN = timedelta(days=1)
# The ISSN Portal and Crossref answer 403 for hours to who asked too much, and say nothing more.
TURNED_AWAY = timedelta(hours=1)
_FIELDS = [
    "verified_at", "attempted_at", "problem", "due_at", "absent_since", "new_identifier",
    "disagreement", "facts", "copy_url", "copied_at", *CHANGED,
]  # fmt: skip


def record(
    adapter: Adapter,
    held: Sequence[tuple[ArchiveCheck, Held]],
    now: datetime,
    *,
    retry_at: datetime | None = None,
) -> Summary:
    """Append what came back and set the states from it. ``retry_at``: when the service may be
    asked again, for what could not be asked now."""
    entries, summary = [], Summary()
    with transaction.atomic():
        for check, one in held:
            reading = one.reading
            summary += Summary(asked=1, could_not_ask=not reading.learnt)
            is_news = check.is_news(reading.problem, learnt=reading.learnt, now=now)
            if one.outcomes and is_news:
                subject = f"{check.record.service}:{check.identifier}"
                entries.append(entry(adapter, "archive", subject, one, now))
            summary += Summary(changed=_apply(adapter, check, reading, now, retry_at))
        ArchiveCheck.objects.bulk_update([check for check, _ in held], _FIELDS)
        append(entries)
    return summary


class Ruled(Protocol):
    """Who asked: an adapter, a discoverer … whose reader has a name and a version."""

    @property
    def rule(self) -> str: ...


def entry(asker: Ruled, kind: str, subject: str, held: Held, now: datetime) -> Entry:
    """A conversation as an entry: its last exchange, and under ``before`` the earlier ones."""
    *earlier, last = held.outcomes
    evidence: dict[str, Json] = (
        as_evidence(last) if isinstance(last, Answer) else failure_as_evidence(last)
    )
    if earlier:
        evidence["before"] = [
            as_evidence(one) if isinstance(one, Answer) else failure_as_evidence(one)
            for one in earlier
        ]
    if held.reading.facts:
        evidence["facts"] = dict(held.reading.facts)
    return Entry(
        kind=kind, subject=subject, meaning=held.reading.meaning.value, rule=asker.rule,
        observed_at=now, evidence=evidence,
        detail=held.reading.disagreement or held.reading.detail,
        body=last.body if isinstance(last, Answer) and not last.private else b"",
        earlier={
            one.sha256: one.body
            for one in earlier
            if isinstance(one, Answer) and not one.private
        },
    )  # fmt: skip


def _apply(
    adapter: Adapter,
    check: ArchiveCheck,
    reading: Reading,
    now: datetime,
    retry_at: datetime | None,
) -> bool:
    archived = check.record
    before = ArchiveFacts(
        archived.state, check.absent_since, check.new_identifier, check.verified_at
    )
    facts = after(before, reading, now)
    check.attempted_at, check.problem = now, reading.problem
    check.absent_since, check.new_identifier = facts.absent_since, facts.identifier
    check.verified_at = facts.verified_at
    if reading.learnt:
        check.disagreement, check.facts = reading.disagreement, dict(reading.facts)
    if reading.copy_url:
        check.copy_url, check.copied_at = reading.copy_url, reading.copied_at
    check.due_at = now + _pause(adapter, check, reading, facts, now, retry_at)
    if facts.state == before.state:
        return False
    check.changes(before.state, facts.state, now)
    archived.state = facts.state
    archived.save(update_fields=["state"])  # which renews the works' datestamps
    return True


def _pause(
    adapter: Adapter,
    check: ArchiveCheck,
    reading: Reading,
    facts: ArchiveFacts,
    now: datetime,
    retry_at: datetime | None,
) -> timedelta:
    spread = digest(f"{adapter.name}:{check.identifier}")
    if reading.meaning is Meaning.ABSENT and facts.state != "missing":
        return schedule.wait(CONFIRM_AFTER + timedelta(minutes=5), spread)
    if reading.learnt or reading.problem == "no_key":
        return schedule.wait(adapter.interval, spread)
    if retry_at is not None:
        return schedule.wait(retry_at - now, spread)
    return schedule.wait(UNCLEAR_AGAIN, spread)


def record_incident(
    adapter: Adapter, health: ServiceHealth, held: Held, meaning: str, now: datetime
) -> None:
    """Once for each: the service's known record reads no more, or reads again."""
    written = entry(adapter, "service", adapter.name, held, now)
    with transaction.atomic():
        append([replace(written, meaning=meaning)])
        health.save()


def wait_asked(held: Held) -> timedelta | None:
    """How long the service asked us to wait, if it did; who turns us away means hours."""
    last = held.outcomes[-1] if held.outcomes else None
    refusal = as_refusal(last) if isinstance(last, Answer) else last
    if refusal is not None:
        return refusal.retry_after
    is_turned_away = isinstance(last, Answer) and last.status == 403
    return TURNED_AWAY if is_turned_away and held.reading.meaning is Meaning.THROTTLED else None
