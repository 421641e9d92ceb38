"""The row of one work with what its page says of it, its serial and its issue: one query."""

from types import SimpleNamespace
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Coalesce

from catalogue.exports.models import Citation
from publications.models import File, Identifier, Link, Work
from publications.multilingual import columns

from ..prepared import Prepared
from . import neighbours
from .rows import SERIAL_TITLE, TITLE, as_named, row

STYLE = "apa"
_OWN = (
    "pk", "slug", "status", "work_type", "date", "year", "pages", "publisher", "place", "version",
    "licence", "container_title", "container_isbn", "volume", "number", "extent",
    "position", "serial_id", "issue_id", "source", "datestamp", "withdrawn_reason",
    "withdrawn_at", *TITLE, "original_title_reading", "original_title_romanised",
    *columns("subtitle"), *columns("abstract"), *columns("keywords"),
)  # fmt: skip
_SERIAL = ("slug", "issn", "issn_l", "publisher", "place")
_ISSUE = ("slug", "volume", "number", "date", *columns("title"))
_FOUND = ("has_files", "has_links", "has_identifiers", "citation", "earlier_pk", "later_pk")


def _query(slug: str, reader: str) -> QuerySet[Any, Any]:
    citation = Citation.objects.filter(
        work=OuterRef("pk"), style=STYLE, language=reader, datestamp=OuterRef("datestamp")
    )
    found = as_named(Work.objects.all()).annotate(
        earlier_pk=Subquery(neighbours.earlier()),
        later_pk=Subquery(neighbours.later()),
        citation=Coalesce(
            Subquery(citation.values("html")[:1]), Value(""), output_field=TextField()
        ),
        has_files=Exists(File.objects.filter(work=OuterRef("pk"))),
        has_links=Exists(Link.objects.filter(work=OuterRef("pk"))),
        has_identifiers=Exists(Identifier.objects.filter(work=OuterRef("pk"))),
    )
    rows: QuerySet[Any, Any] = found.filter(slug=slug).order_by().values(
        *_OWN, *_FOUND, *SERIAL_TITLE, *(f"serial__{name}" for name in _SERIAL),
        *(f"issue__{name}" for name in _ISSUE),
    )  # fmt: skip
    return rows


_FIND = Prepared(_query, str, str)


def find(slug: str, reader: str) -> SimpleNamespace | None:
    """The work with this slug, whatever its status, with ``serial`` and ``issue`` beside it.

    ``citation`` is what the worker prepared for this record in the reader's language.
    """
    if "\x00" in slug:
        return None  # PostgreSQL has no such text
    rows = _FIND.dicts(slug, reader)
    if not rows:
        return None
    values = rows[0]
    work = row(values, (*_OWN, *_FOUND))
    work.serial = work.issue = None
    if work.serial_id:
        work.serial = row(values, (*TITLE, *_SERIAL), "serial__")
        work.serial.pk = work.serial_id
    if work.issue_id:
        work.issue = row(values, _ISSUE, "issue__")
        work.issue.pk, work.issue.original_language = work.issue_id, work.serial.original_language
    return work
