"""What is known of a work, as terms and values. What is not known is not mentioned."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from publications.models import WorkSubject
from publications.multilingual import columns
from publications.texts import Text, same_language
from publications.vocabularies.licences import licence_name, licence_url
from publications.vocabularies.work_types import work_type

from ..dates import machine, readable
from ..locales import own_name
from ..prepared import Prepared
from ..shown import Shown
from .addresses import issue_url, serial_url, subject_url, works_url
from .cards import issue_label
from .languages import language_name
from .rows import row
from .selection import Selection
from .showing import Source


@dataclass(frozen=True)
class Value:
    """``text`` alone or linked; ``kind`` says how it is set: ``""``, ``id``, ``date``."""

    text: str
    url: str = ""
    lang: str = ""
    direction: str = ""
    kind: str = ""
    shown: Text | None = None


@dataclass(frozen=True)
class Fact:
    """A term with its values, in order."""

    term: str
    values: Sequence[Value]


_LABEL = ("original_language", *columns("label"))


def read_subjects(work: Any) -> list[dict[str, Any]]:
    """Rows of the subjects of a work, in their editor's order. One query."""
    return _SUBJECTS.dicts(work.pk)


def _subjects_of(work: int) -> QuerySet[Any, Any]:
    names = (f"subject__{name}" for name in ("pk", "slug", *_LABEL))
    of_work = WorkSubject.objects.filter(work=work).order_by("position", "pk")
    rows: QuerySet[Any, Any] = of_work.values(*names)
    return rows


_SUBJECTS = Prepared(_subjects_of, int)


def subject_labels(subjects: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Source, Any]]:
    """Their labels, for ``showing``."""
    for values in subjects:
        source = Source("subject", values["subject__pk"], "label")
        yield source, row(values, _LABEL, "subject__")


def facts(
    work: Any, subjects: Sequence[Mapping[str, Any]], shown: Mapping[Source, Shown], reader: str
) -> list[Fact]:
    """Every fact of a work for a reader of a site language."""
    given = (
        (_("Type"), _type(work)),
        (_("Date"), _date(work, reader)),
        (_("Published in"), _container(work, shown, reader)),
        (_("Pages"), _plain(work.pages, "id")),
        (_("Extent"), _plain(work.extent)),
        (_("Original language"), _language(work.original_language, reader)),
        (_("Publisher"), _plain(work.publisher or _of_serial(work, "publisher"))),
        (_("Place"), _plain(work.place or _of_serial(work, "place"))),
        (_("Version"), _plain(work.version)),
        (_("Licence"), _licence(work.licence)),
        (_("Subjects"), _subjects(subjects, shown)),
    )
    return [Fact(term, values) for term, values in given if values]


def issue_address(work: Any) -> str:
    """The page of the issue a work stands in, or an empty text."""
    return issue_url(work.serial.slug, work.issue.slug) if work.issue else ""


def _plain(text: str, kind: str = "") -> list[Value]:
    return [Value(text, kind=kind)] if text else []


def _of_serial(work: Any, name: str) -> str:
    return getattr(work.serial, name) if work.serial else ""


def _type(work: Any) -> list[Value]:
    if not work.work_type:
        return []
    found = Selection((("type", work.work_type),))
    return [Value(str(work_type(work.work_type).label), works_url(found.query()))]


def _date(work: Any, reader: str) -> list[Value]:
    date = work.date or (work.issue.date if work.issue else "")
    return [Value(readable(date, reader), machine(date), kind="date")] if date else []


def _container(work: Any, shown: Mapping[Source, Shown], reader: str) -> list[Value]:
    if not work.serial:
        return _collection(work)
    title = shown[Source("serial", work.serial.pk, "title")].text
    values = [Value(work.serial.slug, serial_url(work.serial.slug), shown=title)]
    if work.issue:
        named = shown[Source("issue", work.issue.pk, "title")].text
        label = issue_label(work.issue.volume, work.issue.number)
        label = label or readable(work.issue.date, reader) or work.issue.slug
        values.append(Value(label, issue_address(work)))
        if named:
            values.append(Value(named.value, shown=named))
    return values


def _collection(work: Any) -> list[Value]:
    """A book or series that is no serial here, in the words of the work's own language."""
    values = []
    if title := work.container_title:
        values.append(Value(title, lang=work.original_language))
    if label := issue_label(work.volume, work.number):
        values.append(Value(label, kind="id"))
    values.extend(Value(f"ISBN {isbn}", kind="id") for isbn in work.container_isbn.split())
    return values


def _language(tag: str, reader: str) -> list[Value]:
    if not tag:
        return []
    found = Selection((("language", tag),))
    values = [Value(language_name(tag, reader), works_url(found.query()))]
    if not same_language(tag, reader):
        values.append(Value(own_name(tag, reader), lang=tag))
    return values


def _licence(spdx: str) -> list[Value]:
    return [Value(licence_name(spdx), licence_url(spdx), kind="licence")] if spdx else []


def _subjects(subjects: Sequence[Mapping[str, Any]], shown: Mapping[Source, Shown]) -> list[Value]:
    values = []
    for one in subjects:
        label = shown[Source("subject", one["subject__pk"], "label")].text
        slug = one["subject__slug"]
        values.append(Value(slug, subject_url(slug), shown=label))
    return values
