"""Enter the demonstration catalogue into the database, once.

What is there already is left as it is, and what an editor deleted stays deleted: whatever
an editor did to the demonstration survives loading it again.
"""

from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone

from ..changes import touch
from ..models import Contributor, Issue, Serial, Subject, Translation, Work
from . import around, building
from .inserting import create, fresh, keys, once_there
from .layout import (
    Catalogue,
    ContributorRow,
    IssueRow,
    SerialRow,
    SubjectRow,
    WorkRow,
    read,
)

R = TypeVar("R")
M = TypeVar("M")


@transaction.atomic
def load(catalogue: Catalogue | None = None) -> dict[str, int]:
    """Enter what is missing, all of it or nothing. Returns how many of each were entered.

    Raises IntegrityError when the database holds one of its identifiers under another slug.
    """
    found = catalogue or read()
    return {
        "serials": _serials(fresh(Serial, found["serials"])),
        "contributors": _contributors(fresh(Contributor, found["contributors"])),
        "subjects": _subjects(fresh(Subject, found["subjects"])),
        "issues": _issues(found["issues"]),
        "works": _works(fresh(Work, found["works"])),
    }


def _serials(rows: list[SerialRow]) -> int:
    pairs = _pairs(rows, create(Serial, map(building.serial, rows)))
    around.kept_and_linked("serial", pairs)
    _translations(pairs, {"titles": "title"})
    return len(pairs)


def _contributors(rows: list[ContributorRow]) -> int:
    pairs = _pairs(rows, create(Contributor, map(building.contributor, rows)))
    around.name_forms(pairs)
    around.kept_and_linked("contributor", pairs)
    return len(pairs)


def _subjects(rows: list[SubjectRow]) -> int:
    return len(create(Subject, map(building.subject, rows)))


def _issues(rows: list[IssueRow]) -> int:
    serials = keys(Serial, (row["serial"] for row in rows))
    known = once_there(Issue, {"serial_id__in": serials.values()}, "serial_id", "slug")
    missing = [
        row
        for row in rows
        if row["serial"] in serials and (serials[row["serial"]], row["slug"]) not in known
    ]
    issues = create(Issue, (building.issue(row, serials[row["serial"]]) for row in missing))
    around.kept_and_linked("issue", _pairs(missing, issues))
    return len(issues)


def _works(rows: list[WorkRow]) -> int:
    if not rows:
        return 0
    now = timezone.now()
    serials = keys(Serial, (row.get("serial", "") for row in rows))
    issues = {
        (serial, slug): pk
        for serial, slug, pk in Issue.objects.filter(serial_id__in=serials.values()).values_list(
            "serial__slug", "slug", "pk"
        )
    }
    built = (
        building.work(
            row,
            serials.get(row.get("serial", "")),
            issues.get((row.get("serial", ""), row.get("issue", ""))),
            now,
        )
        for row in rows
    )
    pairs = _pairs(rows, create(Work, built))
    _translations(pairs, {"titles": "title", "keywords": "keywords"})
    around.contributions(pairs)
    around.subjects(pairs)
    around.dois(pairs)
    around.kept_and_linked("work", pairs)
    targets = around.relations(pairs)
    touch(Work.objects.filter(pk__in={*(work.pk for _, work in pairs), *targets}))
    return len(pairs)


def _translations(pairs: list[tuple[Any, Any]], fields: dict[str, str]) -> None:
    """The states of translated fields; ``fields``: key of the data row -> field of the model."""
    Translation.objects.bulk_create(
        state
        for row, saved in pairs
        for key, field in fields.items()
        for state in building.translations(saved, field, row.get(key, {}))
    )


def _pairs(rows: list[R], saved: list[M]) -> list[tuple[R, M]]:
    return list(zip(rows, saved, strict=True))
