"""The match keys of rows of the database, kept as the rows change."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from django.conf import settings
from django.db.models import Model

from ..models import ContributorName, MatchKey, Serial, Subject, Work
from ..names import Name
from . import keys

# A row's values by column, of a loaded row or of one that is only being written.
Values = Mapping[str, Any]


@cache
def _columns(field: str) -> tuple[str, ...]:
    """Where a text of ``field`` can stand: original, reading, romanised, the ten languages."""
    originals = (f"original_{field}", f"original_{field}_reading", f"original_{field}_romanised")
    return originals + tuple(f"{field}_{language.column}" for language in _languages())


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    """Columns of a title and of the subtitle in its language."""
    languages = [language.column for language in _languages()]
    translated = ((f"title_{column}", f"subtitle_{column}") for column in languages)
    return (("original_title", "original_subtitle"), *translated)


def _languages() -> Iterable[Any]:
    return settings.CATALOGUE_LANGUAGES


def _texts(values: Values, field: str) -> list[str]:
    return [text for name in _columns(field) if (text := (values.get(name) or "").strip())]


def whole_titles(values: Values) -> list[str]:
    """Titles with their subtitles, in each language that has both."""
    return [
        f"{values[title]} {values[subtitle]}"
        for title, subtitle in _pairs()
        if values.get(subtitle) and values.get(title)
    ]


def work_titles(values: Values) -> set[str]:
    return keys.titles(_texts(values, "title"), whole_titles(values))


def work_subtitles(values: Values) -> frozenset[str]:
    return frozenset(map(keys.normal, _texts(values, "subtitle")))


def serial_titles(values: Values) -> set[str]:
    return keys.titles(_texts(values, "title"))


def _headings(values: Values) -> set[str]:
    return {keys.heading(values.get("scheme") or "", label) for label in _texts(values, "label")}


def _name(values: Values) -> set[str]:
    name = Name(*(values.get(part) or "" for part in ("family", "given", "literal")))
    return {keys.exact(name)}


KINDS: dict[type[Model], tuple[str, Callable[[Values], set[str]]]] = {
    Work: ("work", work_titles),
    Serial: ("serial", serial_titles),
    Subject: ("subject", _headings),
    ContributorName: ("name", _name),
}


def digests(model: type[Model], values: Values) -> set[int]:
    """The digests that a row of ``model`` with ``values`` is found by."""
    kind, texts = KINDS[model]
    return {keys.digest(kind, text) for text in texts(values)}


def refresh(row: Model) -> None:
    """Bring the keys of a saved row in line with its texts: one query where nothing changed."""
    kind, _ = KINDS[type(row)]
    if row.get_deferred_fields():
        row = type(row)._default_manager.get(pk=row.pk)
    wanted = digests(type(row), row.__dict__)
    mine = MatchKey.objects.filter(kind=kind, object_id=row.pk)
    present = set(mine.values_list("digest", flat=True))
    if present - wanted:
        mine.filter(digest__in=present - wanted).delete()
    if wanted - present:
        MatchKey.objects.bulk_create(_built(kind, row.pk, wanted - present), ignore_conflicts=True)


def store(rows: Iterable[Model]) -> None:
    """Enter the keys of rows that were just made in bulk."""
    made = [
        key
        for row in rows
        for key in _built(KINDS[type(row)][0], row.pk, digests(type(row), row.__dict__))
    ]
    MatchKey.objects.bulk_create(made, batch_size=1000, ignore_conflicts=True)


def forget(row: Model) -> None:
    """Drop the keys of a deleted row."""
    kinds = ["work", "record"] if type(row) is Work else [KINDS[type(row)][0]]
    MatchKey.objects.filter(kind__in=kinds, object_id=row.pk).delete()


def _built(kind: str, pk: int, found: Iterable[int]) -> list[MatchKey]:
    return [MatchKey(kind=kind, object_id=pk, digest=one) for one in sorted(found)]
