"""Making the citations that are due: rows say which, so a lost message loses nothing."""

from collections.abc import Iterator, Sequence

from django.conf import settings
from django.db.models import Exists, OuterRef

from publications.assembling import records_of
from publications.models import Work, WorkQuerySet

from ..models import Citation
from . import making, slots
from .making import Formatter
from .styles import DEFAULT, Style

STYLE = DEFAULT.code
# A process costs as much to start as a hundred works to cite.
BATCH = 400


def due(language: str, style: str = STYLE) -> WorkQuerySet:
    """Public works without a citation that fits their present record."""
    fitting = Citation.objects.filter(
        work=OuterRef("pk"), style=style, language=language, datestamp=OuterRef("datestamp")
    )
    works: WorkQuerySet = Work.objects.public().filter(~Exists(fitting)).order_by("pk")
    return works


def prepare(
    style: Style = DEFAULT, *, batch: int = BATCH, formatter: Formatter = slots.format_items
) -> Iterator[int]:
    """Make what is due in every language; yields how many citations each step has made.

    A step is one batch of works: read once, then one formatter process for each language.
    May be stopped after any step and run again. Raises FormatterError when there is no
    formatter at all, or none free: then nothing is written, and all of it stays due.
    """
    for language in settings.CATALOGUE_LANGUAGES:
        works, last = due(language.code, style.code).select_related("serial", "issue"), 0
        # What changes behind us is due at the next look.
        while found := list(works.filter(pk__gt=last)[:batch]):
            last = found[-1].pk
            yield _prepare(found, style, formatter)


def count_due(style: str = STYLE) -> int:
    """How many citations are due in all languages."""
    return sum(due(language.code, style).count() for language in settings.CATALOGUE_LANGUAGES)


def _prepare(works: Sequence[Work], style: Style, formatter: Formatter) -> int:
    """Cite ``works`` in every language that has no fitting citation of all of them."""
    records = dict(zip((work.pk for work in works), records_of(works), strict=True))
    datestamps = {work.pk: work.datestamp for work in works}
    made = 0
    for language in settings.CATALOGUE_LANGUAGES:
        known = Citation.objects.filter(
            work_id__in=list(records), style=style.code, language=language.code
        ).values_list("work_id", "datestamp")
        fitting = dict(known)
        missing = {
            pk: record for pk, record in records.items() if fitting.get(pk) != datestamps[pk]
        }
        if missing:
            html = making.make(missing, style, language, formatter)
            making.keep(html, datestamps, style, language)
            made += len(missing)
    return made
