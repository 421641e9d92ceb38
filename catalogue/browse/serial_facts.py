"""What is known of one serial, for its page."""

from dataclasses import dataclass
from typing import Any

from publications.models import Serial
from publications.multilingual import columns

from .shown import Shown
from .works.showing import Source, show_all

_COLUMNS = (
    "pk", "slug", "issn", "issn_l", "medium", "frequency", "publisher", "place", "url",
    "start_date", "end_date", "original_title_reading", "original_title_romanised",
    "original_language", *columns("title"),
)  # fmt: skip


@dataclass(frozen=True)
class SerialFacts:
    """What a serial's page says of it; every text may be empty."""

    pk: int
    slug: str
    title: Shown
    reading: str
    romanised: str
    issn: str
    issn_l: str
    medium: str
    frequency: str
    publisher: str
    place: str
    url: str
    start_date: str
    end_date: str
    language: str


def find(slug: str, language: str) -> SerialFacts | None:
    """The serial ``slug`` for a reader of ``language``; two queries."""
    row: Any = (
        Serial.objects.filter(slug=slug).values_list(*_COLUMNS, named=True).first()
        if "\x00" not in slug
        else None
    )
    if row is None:
        return None
    source = Source("serial", row.pk, "title")
    return SerialFacts(
        pk=row.pk,
        slug=row.slug,
        title=show_all([(source, row)], language)[source],
        reading=row.original_title_reading,
        romanised=row.original_title_romanised,
        issn=row.issn,
        issn_l=row.issn_l if row.issn_l != row.issn else "",
        medium=_label(Serial.Medium, row.medium),
        frequency=_label(Serial.Frequency, row.frequency),
        publisher=row.publisher,
        place=row.place,
        url=row.url,
        start_date=row.start_date,
        end_date=row.end_date,
        language=row.original_language,
    )


def _label(choices: Any, value: str) -> str:
    return str(choices(value).label) if value in choices.values else value
