"""Every work and serial that something identifies gets a row for each discoverer.

Works are read again when the change log names them; serials, which are few, by key: what is new
at once, all once a day. So a look at a catalogue that did not change costs a few short queries,
whatever its size.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime

from django.db import transaction

from publications.models import Serial, Work

from ...asking import leases
from ...evidence.canonical import digest
from ...links.models import Enrolment
from ...search.index import log
from ...search.index.position import Position, read_position
from ..reading_tables import next_keys
from ..readings import Subject
from ..subjects import subjects_of, unsaved
from . import DISCOVERERS
from .models import Search

# Batches of each source in one look.
BATCHES = 40
_LEASE = "enrol:searches"
_WORKS, _SERIALS = "searches:works", "searches:serials"


def enrol(now: datetime, *, batches: int = BATCHES) -> int:
    """Add rows for what has none yet, and make due what is identified otherwise than before.
    Returns how many are new or due anew. Whoever comes second does nothing."""
    if not leases.take([_LEASE], now):
        return 0
    try:
        readers: list[Callable[[datetime], tuple[int, bool]]] = [_changes, _serials]
        return sum(_read(reader, now, batches) for reader in readers)
    finally:
        leases.give_back([_LEASE], now)


def _read(reader: Callable[[datetime], tuple[int, bool]], now: datetime, batches: int) -> int:
    fresh = 0
    for _ in range(batches):
        added, is_all = reader(now)
        fresh += added
        if is_all:
            break
    return fresh


def _changes(now: datetime) -> tuple[int, bool]:
    """Read one batch of the change log: (rows that are due anew, whether it was all)."""
    row, _ = Enrolment.objects.get_or_create(source=_WORKS)
    position = read_position(row.position) or Position()
    if log.is_another(position):
        position = Position()
    news = log.read(position)
    with transaction.atomic():
        public = Work.objects.public().filter(pk__in=news.works) if news.works else ()
        found = _subjects("work", [work.pk for work in public])
        fresh = _note("work", news.works, found, now)
        if news.position != position:
            row.position = news.position.as_json()
            row.save()
    return fresh, news.is_all


def _serials(now: datetime) -> tuple[int, bool]:
    with transaction.atomic():
        keys, is_all = next_keys(_SERIALS, Serial.objects.all(), now)
        return _note("serial", keys, _subjects("serial", keys), now), is_all


def _subjects(kind: str, keys: Collection[int]) -> Mapping[int, Subject]:
    return subjects_of([unsaved(kind, key, pk=key) for key in keys]) if keys else {}


def _note(kind: str, keys: Collection[int], subjects: Mapping[int, Subject], now: datetime) -> int:
    """Make the rows of ``keys`` what identifies them now; ``subjects`` of those that are public."""
    if not keys:
        return 0
    wanted = {
        (name, key): digest("\n".join(sorted(values)))
        for key, subject in subjects.items()
        for name, discoverer in DISCOVERERS.items()
        if kind in discoverer.kinds and (values := discoverer.sought(subject))
    }
    known = {
        (row.discoverer, row.object_id): row
        for row in Search.objects.filter(kind=kind, object_id__in=list(keys))
    }
    gone = [row.pk for key, row in known.items() if key not in wanted]
    other = [row for key, row in known.items() if wanted.get(key, row.by) != row.by]
    for row in other:
        row.by, row.due_at = wanted[row.discoverer, row.object_id], now
    new = [
        Search(discoverer=name, kind=kind, object_id=key, by=by, due_at=now)
        for (name, key), by in wanted.items()
        if (name, key) not in known
    ]
    if gone:
        Search.objects.filter(pk__in=gone).delete()
    if other:
        Search.objects.bulk_update(other, ["by", "due_at"])
    Search.objects.bulk_create(new, ignore_conflicts=True)
    return len(new) + len(other)
