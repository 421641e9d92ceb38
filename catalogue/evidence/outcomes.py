"""From what the outbound door brought back to an entry of the ledger."""

from datetime import datetime

from publications.outbound import Answer, Outcome, as_evidence, failure_as_evidence

from .ledger import Entry


def entry_of(
    outcome: Outcome,
    *,
    kind: str,
    subject: str,
    meaning: str,
    rule: str,
    detail: str,
    now: datetime,
) -> Entry:
    """What was asked and came back, as an entry that takes it to mean ``meaning``."""
    if isinstance(outcome, Answer):
        evidence, body = as_evidence(outcome), b"" if outcome.private else outcome.body
    else:
        evidence, body = failure_as_evidence(outcome), b""
    return Entry(
        kind=kind,
        subject=subject,
        meaning=meaning,
        rule=rule,
        observed_at=now,
        evidence=evidence,
        detail=detail,
        body=body,
    )
