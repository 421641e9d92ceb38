"""What a work's card does not show and the search index knows, in the order in which it is told."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from django.db.models import F, IntegerField, QuerySet, TextField, Value
from django.utils.translation import gettext as _

from publications.models import Work, WorkSubject
from publications.multilingual import as_named, columns, read, texts
from publications.names import display
from publications.texts import Text

from ..shown import Shown
from .batches import Batch
from .credits import Credit
from .excerpts import Place, in_order
from .rows import TITLE, row
from .showing import Source

_WIDTH = len(columns("title"))
_ALONE = ("original_title_reading", "original_title_romanised", "publisher", "place")
_FIELDS = ("subtitle", "keywords", "abstract")


class Row(NamedTuple):
    """Texts of a work as ``_ALONE`` and ``_FIELDS`` name them (``subject`` is 0), else the labels
    of one of its subjects, with the language of their originals."""

    subject: int
    language: str
    values: Sequence[str | None]


class Carded(NamedTuple):
    """A work's row, and what its card shows of it. ``people``: each once; the card names those
    in the first ``named`` places."""

    values: Mapping[str, Any]
    title: Shown
    serial: Shown | None
    people: Sequence[Credit]
    named: int


def further(keys: Collection[int]) -> dict[int, list[Row]]:
    """By work: its own texts, then those of its subjects. One query."""
    found: dict[int, list[Row]] = defaultdict(list)
    for key, subject, language, *values in sorted(_FURTHER.rows(keys), key=itemgetter(0, 1)):
        found[key].append(Row(subject, language, values))
    return found


def _further(keys: Collection[int]) -> QuerySet[Any, Any]:
    names = [*_ALONE, *(name for field in _FIELDS for name in columns(field))]
    labels = [F(f"subject__{name}") for name in columns("label")]
    nothing = [Value("", TextField())] * (len(names) - len(labels))
    works = as_named(Work.objects.public()).filter(pk__in=keys).order_by()
    about = WorkSubject.objects.filter(work__in=keys).order_by()
    labelled = about.values_list(
        "work_id", "subject_id", "subject__original_language", *labels, *nothing
    )
    own: QuerySet[Any, Any] = works.annotate(none=Value(0, IntegerField())).values_list(
        "pk", "none", "original_language", *names
    )
    return own.union(labelled, all=True)


_FURTHER = Batch(_further)


def places(work: Carded, rows: Sequence[Row], reader: str) -> Iterator[Place]:
    """Of one work; ``rows`` are its further ones. In each field the reader's language first."""
    key = work.values["pk"]
    own = rows[0] if rows and not rows[0].subject else Row(0, "", ())
    titles = row(work.values, TITLE)
    yield from _besides(_("Title"), Source("work", key, "title"), titles, work.title, reader)
    yield from _forms(_("Title"), own)
    yield from _fields(key, own, reader)
    yield from _subjects([about for about in rows if about.subject], reader)
    yield from _names(work)
    if work.serial is not None:
        source = Source("serial", work.values["serial_id"], "title")
        titles = row(work.values, TITLE, "serial__")
        yield from _besides(_("Serial"), source, titles, work.serial, reader)
    for label, value in zip((_("Publisher"), _("Place")), own.values[2:4], strict=False):
        yield Place(label, Text(value or ""), tag=own.language)


def _fields(key: int, own: Row, reader: str) -> Iterator[Place]:
    labels = (_("Subtitle"), _("Keywords"), _("Abstract"))
    start = len(_ALONE)
    for field, label in zip(_FIELDS, labels, strict=True):
        here = read(own.values[start : start + _WIDTH], own.language, field)
        start += _WIDTH
        for text in in_order(here, reader):
            if field == "keywords":
                text = Text(" · ".join(text.value.splitlines()), text.lang, text.state)
            yield Place(label, text, Source("work", key, field))


def _subjects(rows: Sequence[Row], reader: str) -> Iterator[Place]:
    for about in rows:
        source = Source("subject", about.subject, "label")
        labels = read(about.values[:_WIDTH], about.language, "label")
        yield from (Place(_("Subject"), text, source) for text in in_order(labels, reader))


def _besides(label: str, source: Source, values: Any, shown: Shown, reader: str) -> Iterator[Place]:
    """The titles that are not shown."""
    seen = {text.value for text in (shown.text, shown.original) if text}
    for text in in_order(texts(values, "title"), reader):
        if text.value not in seen:
            yield Place(label, text, source)


def _forms(label: str, own: Row) -> Iterator[Place]:
    """How a title is read, and the same in Latin letters."""
    latin = f"{own.language.split('-')[0]}-Latn" if own.language else ""
    for value, lang in zip(own.values[:2], (own.language, latin), strict=False):
        yield Place(label, Text(value or "", lang, "original"), tag=own.language)


def _names(work: Carded) -> Iterator[Place]:
    """In other scripts, and of those whom the card leaves out."""
    for number, one in enumerate(work.people):
        for name in one.names:
            shown = display(name)
            if number >= work.named or shown != one.name:
                yield Place(_("Name"), Text(shown, name.lang, "original"), tag="")
