"""Entries and records to import, and a run that needs no file."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from publications.formats.base import Entry
from publications.importing import relations
from publications.importing.applying import Options, apply
from publications.importing.outcomes import Outcome
from publications.importing.writing import Stamp
from publications.models import ImportRun
from publications.names import Name
from publications.records import Agent, Record
from publications.texts import Text

WU = Agent((Name("Wu", "Zhaohui"),))


def record(title: str = "Epochal Transition", **given: Any) -> Record:
    """A record with a title in an unsaid language; ``given`` are its other fields."""
    return Record(titles=(Text(title),), **given) if title else Record(**given)


def entries(records: Iterable[Record | None]) -> list[Entry]:
    return [Entry(number, one, line=number * 10) for number, one in enumerate(records, 1)]


def run_row(**given: Any) -> ImportRun:
    return ImportRun.objects.create(
        name="a.ris", digest="0" * 64, format="ris", started_at=timezone.now(), **given
    )


def bring(*records: Record | None, publish: bool = False) -> list[Outcome]:
    """Import records as one batch of a run, to its end."""
    run = run_row()
    stamp = Stamp(timezone.now(), "Import 1: a.ris")
    with transaction.atomic():
        outcomes = apply(entries(records), Options(stamp, "a.ris", publish, run.pk))
    relations.resolve(run.pk, stamp)
    return outcomes


def actions(*records: Record | None) -> list[str]:
    return [one.action for one in bring(*records)]


def said(outcome: Outcome, kind: str) -> list[str]:
    """The sentences of one kind."""
    return [one.problem.message % one.problem.params for one in outcome.said if one.kind == kind]
