"""Which entries are read anew, each with the last that was made of it: a batch at a time."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from ..canonical import canonical
from ..models import LedgerHead, Observation
from .readers import KINDS

AT_ONCE = 500
_REREADS = '"reread_of":'


@dataclass(frozen=True, slots=True)
class Old:
    """An entry that holds an answer. ``meaning`` and ``rule``: of its last reading, which may
    be an entry of its own."""

    number: int
    kind: str
    subject: str
    evidence: dict[str, Any]
    meaning: str
    rule: str


def batches(rule: str = "") -> Iterator[list[Old]]:
    """Entries there are now, the oldest first; ``rule``: those last read by it. Three queries a
    batch, constant memory."""
    end, after = LedgerHead.objects.get(pk=1).number, 0
    # Canonical text: within a value, the quotes would be escaped.
    text = f'"rule":{canonical(rule)}' if rule else ""
    while True:
        found = Observation.objects.filter(
            number__gt=after, number__lte=end, kind__in=KINDS, text__contains=text
        )
        rows = list(found.order_by("number")[:AT_ONCE])
        if not rows:
            return
        after = rows[-1].number
        yield [old for old in _last_read(_originals(rows, rule)) if rule in ("", old.rule)]


def _originals(rows: Sequence[Observation], rule: str) -> list[Observation]:
    """``rows``, with the entry that was read anew in the place of one that did so."""
    found, elsewhere = {}, set()
    for row in rows:
        of = json.loads(row.text)["evidence"].get("reread_of")
        if of is None:
            found[row.number] = row
        elif rule:  # else it comes by itself
            elsewhere.add(of)
    found |= Observation.objects.in_bulk(sorted(elsewhere - found.keys())) if elsewhere else {}
    return [found[number] for number in sorted(found)]


def _last_read(rows: Sequence[Observation]) -> list[Old]:
    later: dict[int, dict[str, Any]] = {}
    for entry in map(json.loads, _rereads(rows).values_list("text", flat=True)):
        if (of := entry["evidence"].get("reread_of")) is not None:
            later[of] = entry
    found = []
    for row in rows:
        entry = json.loads(row.text)
        last = later.get(row.number, entry)
        evidence, meaning, rule = entry["evidence"], last["meaning"], last["rule"]
        found.append(Old(row.number, row.kind, row.subject, evidence, meaning, rule))
    return found


def _rereads(rows: Sequence[Observation]) -> QuerySet[Observation]:
    return Observation.objects.filter(
        kind__in={row.kind for row in rows},
        subject_digest__in={row.subject_digest for row in rows},
        text__contains=_REREADS,
    ).order_by("number")
