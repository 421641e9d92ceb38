"""Every address that stands in the catalogue gets a row that says when it is due.

Works are read again when the change log names them, other tables by key: what is new at once,
all of it once a day. So a look at a catalogue that did not change costs a few short queries,
whatever its size.
"""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction

from publications.outbound import host_key

from ..search.index import log
from ..search.index.position import Position, read_position
from . import sources
from .models import Enrolment, LinkState, Occurrence
from .sources import Place

# Batches of each source in one look, and rows of a table in a batch.
BATCHES = 20
ROWS = 500
AGAIN = timedelta(days=1)
_WORKS = "works"


def enrol(now: datetime, *, batches: int = BATCHES) -> int:
    """Add rows for addresses that have none yet; returns how many. Safe to run beside itself."""
    readers: list[Callable[[datetime], tuple[int, bool]]] = [
        _changes,
        *(partial(_table, kind) for kind in sources.TABLES),
    ]
    fresh = 0
    for read in readers:
        for _ in range(batches):
            added, is_all = read(now)
            fresh += added
            if is_all:
                break
    return fresh


def host_of(url: str) -> str:
    """The host that would be asked, as the outbound door calls it; empty for what is no web
    address."""
    if not url.lower().startswith(("http://", "https://")):
        return ""
    try:
        return host_key(url)[:255]
    except ValueError:
        return ""


def _changes(now: datetime) -> tuple[int, bool]:
    """Read one batch of the change log: (addresses added, whether it was all)."""
    with transaction.atomic():
        row = _row(_WORKS)
        position = read_position(row.position) or Position()
        if log.is_another(position):
            position = Position()
        news = log.read(position)
        added = _note("work", news.works, list(sources.of_works(news.works)), now)
        if news.position != position:
            row.position = news.position.as_json()
            row.save()
    return added, news.is_all


def _table(kind: str, now: datetime) -> tuple[int, bool]:
    """Read one batch of a table, from its beginning again when a day has passed."""
    with transaction.atomic():
        row = _row(kind)
        after = int(row.position.get("key", 0))
        manager = sources.TABLES[kind]._default_manager
        rows = manager.filter(pk__gt=after).order_by("pk")
        keys = list(rows.values_list("pk", flat=True)[:ROWS])
        added = _note(kind, keys, list(sources.of_table(kind, keys)), now)
        is_end = len(keys) < ROWS
        is_stale = row.ended_at is not None and now - row.ended_at >= AGAIN
        if keys:
            row.position = {"key": keys[-1]}
        if is_end and is_stale:
            row.position = {}
        if is_end and (is_stale or row.ended_at is None):
            row.ended_at = now
        elif not keys:
            return added, True
        row.save()
    return added, is_end and not is_stale


def _row(source: str) -> Enrolment:
    """The position of ``source``, ours until the transaction ends."""
    rows = Enrolment.objects.select_for_update().filter(source=source)
    if (row := rows.first()) is None:
        Enrolment.objects.bulk_create([Enrolment(source=source)], ignore_conflicts=True)
        row = rows.get()
    return row


def _note(kind: str, keys: Collection[int], places: Iterable[Place], now: datetime) -> int:
    """Make what is known of the rows ``keys`` what stands in them now."""
    if not keys:
        return 0
    states: dict[str, LinkState] = {}
    standing: dict[tuple[int, str, str], Occurrence] = {}
    for place in places:
        if host := host_of(place.url):
            digest = place.digest
            states[digest] = LinkState(digest=digest, url=place.url, host=host, due_at=now)
            standing[place.object_id, place.field, digest] = Occurrence(
                kind=kind, object_id=place.object_id, field=place.field, digest=digest
            )
    known = {
        (row.object_id, row.field, row.digest): row.pk
        for row in Occurrence.objects.filter(kind=kind, object_id__in=keys)
    }
    gone = [pk for key, pk in known.items() if key not in standing]
    if gone:
        Occurrence.objects.filter(pk__in=gone).delete()
    new = [row for key, row in standing.items() if key not in known]
    Occurrence.objects.bulk_create(new, ignore_conflicts=True)
    return _add(states)


def _add(states: dict[str, LinkState]) -> int:
    had = set(LinkState.objects.filter(digest__in=states).values_list("digest", flat=True))
    fresh = [state for digest, state in states.items() if digest not in had]
    LinkState.objects.bulk_create(fresh, ignore_conflicts=True)
    return len(fresh)
