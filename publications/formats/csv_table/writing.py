"""Records as rows: every column of ours, in a fixed order."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC

from ...records import Record
from ...texts import Text, shown
from ..lines import line
from . import syntax
from .cells import guarded

COLUMNS = (
    "key", "url", "type", "language",
    "title", "title_language", "other_titles",
    "subtitle", "subtitle_language", "other_subtitles",
    "contributors", "date",
    "container_title", "container_title_language", "other_container_titles",
    "container_isbn", "issn", "volume", "issue", "pages", "extent",
    "publisher", "place", "version", "licence",
    "doi", "concept_doi", "isbn", "identifiers",
    "keywords", "subjects",
    "abstract", "abstract_language", "other_abstracts",
    "related", "files", "archives", "links", "agency", "datestamp",
)  # fmt: skip
BOM = "\ufeff"


class _Given:
    """Where ``csv`` writes a row to: it is given back."""

    def write(self, row: str) -> str:
        return row


def write(records: Iterable[Record], language: str) -> Iterator[bytes]:
    """The header with a byte order mark, then a row for each record; line ends are CRLF."""
    row = csv.writer(_Given()).writerow
    opening = BOM + str(row(COLUMNS))
    for record in records:
        yield (opening + str(row([guarded(cell) for cell in cells(record, language)]))).encode()
        opening = ""
    if opening:
        yield opening.encode()


def cells(record: Record, language: str = "") -> list[str]:
    """The cells of a record, in the order of the columns."""
    stamp = record.datestamp
    return [
        line(record.key),
        line(record.url),
        record.work_type,
        line(record.language),
        *_three(record.titles, language),
        *_three(record.subtitles, language),
        syntax.people(record.contributors),
        line(record.date),
        *_three(record.container_titles, language),
        syntax.plain(record.container_isbns),
        syntax.plain(record.issns),
        line(record.volume),
        line(record.issue),
        line(record.pages),
        line(record.extent),
        line(record.publisher),
        line(record.place),
        line(record.version),
        line(record.licence),
        syntax.plain(record.dois),
        line(record.concept_doi),
        syntax.plain(record.isbns),
        syntax.identifiers(record.identifiers),
        syntax.texts(record.keywords, record.language),
        syntax.subjects(record.subjects),
        *_three(record.abstracts, language),
        syntax.related(record.related),
        syntax.files(record.files),
        syntax.archives(record.archives),
        syntax.links(record.links),
        line(record.agency),
        stamp.astimezone(UTC).isoformat() if stamp else "",
    ]


def _three(texts: Sequence[Text], language: str) -> tuple[str, str, str]:
    """The text for the reader, what is said of it, and all others."""
    if not texts:
        return "", "", ""
    main = shown(texts, language)
    if main is None:
        return "", "", ""
    others = [text for text in texts if text is not main] if len(texts) > 1 else []
    return line(main.value), syntax.of_language(main), syntax.texts(others)
