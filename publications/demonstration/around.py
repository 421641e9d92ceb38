"""What surrounds newly entered things: names, contributions, subjects, identifiers, links."""

from typing import Any

from .. import names
from ..models import (
    DOI,
    ArchiveRecord,
    Contribution,
    Contributor,
    ContributorName,
    Link,
    Relation,
    Subject,
    Work,
    WorkSubject,
)
from . import building
from .inserting import create, keys
from .layout import ContributorRow, WorkRow

Pairs = list[tuple[Any, Any]]


def kept_and_linked(owner: str, pairs: Pairs) -> None:
    """Archive records and links of (data row, saved row) ``pairs``."""
    create(
        ArchiveRecord,
        (
            building.archive_record(archive, **{f"{owner}_id": saved.pk})
            for row, saved in pairs
            for archive in row.get("archives", ())
        ),
    )
    create(
        Link,
        (
            building.link(address, **{f"{owner}_id": saved.pk})
            for row, saved in pairs
            for address in row.get("links", ())
        ),
    )


def name_forms(pairs: list[tuple[ContributorRow, Contributor]]) -> None:
    create(
        ContributorName,
        (form for row, person in pairs for form in building.name_forms(row, person.pk)),
    )


def contributions(pairs: list[tuple[WorkRow, Work]]) -> None:
    wanted = {one["contributor"] for row, _ in pairs for one in row.get("contributions", ())}
    people = keys(Contributor, wanted)
    printed = {
        (form.contributor_id, names.inverted(form.name)): form.pk
        for form in ContributorName.objects.filter(contributor_id__in=people.values())
    }
    create(
        Contribution,
        (
            Contribution(
                work=work,
                contributor_id=people[one["contributor"]],
                name_id=printed.get((people[one["contributor"]], one["name"])),
                role=one["role"],
                position=position,
            )
            for row, work in pairs
            for position, one in enumerate(row.get("contributions", ()))
            if one["contributor"] in people
        ),
    )


def subjects(pairs: list[tuple[WorkRow, Work]]) -> None:
    found = keys(Subject, (slug for row, _ in pairs for slug in row.get("subjects", ())))
    create(
        WorkSubject,
        (
            WorkSubject(work=work, subject_id=found[slug], position=position)
            for row, work in pairs
            for position, slug in enumerate(row.get("subjects", ()))
            if slug in found
        ),
    )


def dois(pairs: list[tuple[WorkRow, Work]]) -> None:
    create(
        DOI,
        (DOI(work=work, value=value) for row, work in pairs for value in row.get("dois", ())),
    )


def relations(pairs: list[tuple[WorkRow, Work]]) -> list[int]:
    """Returns the keys of the works at the other ends: their records show the relation too."""
    targets = keys(Work, (one["target"] for row, _ in pairs for one in row.get("relations", ())))
    made = create(
        Relation,
        (
            Relation(
                source=work,
                target_id=targets[one["target"]],
                kind=one["kind"],
                position=position,
            )
            for row, work in pairs
            for position, one in enumerate(row.get("relations", ()))
            if one["target"] in targets
        ),
    )
    return [relation.target_id for relation in made]
