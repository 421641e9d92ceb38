"""Making the citations that are due: rows say which, so a lost message loses nothing."""

import logging
from collections.abc import Callable, Iterator, Sequence

from django.conf import settings
from django.db.models import Exists, OuterRef

from publications.assembling import records_of
from publications.models import Work, WorkQuerySet

from ..models import Citation
from .items import cited
from .pandoc import RefusedItemsError, format_items

logger = logging.getLogger(__name__)

STYLE = "apa"
BATCH = 200

# Item id -> HTML, of items in a style and locale. Raises RefusedItemsError, FormatterError.
Formatter = Callable[[Sequence[dict[str, object]], str, str], dict[str, str]]


def due(language: str, style: str = STYLE) -> WorkQuerySet:
    """Public works without a citation that fits their present record."""
    fitting = Citation.objects.filter(
        work=OuterRef("pk"), style=style, language=language, datestamp=OuterRef("datestamp")
    )
    works: WorkQuerySet = Work.objects.public().filter(~Exists(fitting)).order_by("pk")
    return works


def prepare(
    style: str = STYLE, *, batch: int = BATCH, formatter: Formatter = format_items
) -> Iterator[int]:
    """Make what is due in every language; yields how many citations each step has made.

    A step is one batch of works: read once, then one formatter process for each language.
    May be stopped after any step and run again. Raises FormatterError when there is no
    formatter at all: then nothing is written, and all of it stays due.
    """
    for language in settings.CATALOGUE_LANGUAGES:
        while works := list(due(language.code, style).select_related("serial", "issue")[:batch]):
            yield _prepare(works, style, formatter)


def count_due(style: str = STYLE) -> int:
    """How many citations are due in all languages."""
    return sum(due(language.code, style).count() for language in settings.CATALOGUE_LANGUAGES)


def _prepare(works: Sequence[Work], style: str, formatter: Formatter) -> int:
    """Cite ``works`` in every language that has no fitting citation of all of them."""
    records = records_of(works)
    ids = [work.pk for work in works]
    made = 0
    for language in settings.CATALOGUE_LANGUAGES:
        known = Citation.objects.filter(
            work_id__in=ids, style=style, language=language.code
        ).values_list("work_id", "datestamp")
        fitting = dict(known)
        missing = [
            (work, record)
            for work, record in zip(works, records, strict=True)
            if fitting.get(work.pk) != work.datestamp
        ]
        if not missing:
            continue
        items = [cited(record, f"w{work.pk}", language.code) for work, record in missing]
        html = _formatted(items, style, language.csl, formatter)
        Citation.objects.bulk_create(
            [
                Citation(
                    work=work, style=style, language=language.code, datestamp=work.datestamp,
                    html=html.get(f"w{work.pk}", ""),
                )
                for work, _ in missing
            ],
            update_conflicts=True,
            unique_fields=["work", "style", "language"],
            update_fields=["datestamp", "html"],
        )  # fmt: skip
        made += len(missing)
    return made


def _formatted(
    items: Sequence[dict[str, object]], style: str, locale: str, formatter: Formatter
) -> dict[str, str]:
    """What the formatter makes of ``items``; one that it cannot cite is left out alone."""
    try:
        return formatter(items, style, locale)
    except RefusedItemsError as error:
        if len(items) == 1:
            logger.warning("Work %s cannot be cited in %s: %s", items[0]["id"], locale, error)
            return {}
        half = len(items) // 2
        return _formatted(items[:half], style, locale, formatter) | _formatted(
            items[half:], style, locale, formatter
        )
