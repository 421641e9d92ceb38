"""One work as a list shows it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise

from publications.models import ArchiveRecord, Work
from publications.vocabularies.services import SERVICES
from publications.vocabularies.work_types import work_type

from ..dates import readable
from ..shown import Shown
from ..stamps import Stamp, stamp
from .addresses import issue_url, serial_url, work_url
from .batches import Batch
from .beside import Carded
from .credits import Credit, credits_of
from .explaining import Why, explain, stated_why, told
from .rows import SERIAL_TITLE, TITLE, as_named, row
from .showing import Source, pick_all, read_states, state_all

_COLUMNS = (
    "pk", "slug", "work_type", "date", *TITLE, "serial_id", "serial__slug", *SERIAL_TITLE,
    "issue__slug", "issue__volume", "issue__number", "issue__date", "container_title",
)  # fmt: skip

MOST_CREDITS = 6


@dataclass(frozen=True)
class Kept:
    """A record of the work at an archive, and what its state looks like."""

    service: Promise | str
    stamp: Stamp
    url: str


@dataclass(frozen=True)
class Card:
    """A work in a list. ``title`` may hold nothing; every text may be empty.

    ``key`` is the work's own. ``container`` is what it appeared in where that is no serial of
    the catalogue. ``why``: what of it answers the question, where words were asked for.
    """

    key: int
    url: str
    title: Shown
    date: str
    type_label: str
    credits: Sequence[Credit]
    credits_left_out: int
    serial: Shown | None
    serial_url: str
    issue: str
    issue_url: str
    container: str
    language: str
    kept: Sequence[Kept]
    why: Why | None = None


def cards(keys: Sequence[int], reader: str, question: str = "") -> list[Card]:
    """The public works with these keys, in this order, for a reader of a site language.

    A key whose work is not public (any more) has no card. At most five queries, with a
    ``question`` six: then each card says what of its work answers that.
    """
    if not keys:
        return []
    found = {values["pk"]: values for values in _WORKS.dicts(keys)}
    picked = pick_all(_titles(found), reader)
    works = _carded(found, picked, credits_of(found, reader))
    whys = explain(works, reader, question)
    states = read_states([*picked.items(), *told(whys.values())])
    titles = state_all(picked, states)
    kept = kept_by(list(found))
    return [
        _card(works[key], titles, kept.get(key, []), reader, stated_why(whys.get(key), states))
        for key in keys
        if key in found
    ]


def _works(keys: Collection[int]) -> QuerySet[Any, Any]:
    works = as_named(Work.objects.public()).filter(pk__in=keys).order_by()
    rows: QuerySet[Any, Any] = works.values(*_COLUMNS)
    return rows


_WORKS = Batch(_works)


def _titles(found: dict[int, dict[str, Any]]) -> list[tuple[Source, Any]]:
    wanted = []
    for values in found.values():
        wanted.append((Source("work", values["pk"], "title"), row(values, TITLE)))
        if values["serial_id"]:
            source = Source("serial", values["serial_id"], "title")
            wanted.append((source, row(values, TITLE, "serial__")))
    return wanted


def kept_by(keys: Sequence[int]) -> dict[int, list[Kept]]:
    """Where each work is archived; proposals are for editors to judge first. One query."""
    result: dict[int, list[Kept]] = defaultdict(list)
    for service, _pk, work, identifier, state in sorted(_KEPT.rows(keys)):
        archive = SERVICES[service]
        result[work].append(Kept(archive.label, stamp(state), archive.url(identifier)))
    return result


def _kept_of(keys: Collection[int]) -> QuerySet[Any, Any]:
    records = ArchiveRecord.objects.filter(work__in=keys).order_by()
    told = records.exclude(state=ArchiveRecord.State.PROPOSED)
    return told.values_list("service", "pk", "work_id", "identifier", "state")


_KEPT = Batch(_kept_of)


def issue_label(volume: str, number: str) -> str:
    """``12 (3)``: the volume and in brackets the number, whichever there are."""
    if volume and number:
        return f"{volume} ({number})"
    return volume or number


def _carded(
    found: dict[int, dict[str, Any]],
    picked: Mapping[Source, Shown],
    people: Mapping[int, Sequence[Credit]],
) -> dict[int, Carded]:
    works = {}
    for key, values in found.items():
        named: dict[str, Credit] = {}
        for one in people.get(key, ()):
            named.setdefault(one.url, one)  # each person once, in the first role
        serial = picked.get(Source("serial", values["serial_id"], "title"))
        title = picked[Source("work", key, "title")]
        works[key] = Carded(values, title, serial, list(named.values()), MOST_CREDITS)
    return works


def _card(
    work: Carded,
    titles: Mapping[Source, Shown],
    kept: Sequence[Kept],
    reader: str,
    why: Why | None,
) -> Card:
    values = work.values
    serial, issue = values["serial__slug"], values["issue__slug"]
    kind = values["work_type"]
    return Card(
        key=values["pk"],
        url=work_url(values["slug"]),
        title=titles[Source("work", values["pk"], "title")],
        date=readable(values["date"] or values["issue__date"] or "", reader),
        type_label=str(work_type(kind).label) if kind else "",
        credits=why.credits if why else work.people[: work.named],
        credits_left_out=max(0, len(work.people) - work.named),
        serial=titles[Source("serial", values["serial_id"], "title")] if serial else None,
        serial_url=serial_url(serial) if serial else "",
        issue=issue_label(values["issue__volume"] or "", values["issue__number"] or ""),
        issue_url=issue_url(serial, issue) if serial and issue else "",
        container="" if serial else values["container_title"],
        language=values["original_language"],
        kept=kept,
        why=why,
    )
