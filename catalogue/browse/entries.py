"""Works as lists show them: what a line of a list says, asked for in four queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from publications.models import Contribution, ContributorName, Work
from publications.multilingual import columns, texts
from publications.names import Name, display, script_of
from publications.texts import Text, same_language
from publications.translating.states import states_of
from publications.vocabularies import work_types

from .shown import Shown, pick

# Roles whose bearers stand in a list beside the title (MARC relators): makers, not helpers.
BYLINE_ROLES = ("aut", "cre", "edt", "com")

COLUMNS = (
    "pk", "slug", "work_type", "original_language", "date", "year", "sort_day", "pages",
    "position", "serial_id", "issue_id", *columns("title"),
)  # fmt: skip


@dataclass(frozen=True)
class Person:
    """A contributor in a byline; ``name`` in the form this reader expects."""

    slug: str
    name: Text


@dataclass(frozen=True)
class Entry:
    """One work in a list."""

    pk: int
    slug: str
    title: Shown
    byline: tuple[Person, ...]
    date: str
    work_type: str
    pages: str
    sort_day: int
    serial_id: int | None
    issue_id: int | None

    @property
    def type_label(self) -> str:
        """The type in words; empty when it is not known."""
        return str(work_types.work_type(self.work_type).label) if self.work_type else ""


def entries(works: QuerySet[Work], language: str) -> list[Entry]:
    """``works``, in their own order, for a reader of ``language``: four queries however many."""
    rows = list(works.values_list(*COLUMNS, named=True))
    ids = [row.pk for row in rows]
    states = states_of(Work, ids) if ids else {}
    bylines = bylines_of(ids, language) if ids else {}
    return [
        Entry(
            row.pk, row.slug, pick(texts(row, "title", states.get(row.pk)), language),
            bylines.get(row.pk, ()), row.date, row.work_type, row.pages, row.sort_day,
            row.serial_id, row.issue_id,
        )
        for row in rows
    ]  # fmt: skip


def bylines_of(ids: Sequence[int], language: str) -> dict[int, tuple[Person, ...]]:
    """Work id -> its makers in the order of the title page: two queries."""
    made = list(
        Contribution.objects.filter(work_id__in=ids, role__in=BYLINE_ROLES)
        .order_by("position", "pk")
        .values_list("work_id", "contributor_id", "contributor__slug", "name_id", named=True)
    )
    forms: dict[int, list[Any]] = {}
    for form in (
        ContributorName.objects.filter(contributor_id__in={row.contributor_id for row in made})
        .order_by("position", "pk")
        .values_list("pk", "contributor_id", "language", "script", "family", "given", "literal",
                     named=True)
    ):  # fmt: skip
        forms.setdefault(form.contributor_id, []).append(form)
    result: dict[int, dict[str, Person]] = {}
    for row in made:
        name = _name(forms.get(row.contributor_id, ()), row.name_id, language)
        slug = row.contributor__slug
        result.setdefault(row.work_id, {}).setdefault(slug, Person(slug, name or Text(slug)))
    return {work: tuple(people.values()) for work, people in result.items()}


def _name(forms: Iterable[Any], printed: int | None, language: str) -> Text | None:
    """The form in the reader's language, else the printed one, else the first."""
    ordered = sorted(forms, key=lambda form: form.pk != printed)
    chosen = next((form for form in ordered if same_language(form.language, language)), None)
    chosen = chosen or next(iter(ordered), None)
    if chosen is None:
        return None
    script = chosen.script or script_of(chosen.literal or chosen.family)
    name = Name(chosen.family, chosen.given, chosen.literal, script, chosen.language)
    return Text(display(name), chosen.language)
