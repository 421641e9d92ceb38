"""Reading old answers anew, and writing down where they mean something else today.

No state changes by it: an old answer, however read, is no answer of today. What it is about is
asked again at once instead.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from django.db import transaction

from ..ledger import Entry, append
from ..models import Excerpt
from .choosing import Old, batches
from .due import make_due
from .outcomes import KeptInPartError, digests_of, outcomes_of
from .readers import NoReaderError, Read, read, rule_today, subjects
from .replaying import AsksOtherwiseError


class Result(Enum):
    """What came of an entry."""

    SAME = auto()
    DIFFERENT = auto()
    KEPT_IN_PART = auto()
    ASKS_OTHERWISE = auto()
    NO_READER = auto()


@dataclass(frozen=True, slots=True)
class Reread:
    """An entry and what came of it; ``read`` where it could be read."""

    old: Old
    result: Result
    read: Read | None = None


def reread(now: datetime, *, rule: str = "", dry_run: bool = False) -> Iterator[list[Reread]]:
    """Read entries anew, a batch at a time, each written before it is handed over.

    ``rule``: those last read by it, though it be today's; else those whose rule has changed
    since. ``dry_run``: nothing is written.
    """
    for batch in batches(rule):
        done = _read(batch if rule else [old for old in batch if _has_changed(old)])
        different = [one for one in done if one.result is Result.DIFFERENT]
        if different and not dry_run:
            with transaction.atomic():
                append([_entry(one.old, one.read, now) for one in different if one.read])
                make_due({(one.old.kind, one.old.subject) for one in different}, now)
        yield done


def _has_changed(old: Old) -> bool:
    try:
        return rule_today(old.kind, old.rule) != old.rule
    except NoReaderError:
        return True


def _read(batch: Sequence[Old]) -> list[Reread]:
    if not batch:
        return []
    digests = {digest for old in batch for digest in digests_of(old.evidence)}
    bodies = {
        digest: bytes(body)
        for digest, body in Excerpt.objects.filter(digest__in=digests).values_list("digest", "body")
    }
    about = subjects([(old.kind, old.subject) for old in batch])
    found = []
    for old in batch:
        try:
            outcomes = outcomes_of(old.evidence, bodies)
            subject = about[old.kind, old.subject]
            told = read(old.kind, subject, old.rule, outcomes, before=old.meaning)
        except KeptInPartError:
            found.append(Reread(old, Result.KEPT_IN_PART))
        except AsksOtherwiseError:
            found.append(Reread(old, Result.ASKS_OTHERWISE))
        except (NoReaderError, KeyError, ValueError):  # evidence of another form
            found.append(Reread(old, Result.NO_READER))
        else:
            result = Result.SAME if told.meaning == old.meaning else Result.DIFFERENT
            found.append(Reread(old, result, told))
    return found


def _entry(old: Old, read: Read, now: datetime) -> Entry:
    return Entry(
        kind=old.kind, subject=old.subject, meaning=read.meaning, rule=read.rule, observed_at=now,
        evidence={"reread_of": old.number},
        detail=f"Entry {old.number}, read anew. {read.detail}".strip(),
    )  # fmt: skip
