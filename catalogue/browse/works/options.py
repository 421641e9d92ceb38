"""What can be chosen in each facet: values as addresses have them, named for the reader."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import Model, Q, QuerySet

from publications.models import ContributorName, Serial, Subject
from publications.multilingual import columns, texts
from publications.names import display
from publications.records import Agent
from publications.texts import Text
from publications.vocabularies.services import SERVICES
from publications.vocabularies.work_types import work_type

from ..shown import pick
from ..stamps import stamp
from .batches import Batch
from .credits import NAME_COLUMNS, name
from .languages import language_name
from .rows import as_named

MOST = 20


class Option(NamedTuple):
    """``value``: as in the address. ``number``: works behind it."""

    value: str
    label: Text
    number: int


# (works by value, chosen values, the reader's language) -> options, the most worth showing first
Source = Callable[[Mapping[str, int], Collection[str], str], list[Option]]


def types(numbers: Mapping[str, int], chosen: Collection[str], reader: str) -> list[Option]:
    return _coded(numbers, chosen, lambda code: str(work_type(code).label), reader)


def languages(numbers: Mapping[str, int], chosen: Collection[str], reader: str) -> list[Option]:
    return _coded(numbers, chosen, lambda tag: language_name(tag, reader), reader)


def archives(numbers: Mapping[str, int], chosen: Collection[str], reader: str) -> list[Option]:
    return _coded(numbers, chosen, lambda code: str(SERVICES[code].label), reader)


def archive_states(
    numbers: Mapping[str, int], chosen: Collection[str], reader: str
) -> list[Option]:
    return _coded(numbers, chosen, lambda state: str(stamp(state).label), reader)


def years(numbers: Mapping[str, int], chosen: Collection[str], reader: str) -> list[Option]:
    """The newest first, as years are looked for."""
    kept = sorted({*numbers, *chosen}, key=int, reverse=True)
    options = [Option(year, Text(year, reader), numbers.get(year, 0)) for year in kept]
    return _with_chosen(options, chosen)


def subjects(numbers: Mapping[str, int], chosen: Collection[str], reader: str) -> list[Option]:
    return _titled(Subject, "label", numbers, chosen, reader)


def serials(numbers: Mapping[str, int], chosen: Collection[str], reader: str) -> list[Option]:
    return _titled(Serial, "title", numbers, chosen, reader)


def contributors(numbers: Mapping[str, int], chosen: Collection[str], reader: str) -> list[Option]:
    rows, labels = [], {}
    forms = _forms(_wanted(numbers), chosen)
    for (pk, slug), named in groupby(forms, key=lambda form: form[:2]):
        chosen_form = Agent(tuple(name(*form[2:]) for form in named)).name_for(reader)
        rows.append({"pk": pk, "slug": slug})
        labels[pk] = Text(display(chosen_form), chosen_form.lang)
    return _named(rows, labels, numbers, chosen)


def _forms(keys: Sequence[int], chosen: Collection[str]) -> list[tuple[Any, ...]]:
    """The forms of the names worth showing, and of those that were chosen, in one query."""
    if chosen:
        return list(_names(Q(contributor__in=keys) | Q(contributor__slug__in=list(chosen))))
    return _NAMES.rows(keys)


def _names(condition: Q) -> QuerySet[Any, Any]:
    named = ContributorName.objects.filter(condition)
    rows: QuerySet[Any, Any] = named.order_by("contributor", "position", "pk")
    return rows.values_list("contributor_id", "contributor__slug", *NAME_COLUMNS[1:])


_NAMES = Batch(lambda keys: _names(Q(contributor__in=keys)))


def _coded(
    numbers: Mapping[str, int], chosen: Collection[str], name: Callable[[str], str], reader: str
) -> list[Option]:
    options = [
        Option(code, Text(name(code), reader), numbers.get(code, 0)) for code in {*numbers, *chosen}
    ]
    return _with_chosen(sorted(options, key=_by_count), chosen)


def _titled(
    model: type[Model], field: str, numbers: Mapping[str, int], chosen: Collection[str], reader: str
) -> list[Option]:
    rows = _rows(model, field, _wanted(numbers), chosen)
    labels = {}
    for row in rows:
        if text := pick(texts(_Row(row), field), reader).text:
            labels[row["pk"]] = text
    return _named(rows, labels, numbers, chosen)


class _Row:
    """A dictionary of columns, read as attributes."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.__dict__.update(values)


def _wanted(numbers: Mapping[str, int]) -> list[int]:
    return [int(key) for key in sorted(numbers, key=lambda key: (-numbers[key], int(key)))[:MOST]]


def _rows(
    model: type[Model], field: str, keys: Sequence[int], chosen: Collection[str]
) -> list[dict[str, Any]]:
    """The rows worth showing, and those that were chosen, in one query."""
    if chosen:
        return list(_those(model, field, Q(pk__in=keys) | Q(slug__in=list(chosen))))
    return _batch(model, field).dicts(keys)


@cache
def _batch(model: type[Model], field: str) -> Batch:
    return Batch(lambda keys: _those(model, field, Q(pk__in=keys)))


def _those(model: type[Model], field: str, condition: Q) -> QuerySet[Any, Any]:
    rows: QuerySet[Any, Any] = as_named(model._default_manager.filter(condition)).order_by()
    return rows.values("pk", "slug", "original_language", *columns(field))


def _named(
    rows: Iterable[Mapping[str, Any]],
    labels: Mapping[int, Text],
    numbers: Mapping[str, int],
    chosen: Collection[str],
) -> list[Option]:
    options = [
        Option(
            row["slug"], labels.get(row["pk"], Text(row["slug"])), numbers.get(str(row["pk"]), 0)
        )
        for row in rows
    ]
    known = {option.value for option in options}
    options += [Option(slug, Text(slug), 0) for slug in chosen if slug not in known]
    return _with_chosen(sorted(options, key=_by_count), chosen)


def _with_chosen(options: Sequence[Option], chosen: Collection[str]) -> list[Option]:
    """The first ``MOST``, and whatever was chosen beyond them."""
    rest = [option for option in options[MOST:] if option.value in chosen]
    return [*options[:MOST], *rest]


def _by_count(option: Option) -> tuple[int, str]:
    return -option.number, option.label.value
