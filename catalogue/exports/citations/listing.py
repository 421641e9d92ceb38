"""Citations of many works as a text, one a line, streamed in batches."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from publications.formats.base import Format
from publications.models import Work
from publications.records import Record

from ..models import Citation
from . import making, slots
from .locales import nearest
from .making import Formatter
from .plainly import plain
from .styles import Style

BATCH = 200


def format_of(style: Style, *, begins_at_once: bool = False) -> Format:
    """``txt`` in one style as a format like any other, to write records down with.

    ``begins_at_once``: the first batch waits for no formatter, but raises BusyError.
    """
    first = slots.format_items_at_once if begins_at_once else slots.format_items

    def written(records: Iterable[Record], language: str) -> Iterator[bytes]:
        return write(records, style, nearest(language), first=first)

    return Format("txt", style.name, "text/plain", written, has_charset=True)


def write(
    records: Iterable[Record],
    style: Style,
    language: Any,
    *,
    batch: int = BATCH,
    formatter: Formatter = slots.format_items,
    first: Formatter | None = None,
) -> Iterator[bytes]:
    """A line a record, in their order: kept citations from the table, the others made by one
    process a batch and kept. One query a batch, two more where some are made.

    ``language`` is a row of the table of languages; ``first`` is the formatter of the first
    batch. Raises FormatterError, between two lines.
    """
    rest = iter(records)
    while found := list(islice(rest, batch)):
        html = _kept(found, style, language)
        missing = [one for one in found if one.key not in html]
        html |= _made(missing, style, language, first or formatter) if missing else {}
        first = None
        for one in found:
            text = Citation(html=html.get(one.key, "")).text or plain(one, language.code)
            yield f"{text}\n".encode()


def _kept(records: Sequence[Record], style: Style, language: Any) -> dict[str, str]:
    """Slug -> HTML of the citations that fit these records."""
    datestamps = {one.key: one.datestamp for one in records}
    rows = Citation.objects.filter(
        work__slug__in=list(datestamps), style=style.code, language=language.code
    ).values_list("work__slug", "datestamp", "html")
    return {slug: html for slug, stamp, html in rows if datestamps[slug] == stamp}


def _made(
    records: Sequence[Record], style: Style, language: Any, formatter: Formatter
) -> dict[str, str]:
    slugs = {one.key: one for one in records}
    keys = dict(Work.objects.filter(slug__in=list(slugs)).values_list("pk", "slug"))
    html = making.make({pk: slugs[slug] for pk, slug in keys.items()}, style, language, formatter)
    stamps = {pk: stamp for pk, slug in keys.items() if (stamp := slugs[slug].datestamp)}
    making.keep({pk: text for pk, text in html.items() if pk in stamps}, stamps, style, language)
    return {keys[pk]: text for pk, text in html.items()}
