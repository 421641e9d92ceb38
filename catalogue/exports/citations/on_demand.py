"""One work's citation in any style: the one that is kept, else one made now."""

from datetime import datetime
from typing import Any

from publications.assembling import record
from publications.models import Work

from ..models import Citation
from . import making, slots
from .making import Formatter
from .plainly import plain
from .styles import Style


def citation_of(
    pk: int,
    datestamp: datetime,
    style: Style,
    language: Any,
    *,
    formatter: Formatter = slots.format_items_at_once,
) -> str:
    """The citation as plain text for readers of ``language``, a row of the table of languages.

    One query when it is kept for the record of ``datestamp``. Else a formatter makes it, which
    takes a tenth of a second to one second, and it is kept. Raises BusyError when too many
    formatters run, FormatterError when there is none.
    """
    kept = Citation.objects.filter(
        work_id=pk, style=style.code, language=language.code, datestamp=datestamp
    )
    html = kept.values_list("html", flat=True).first()
    if html:
        return Citation(html=html).text
    found = record(Work(pk=pk))
    if html is None:
        html = making.make({pk: found}, style, language, formatter)[pk]
        # Of the record as it was read: it may be newer than what was asked for.
        making.keep({pk: html}, {pk: found.datestamp or datestamp}, style, language)
    return Citation(html=html).text or plain(found, language.code)
