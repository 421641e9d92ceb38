"""Works cited in a style and language by one formatter process, and kept in the table."""

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from publications.records import Record

from ..models import Citation
from .adapting import adapted
from .items import cited
from .pandoc import RefusedItemsError
from .styles import Style

logger = logging.getLogger(__name__)

# Item id -> HTML, of items in a style and locale. Raises RefusedItemsError, FormatterError.
Formatter = Callable[[Sequence[dict[str, Any]], str, str], dict[str, str]]


def make(
    records: Mapping[int, Record], style: Style, language: Any, formatter: Formatter
) -> dict[int, str]:
    """The key of each work -> its citation as HTML for readers of ``language``, a row of the
    table of languages; empty for a work that cannot be cited. Raises FormatterError."""
    items = [
        adapted(
            cited(record, f"w{pk}", language.code),
            style,
            is_online=bool(record.files or record.dois),
        )
        for pk, record in records.items()
    ]
    if not items:
        return {}
    locale = style.locales.get(language.code, language.csl)
    html = _formatted(items, style.version_for(language.code), locale, formatter)
    return {pk: html.get(f"w{pk}", "") for pk in records}


def keep(
    html: Mapping[int, str], datestamps: Mapping[int, datetime], style: Style, language: Any
) -> None:
    """Write citations down, each with the datestamp of the record that it was made of."""
    Citation.objects.bulk_create(
        [
            Citation(
                work_id=pk, style=style.code, language=language.code, datestamp=datestamps[pk],
                html=text,
            )
            for pk, text in html.items()
        ],
        update_conflicts=True,
        unique_fields=["work", "style", "language"],
        update_fields=["datestamp", "html"],
    )  # fmt: skip


def _formatted(
    items: Sequence[dict[str, Any]], style: str, locale: str, formatter: Formatter
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
