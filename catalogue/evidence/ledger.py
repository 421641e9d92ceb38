"""Appending to the ledger: one chain, one short lock on its head, many entries at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.db import transaction

from .canonical import Json, canonical, digest
from .models import Excerpt, LedgerHead, Observation

# What the first entry names as the digest before it.
GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Entry:
    """What to write down. ``kind`` and ``subject`` say about what (``doi`` and its name,
    ``link`` and its address); ``meaning`` is a word of ``docs/evidence.md``; ``rule`` the
    reader and version that took it so; ``evidence`` what was asked and what came back;
    ``body`` the answer's bytes, of which the first are kept apart; ``earlier`` those of the
    exchanges before it, by their SHA-256."""

    kind: str
    subject: str
    meaning: str
    rule: str
    observed_at: datetime
    evidence: dict[str, Json] = field(default_factory=dict)
    detail: str = ""
    body: bytes = b""
    earlier: Mapping[str, bytes] = field(default_factory=dict)


EXCERPT_BYTES = 2048


def append(entries: Sequence[Entry]) -> list[Observation]:
    """Append ``entries`` in their order, in one transaction. Returns the observations.

    Call it in the transaction that sets the states they lead to, so that neither stands
    without the other.
    """
    if not entries:
        return []
    with transaction.atomic():
        head = LedgerHead.objects.select_for_update().get(pk=1)
        number, previous = head.number, head.digest
        observations, excerpts = [], {}
        for entry in entries:
            number += 1
            text = entry_text(entry, number, previous)
            previous = digest(text)
            observations.append(
                Observation(
                    number=number,
                    observed_at=entry.observed_at,
                    kind=entry.kind,
                    subject=entry.subject,
                    subject_digest=digest(entry.subject),
                    meaning=entry.meaning,
                    text=text,
                    digest=previous,
                )
            )
            bodies = {**entry.earlier, str(entry.evidence.get("sha256", "")): entry.body}
            for sha256, body in bodies.items():
                if body and sha256:
                    excerpts[sha256] = Excerpt(digest=sha256, body=body[:EXCERPT_BYTES])
        Observation.objects.bulk_create(observations)
        Excerpt.objects.bulk_create(excerpts.values(), ignore_conflicts=True)
        LedgerHead.objects.filter(pk=1).update(number=number, digest=previous)
    return observations


def entry_text(entry: Entry, number: int, previous: str) -> str:
    """The canonical text of one entry."""
    return canonical(
        {
            "number": number,
            "previous": previous,
            "observed_at": iso(entry.observed_at),
            "kind": entry.kind,
            "subject": entry.subject,
            "meaning": entry.meaning,
            "rule": entry.rule,
            "detail": entry.detail,
            "evidence": entry.evidence,
        }
    )


def iso(moment: datetime) -> str:
    """UTC to the microsecond, as the text holds it: ``2026-06-30T12:00:00.000000Z``."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
