"""The leading serial, in whose name the site speaks."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet

from publications.models import Serial
from publications.multilingual import columns, texts

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


def masthead(language: str) -> Masthead | None:
    """The serial that ``LEADING_SERIAL`` names, else the first that was entered; one query."""
    # A plain queryset: every column is named below, and on every page it is half the price.
    serials: QuerySet[Serial] = QuerySet(Serial).order_by("pk")
    if settings.LEADING_SERIAL:
        serials = serials.filter(slug=settings.LEADING_SERIAL)
    row = serials.values_list(
        "pk", "slug", "issn", "start_date", "frequency", "medium",
        "original_language", *columns("title"), named=True,
    ).first()  # fmt: skip
    if row is None:
        return None
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
