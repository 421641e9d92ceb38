"""What an upload would do: its first entries, each with what would become of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO, cast

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ...formats import choosing
from ...importing import opening, running
from ...importing.outcomes import CANDIDATE, Outcome, sentences
from ...importing.uploads import asked
from ...models import ImportRow, ImportUpload, Work
from ...names import display
from ...records import Record
from .form import format_name

MOST = 100
_MOST_NAMES = 4


@dataclass(frozen=True)
class Near:
    """A work that is nearly the same, or the same."""

    pk: int
    title: str


@dataclass(frozen=True)
class Line:
    """An entry. ``same``: the work that it is, where it is one that is here."""

    number: int
    place: str
    title: str
    language: str
    names: str
    facts: str
    action: str
    label: str
    same: Near | None
    near: Sequence[Near]
    said: Sequence[str]


@dataclass(frozen=True)
class Look:
    """``is_whole``: there are no more entries than these ``lines``. ``format``: its name."""

    lines: Sequence[Line]
    is_whole: bool
    format: str
    encoding: str


def look(upload: ImportUpload) -> Look:
    """What would happen, without doing it. Raises running.CannotReadError, CannotOpenError."""
    tried = running.preview(asked(upload), limit=MOST + 1, kept=MOST + 1)
    outcomes = tried.outcomes[:MOST]
    records = _records(upload, len(outcomes))
    works = _works(outcomes)
    return Look(
        lines=[_line(one, records.get(one.number), works) for one in outcomes],
        is_whole=len(tried.outcomes) <= MOST,
        format=format_name(tried.run.format),
        encoding=tried.run.encoding,
    )


def _records(upload: ImportUpload, count: int) -> dict[int, Record | None]:
    """The entries once more, as the outcomes do not hold them."""
    found: dict[int, Record | None] = {}
    with upload.content.open("rb") as file:
        opened = opening.open_entries(
            cast(BinaryIO, file), upload.name, upload.format or opening.AUTO, upload.encoding,
            upload.columns,
        )  # fmt: skip
        for entry in opened.entries:
            found[entry.number] = entry.record
            if len(found) >= count:
                break
    return found


def _works(outcomes: Sequence[Outcome]) -> dict[int, Near]:
    """The works that are named. One query; those that were made only to look are not there."""
    keys = {one.work for one in outcomes if one.work and one.action != "created"}
    keys |= {said.work for one in outcomes for said in one.said if said.work}
    rows: QuerySet[Work] = Work.objects.filter(pk__in=keys)
    return {work.pk: Near(work.pk, str(work)) for work in rows}


def _line(outcome: Outcome, record: Record | None, works: dict[int, Near]) -> Line:
    record = record or Record()
    title = choosing.title(record, "")
    names = [display(agent.name) for agent in record.contributors[:_MOST_NAMES]]
    if len(record.contributors) > _MOST_NAMES:
        names.append("…")
    container = choosing.container(record, "")
    facts = (record.date, container, record.doi, *record.isbns)
    near = {said.work for said in outcome.said if said.kind == CANDIDATE}
    return Line(
        number=outcome.number,
        place=_("line %(line)s") % {"line": outcome.line} if outcome.line else "",
        title=title.value if title else "",
        language=title.lang if title else "",
        names=", ".join(names),
        facts=" · ".join(filter(None, facts)),
        action=outcome.action,
        label=str(ImportRow.Action(outcome.action).label),
        same=works.get(outcome.work or 0),
        near=[works[pk] for pk in near if pk in works],
        said=list(sentences(outcome.problems())),
    )
