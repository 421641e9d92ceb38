"""The leading serial, in whose name the site speaks."""

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from publications.models import Serial
from publications.multilingual import columns, texts

from .prepared import Prepared
from .shown import Shown, pick


@dataclass(frozen=True)
class Masthead:
    """The nameplate of every page; all but ``title`` may be empty."""

    pk: int
    slug: str
    title: Shown
    issn: str
    start_date: str
    frequency: str
    medium: str


_COLUMNS = (
    "pk", "slug", "issn", "start_date", "frequency", "medium",
    "original_language", *columns("title"),
)  # fmt: skip


def _serials() -> QuerySet[Any, Any]:
    # A plain queryset: every column is named, and on every page it is half the price.
    rows: QuerySet[Any, Any] = QuerySet(Serial).order_by("pk").values(*_COLUMNS)
    return rows


_FIRST = Prepared(lambda: _serials()[:1])
_NAMED = Prepared(lambda slug: _serials().filter(slug=slug), str)


def masthead(language: str) -> Masthead | None:
    """The serial that ``LEADING_SERIAL`` names, else the first that was entered; one query."""
    named = settings.LEADING_SERIAL
    rows = _NAMED.dicts(named) if named else _FIRST.dicts()
    if not rows:
        return None
    row = SimpleNamespace(**rows[0])
    title = pick(texts(row, "title"), language)
    return Masthead(
        row.pk,
        row.slug,
        title,
        row.issn,
        row.start_date,
        str(dict(Serial.Frequency.choices).get(row.frequency, "")),
        str(dict(Serial.Medium.choices).get(row.medium, "")),
    )
