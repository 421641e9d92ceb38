"""From what was chosen in the list to the filters of the search index, which knows keys."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import CharField, Model, Q, QuerySet, Value

from catalogue.search.query import Filters
from publications.models import Contributor, Issue, Serial, Subject

from .rows import as_named
from .selection import Selection

_MODELS: dict[str, type[Model]] = {
    "subject": Subject,
    "contributor": Contributor,
    "serial": Serial,
    "issue": Issue,
}
# (filter, value as in the address) -> primary key
Known = Mapping[tuple[str, str], int]


def read_slugs(selection: Selection) -> Known:
    """Of everything that was chosen by slug. One query, none where nothing was."""
    parts = [_part(name, values) for name in _MODELS if (values := selection.values(name))]
    if not parts:
        return {}
    first, *rest = parts
    rows = first.union(*rest, all=True) if rest else first
    return {
        (name, f"{serial}/{slug}" if name == "issue" else slug): pk
        for name, serial, slug, pk in rows
    }


def narrowing(selection: Selection, known: Known) -> Filters:
    """``selection`` without its words. Pure; ``known`` as ``read_slugs`` gave it.

    What nobody has is left out where it has alternatives, and else met by nothing.
    """
    keys = {
        name: tuple(known[name, one] for one in selection.values(name) if (name, one) in known)
        for name in _MODELS
    }
    unmet = {name for name in _MODELS if selection.values(name) and not keys[name]}
    first, last = selection.years
    if first is not None and last is not None and first > last:
        unmet.add("year")
        last = first
    chosen = selection.values("chosen")
    return Filters(
        type=selection.values("type"),
        language=selection.values("language"),
        archive=selection.values("archive"),
        archive_state=selection.values("archive_state"),
        **keys,
        years=(first, last),
        keys=tuple(int(key) for one in chosen for key in one.split(".")) if chosen else None,
        unmet=frozenset(unmet),
    )


def _part(name: str, values: tuple[str, ...]) -> QuerySet[Any, Any]:
    is_issue = name == "issue"
    condition = Q(slug__in=values)
    if is_issue:
        condition = Q()
        for serial, slug in _pairs(values):
            condition |= Q(serial__slug=serial, slug=slug)
    rows: QuerySet[Any, Any] = as_named(_MODELS[name]._default_manager.filter(condition))
    named = rows.order_by().annotate(
        filter_name=Value(name, output_field=CharField()),
        **({} if is_issue else {"beside": Value("", output_field=CharField())}),
    )
    beside = "serial__slug" if is_issue else "beside"
    found: QuerySet[Any, Any] = named.values_list("filter_name", beside, "slug", "pk")
    return found


def _pairs(values: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for value in values:
        serial, _, issue = value.partition("/")
        yield serial, issue
