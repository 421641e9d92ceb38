"""Re-computing the chain: does every entry still say what it said?"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .canonical import digest
from .ledger import GENESIS, iso
from .models import Checkpoint, LedgerHead, Observation


@dataclass(frozen=True, slots=True)
class Broken:
    """The first entry that does not fit, and why."""

    number: int
    reason: str


def verify() -> tuple[int, Broken | None]:
    """(entries that stand, the first broken one or None). Constant memory."""
    expected, previous = 1, GENESIS
    published = dict(Checkpoint.objects.values_list("number", "digest"))
    for observation in _entries():
        if observation.number != expected:
            return expected - 1, Broken(expected, _("It is missing from the ledger."))
        if reason := _fault(observation, previous):
            return expected - 1, Broken(observation.number, reason)
        if published.pop(expected, observation.digest) != observation.digest:
            return expected - 1, Broken(expected, _("It is not what was published at that time."))
        previous, expected = observation.digest, expected + 1
    if published:
        return expected - 1, Broken(min(published), _("It was published and is gone."))
    head = LedgerHead.objects.get(pk=1)
    if (head.number, head.digest) != (expected - 1, previous):
        number = min(expected, head.number) or 1
        return expected - 1, Broken(number, _("The ledger’s end is not where its head says."))
    return expected - 1, None


def _entries() -> Iterator[Observation]:
    return Observation.objects.order_by("number").iterator(chunk_size=2000)


def _fault(row: Observation, previous: str) -> str:
    if digest(row.text) != row.digest:
        return _("Its text does not have its digest.")
    entry = json.loads(row.text)
    if entry.get("previous") != previous:
        return _("It does not name the digest of the entry before it.")
    columns = {
        "number": row.number, "kind": row.kind, "subject": row.subject,
        "meaning": row.meaning, "observed_at": iso(row.observed_at),
    }  # fmt: skip
    if any(entry.get(name) != value for name, value in columns.items()):
        return _("Its columns do not say what its text says.")
    if digest(row.subject) != row.subject_digest:
        return _("Its columns do not say what its text says.")
    return ""
