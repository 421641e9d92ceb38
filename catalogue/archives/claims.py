"""Asking ORCID whether contributors publicly claim their works.

Evidence that a person, or a service they trust, says so themselves. It changes no state, and
that nothing is claimed proves nothing: most of a record can be private.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.db import transaction
from django.db.models import F

from publications.models import DOI, Contributor, Identifier

from ..asking import leases, schedule
from ..asking.models import Asked
from ..asking.summary import Summary
from ..evidence.canonical import digest
from ..evidence.ledger import append
from .conversation import Held, Keys
from .models import Claim, ClaimCheck
from .one_by_one import Turn, ask_all, may_be_sent
from .reading_tables import next_keys
from .readings import Meaning
from .recording import UNCLEAR_AGAIN, entry
from .services import orcid
from .services.orcid import ask_claims

LEASE = "service:orcid"
A_RUN = 20
# Of the 25,000 of an address, half are for looking up people while editing.
A_DAY = 5_000
_SOURCE = "claims"
_FIELDS = ["verified_at", "attempted_at", "problem", "due_at"]


class _Rule:
    """As whom the ledger names the reader."""

    rule = orcid.RULE


def check_due(
    now: datetime,
    *,
    keys: Keys | None = None,
    written: Callable[[Summary], None] = lambda _: None,
) -> Summary:
    """Ask about contributors that are due, unless another worker asks ORCID."""
    ours = leases.take([LEASE], now)
    if not ours:
        return Summary()
    try:
        enrol(now)
        held = settings.SERVICE_KEYS if keys is None else keys
        return ask_all([_turn(held, now)], now, written)
    finally:
        leases.give_back(ours, now)


def enrol(now: datetime) -> int:
    """Give rows to contributors with an ORCID iD, some at a time. Returns how many are new; one
    whose iD is another now begins anew, one that has none any more is forgotten."""
    with transaction.atomic():
        keys, _ = next_keys(_SOURCE, Contributor.objects.all(), now)
        people = dict(
            Contributor.objects.filter(pk__in=keys).exclude(orcid="").values_list("pk", "orcid")
        )
        known = ClaimCheck.objects.filter(contributor__in=keys)
        known.exclude(orcid=F("contributor__orcid")).delete()
        had = set(known.values_list("pk", flat=True))
        new = [
            ClaimCheck(contributor_id=key, orcid=number, due_at=now)
            for key, number in people.items()
            if key not in had
        ]
        ClaimCheck.objects.bulk_create(new, ignore_conflicts=True)
        return len(new)


def _turn(keys: Keys, now: datetime) -> Turn:
    health, left = may_be_sent("orcid", A_DAY, now)
    due = ClaimCheck.objects.filter(due_at__lte=now).order_by("due_at")
    checks = list(due[: min(A_RUN, left)])
    people = [check.pk for check in checks]
    dois, isbns = _dois(people), _isbns(people)
    items = [
        (check, partial(
            ask_claims, check.orcid, dois.get(check.pk, ()), isbns.get(check.pk, ()), keys
        ))
        for check in checks
    ]  # fmt: skip
    return Turn(health, items, partial(_record, now), LEASE)


def _dois(people: Collection[int]) -> dict[int, list[str]]:
    rows = DOI.objects.filter(work__contributions__contributor__in=people)
    return _grouped(rows.values_list("work__contributions__contributor", "value"), people)


def _isbns(people: Collection[int]) -> dict[int, list[str]]:
    rows = Identifier.objects.filter(work__contributions__contributor__in=people, scheme="isbn")
    return _grouped(rows.values_list("work__contributions__contributor", "value"), people)


def _grouped(rows: Iterable[tuple[int, str]], people: Collection[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for person, value in rows if people else ():
        found.setdefault(person, []).append(value)
    return found


def _record(now: datetime, row: Asked, held: Held, retry_at: datetime | None) -> Summary:
    """Append what came back and keep what is claimed, in one transaction."""
    assert isinstance(row, ClaimCheck)
    reading = held.reading
    entries = []
    if held.outcomes and row.is_news(reading.problem, learnt=reading.learnt, now=now):
        entries.append(entry(_Rule, "archive", f"orcid:{row.orcid}", held, now))
    row.attempted_at, row.problem = now, reading.problem
    row.due_at = now + _pause(row, held, now, retry_at)
    changed = False
    with transaction.atomic():
        if reading.learnt:
            row.verified_at = now
            changed = _keep(row, _claimed(held) if reading.meaning is Meaning.PRESENT else {})
        ClaimCheck.objects.bulk_update([row], _FIELDS)
        append(entries)
    return Summary(asked=1, could_not_ask=not reading.learnt, changed=changed)


def _claimed(held: Held) -> dict[str, str]:
    """Identifier -> who put it on the person's record."""
    rows = held.reading.facts.get("claimed")
    return {
        str(row["identifier"]): str(row["by"])
        for row in (rows if isinstance(rows, list) else ())
        if isinstance(row, dict)
    }


def _keep(check: ClaimCheck, claimed: Mapping[str, str]) -> bool:
    """Make the claims of ``check`` those of the works that ``claimed`` names. Four queries.
    Returns whether they are others than before."""
    wanted: dict[int, tuple[str, str]] = {}
    theirs = {"work__contributions__contributor": check.pk, "value__in": list(claimed)}
    for rows in (
        DOI.objects.filter(**theirs).order_by("-kind", "pk"),
        Identifier.objects.filter(**theirs, scheme="isbn").order_by("pk"),
    ):
        for work, value in rows.values_list("work_id", "value"):
            wanted.setdefault(work, (value, claimed[value]))
    known = {
        work: (identifier, by)
        for work, identifier, by in check.claims.values_list("work_id", "identifier", "by")
    }
    if wanted == known:
        return False
    check.claims.all().delete()
    Claim.objects.bulk_create(
        Claim(check_of=check, work_id=work, identifier=identifier, by=by)
        for work, (identifier, by) in wanted.items()
    )
    return True


def _pause(row: ClaimCheck, held: Held, now: datetime, retry_at: datetime | None) -> timedelta:
    spread = digest(f"orcid:{row.orcid}")
    if held.reading.learnt:
        return schedule.wait(schedule.CHECK_AGAIN, spread)
    return schedule.wait(retry_at - now if retry_at else UNCLEAR_AGAIN, spread)
