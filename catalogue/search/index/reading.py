"""Reading what documents are made of: narrow columns of a batch of works, a dozen queries."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from django.conf import settings
from django.db.models import Model, QuerySet

from publications.assembling.among import Among
from publications.assembling.collecting import uncollected
from publications.models import (
    DOI,
    ArchiveRecord,
    Contribution,
    ContributorName,
    Identifier,
    Issue,
    Serial,
    Subject,
    Work,
    WorkSubject,
)
from publications.models.archive_record import SCHEMES
from publications.multilingual import as_named, columns
from publications.names import Name, display, script_of

from ..analysis.folding import spelled, written_out
from ..analysis.identified import identifies
from . import titles
from .documents import Facts, Shared, Tagged, shared

_FACTS = (
    "pk", "work_type", "original_language", "year", "sort_day", "serial_id", "issue_id",
    "container_title", "container_isbn", "publisher", "place", "volume", "number",
    "original_title_reading", "original_title_romanised",
)  # fmt: skip
_FIELDS = ("title", "subtitle", "keywords", "abstract")
_TEXTS = tuple(name for field in _FIELDS for name in columns(field))
_TAGS = tuple(language.tag for language in settings.CATALOGUE_LANGUAGES)
_WIDTH = len(columns(_FIELDS[0]))
# A contributor, subject or serial that was met is not read again within one reader.
_MOST_REMEMBERED = 200_000


class Reader:
    """Reads works in batches. It remembers what they share: use one for one run, no longer."""

    def __init__(self) -> None:
        self._people: dict[int, Shared] = {}
        self._subjects: dict[int, Shared] = {}
        self._serials: dict[int, Shared] = {}
        self._issues: dict[int, Shared] = {}

    def read(self, keys: Collection[int]) -> Iterator[Facts]:
        """Those of ``keys`` that are public."""
        works = as_named(Work.objects.public().filter(Among("pk", keys))).order_by()
        with uncollected():
            rows = list(works.values_list(*_FACTS, *_TEXTS))
            found = [row[0] for row in rows]
            people = _by_work(Contribution, found, "contributor_id")
            subjects = _by_work(WorkSubject, found, "subject_id")
            dois = _by_work(DOI, found, "value")
            identifiers = _by_work(Identifier, found, "scheme", "value")
            archives = _Archives(rows)
            self._learn(self._people, people.values(), _people)
            self._learn(self._subjects, subjects.values(), _subjects)
            self._learn(self._serials, [[row[5] for row in rows if row[5] is not None]], _serials)
            self._learn(self._issues, [[row[6] for row in rows if row[6] is not None]], _issues)
        for row in rows:
            pk, work_type, language, year, day, serial, issue = row[:7]
            container, isbns, publisher, place, volume, number, reading, romanised = row[7:15]
            texts = row[15:]
            kept = archives.of(pk, issue, serial)
            yield Facts(
                pk, work_type, language, year, day,
                titles=[
                    *_tagged(texts, 0, language), *_tagged(texts, 1, language),
                    *((text, language) for text in (reading, romanised) if text),
                ],
                shown_titles=titles.shown_in_each(texts[:_WIDTH], language, reading),
                topics=_tagged(texts, 2, language),
                texts=[
                    *_tagged(texts, 3, language),
                    *((text, language) for text in (container, publisher, place) if text),
                    *((text, "") for text in (volume, number) if text),
                ],
                people={key: self._people.get(key, Shared()) for key in people.get(pk, ())},
                subjects={key: self._subjects.get(key, Shared()) for key in subjects.get(pk, ())},
                serial=None if serial is None else (serial, self._serials.get(serial, Shared())),
                issue=None if issue is None else (issue, self._issues.get(issue, Shared())),
                identifiers=[
                    *(("doi", value) for value in dois.get(pk, ())),
                    *identifiers.get(pk, ()),
                    *(("isbn", value) for value in isbns.split()),
                    *(("number", value) for value in (volume, number) if identifies(value)),
                    *((SCHEMES.get(service, service), value) for service, value, _ in kept),
                ],
                archives=archives.told(pk),
            )  # fmt: skip

    def _learn(
        self,
        known: dict[int, Shared],
        keys: Iterable[Iterable[int]],
        read: Callable[[Collection[int]], dict[int, Shared]],
    ) -> None:
        if len(known) > _MOST_REMEMBERED:
            known.clear()
        new = {key for some in keys for key in some} - known.keys()
        if new:
            known |= read(new)


class _Archives:
    """Records of works, and of the issues and serials that hold them. Proposals are no news."""

    def __init__(self, rows: Sequence[Sequence[Any]]) -> None:
        self._by: dict[str, dict[int, list[tuple[str, str, str]]]] = {}
        owners = {"work_id": {row[0] for row in rows}, "serial_id": {row[5] for row in rows},
                  "issue_id": {row[6] for row in rows}}  # fmt: skip
        for owner, keys in owners.items():
            known = keys - {None}
            records = ArchiveRecord.objects.filter(Among(owner, known)).exclude(state="proposed")
            found = self._by.setdefault(owner, {})
            if known:
                for key, *record in records.order_by().values_list(
                    owner, "service", "identifier", "state"
                ):
                    found.setdefault(key, []).append((record[0], record[1], record[2]))

    def of(self, work: int, issue: int | None, serial: int | None) -> list[tuple[str, str, str]]:
        """(service, identifier, state) of all that says where the work is kept."""
        pairs = (("work_id", work), ("issue_id", issue), ("serial_id", serial))
        return [one for owner, key in pairs if key for one in self._by[owner].get(key, ())]

    def told(self, work: int) -> list[tuple[str, str]]:
        """(service, state) of the work's own records, as its facets count them."""
        return [(service, state) for service, _, state in self._by["work_id"].get(work, ())]


def _tagged(texts: Sequence[str | None], field: int, language: str) -> list[Tagged]:
    place = field * _WIDTH
    own = texts[place]
    found = [(own, language)] if own else []
    for tag, text in zip(_TAGS, texts[place + 1 : place + _WIDTH], strict=True):
        if text and text != own:
            found.append((text, tag))
    return found


def _by_work(model: type[Model], works: Collection[int], *names: str) -> dict[int, list[Any]]:
    rows: QuerySet[Any, Any] = model._default_manager.filter(Among("work_id", works))
    found: dict[int, list[Any]] = {}
    for work, *values in rows.order_by().values_list("work_id", *names):
        found.setdefault(work, []).append(values[0] if len(values) == 1 else tuple(values))
    return found


def _people(keys: Collection[int]) -> dict[int, Shared]:
    forms = (
        ContributorName.objects.filter(Among("contributor_id", keys))
        .order_by("contributor_id", "position", "pk")
        .values_list(
            "contributor_id", "contributor__orcid", "contributor__isni", "contributor__viaf",
            "family", "given", "literal", "script",
        )
    )  # fmt: skip
    found = {}
    for (key, *numbers), named in groupby(forms, key=lambda form: form[:4]):
        names = [
            Name(family, given, literal, script or script_of(literal or family))
            for *_, family, given, literal, script in named
        ]
        pairs = zip(("orcid", "isni", "viaf"), numbers, strict=True)
        shown = [display(name) for name in names]
        forms_of = [*shown, *(written_out(spelled(name)) for name in shown)]
        found[key] = shared(
            ((text, "") for text in dict.fromkeys(forms_of)), [pair for pair in pairs if pair[1]]
        )
    return found


def _subjects(keys: Collection[int]) -> dict[int, Shared]:
    names = ("pk", "original_language", *columns("label"))
    rows = as_named(Subject.objects.filter(Among("pk", keys))).order_by().values_list(*names)
    return {pk: shared(_tagged(labels, 0, language)) for pk, language, *labels in rows}


def _serials(keys: Collection[int]) -> dict[int, Shared]:
    names = (
        "pk", "original_language", "issn", "issn_l",
        "original_title_reading", "original_title_romanised", *columns("title"),
    )  # fmt: skip
    rows = as_named(Serial.objects.filter(Among("pk", keys))).order_by().values_list(*names)
    return {
        pk: shared(
            [*_tagged(texts, 0, language), (reading, language), (romanised, language)],
            [("issn", number) for number in dict.fromkeys((issn, issn_l)) if number],
        )
        for pk, language, issn, issn_l, reading, romanised, *texts in rows
    }


def _issues(keys: Collection[int]) -> dict[int, Shared]:
    """Volume and number stand together, so that they can be asked for as a phrase."""
    names = ("pk", "serial__original_language", "volume", "number", *columns("title"))
    rows = as_named(Issue.objects.filter(Among("pk", keys))).order_by().values_list(*names)
    return {
        pk: shared([(f"{volume} {number}".strip(), ""), *_tagged(texts, 0, language)])
        for pk, language, volume, number, *texts in rows
    }
