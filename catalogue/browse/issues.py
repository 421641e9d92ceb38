"""Issues as lists show them: a cover, a name, a date."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any
from zlib import crc32

from django.db.models import QuerySet
from django.db.models.fields.files import ImageFieldFile
from django.utils.translation import gettext

from publications import covers
from publications.models import Issue
from publications.multilingual import columns, texts

from .keys import KeyOrder
from .shown import Shown, pick

NEWEST_FIRST = KeyOrder("-first_day", "-sequence", "-pk")
CONTENTS = KeyOrder("position", "pk")  # of works in an issue
CLOTHS = 6
COVER_WIDTH = 320  # pixels, where a browser does not choose by itself

COLUMNS = (
    "pk", "slug", "volume", "number", "date", "year", "first_day", "sequence", "cover",
    "cover_width", "cover_height", "serial_id", "serial__slug", "serial__original_language",
    *columns("title"),
)  # fmt: skip
SERIAL_TITLE = tuple(f"serial__{column}" for column in columns("title"))


@dataclass(frozen=True)
class IssueCard:
    """One issue. ``serial`` is its serial's title; ``cloth`` the colour of a drawn cover."""

    pk: int
    slug: str
    serial_slug: str
    serial: Shown
    title: Shown
    volume: str
    number: str
    date: str
    year: int | None
    cover_url: str
    cover_srcset: str
    cover_width: int | None
    cover_height: int | None
    cloth: int
    key: str

    @property
    def name(self) -> str:
        """“Volume 3, number 2”; empty where an issue has only its date."""
        given = {"volume": self.volume, "number": self.number}
        if self.volume and self.number:
            return gettext("Volume %(volume)s, number %(number)s") % given
        if self.number:
            return gettext("Number %(number)s") % given
        return gettext("Volume %(volume)s") % given if self.volume else ""

    @property
    def big(self) -> str:
        """What stands large on a drawn cover."""
        return self.number or self.volume or (str(self.year) if self.year else "")


def rows(issues: QuerySet[Issue], *others: str) -> list[Any]:
    """``issues`` with the columns of a card, the ``others``, and no more."""
    found = issues.values(*COLUMNS, *others)
    # Issues speak their serial's language.
    return [
        SimpleNamespace(**values, original_language=values["serial__original_language"])
        for values in found
    ]


def serial_row(row: Any) -> Any:
    """The serial of a row that was asked for ``SERIAL_TITLE``, for ``texts``."""
    return SimpleNamespace(
        original_language=row.original_language,
        **{column: getattr(row, f"serial__{column}") for column in columns("title")},
    )


def cards(found: Iterable[Any], serial: Shown, language: str) -> list[IssueCard]:
    """Cards of rows of one serial, whose title is ``serial``."""
    return [card(row, serial, language) for row in found]


def card(
    row: Any, serial: Shown, language: str, states: Mapping[tuple[str, str], str] | None = None
) -> IssueCard:
    """The card of one row; ``states`` of its translations, where they are to be told."""
    picture = _picture(row)
    return IssueCard(
        pk=row.pk,
        slug=row.slug,
        serial_slug=row.serial__slug,
        serial=serial,
        title=pick(texts(row, "title", states), language),
        volume=row.volume,
        number=row.number,
        date=row.date,
        year=row.year,
        cover_url=covers.smallest(picture, COVER_WIDTH),
        cover_srcset=covers.srcset(picture),
        cover_width=row.cover_width,
        cover_height=row.cover_height,
        cloth=cloth(row.serial__slug),
        key=NEWEST_FIRST.write(row),
    )


def _picture(row: Any) -> Any:
    """What ``covers`` needs of an issue, without the instance, which is dear."""
    file = ImageFieldFile(None, Issue._meta.get_field("cover"), row.cover)  # type: ignore[arg-type]
    return SimpleNamespace(cover=file, cover_width=row.cover_width)


def cloth(slug: str) -> int:
    """1 to 6: the cloth a serial is bound in, always the same."""
    return crc32(slug.encode("utf-8")) % CLOTHS + 1
