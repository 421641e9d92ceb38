"""What a work appeared in: an issue of a volume of a periodical, or a book."""

from typing import Any

from ...records import Record
from ...vocabularies.work_types import work_type
from ..lines import line
from .worded import every, known, one_or_more

_IN_BOOKS = frozenset({"chapter", "paper-conference"})


def is_part_of(record: Record, language: str) -> dict[str, Any]:
    """The innermost of issue, volume and publication; each is part of the next."""
    found = _publication(record, language)
    for kind, name, value in (
        ("PublicationVolume", "volumeNumber", line(record.volume)),
        ("PublicationIssue", "issueNumber", line(record.issue)),
    ):
        if value:
            found = known({"@type": kind, name: value, "isPartOf": found})
    return found


def _publication(record: Record, language: str) -> dict[str, Any]:
    facts = {
        "name": every(record.container_titles, language),
        "issn": one_or_more(map(line, record.issns)),
        "isbn": one_or_more(map(line, record.container_isbns)),
    }
    if not any(facts.values()):
        return {}
    is_book = not record.issns and (facts["isbn"] or work_type(record.work_type).csl in _IN_BOOKS)
    if not is_book:
        facts["isbn"] = ""  # of a Book only
    return known({"@type": "Book" if is_book else "Periodical", **facts})
