"""From the rows of the data files to unsaved rows of the database: one function a model.

What ``save()`` would derive is derived here, because rows are inserted in bulk.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings

from ..models import (
    ArchiveRecord,
    Contributor,
    ContributorName,
    Issue,
    Link,
    Serial,
    Subject,
    Translation,
    Work,
    url_digest,
)
from ..translating import states
from .layout import (
    Address,
    Archive,
    ContributorRow,
    IssueRow,
    Original,
    SerialRow,
    SubjectRow,
    Texts,
    WorkRow,
)


def serial(row: SerialRow) -> Serial:
    names = (
        "slug", "source", "issn", "medium", "frequency", "publisher", "place", "url",
        "start_date", "end_date",
    )  # fmt: skip
    built = Serial(
        **_given(row, names), **_original(row.get("original")), **_texts("title", row.get("titles"))
    )
    built.derive_days()
    return built


def issue(row: IssueRow, serial_id: int) -> Issue:
    built = Issue(
        serial_id=serial_id, **_given(row, ("slug", "source", "sequence", "number", "date"))
    )
    built.derive_days()
    return built


def contributor(row: ContributorRow) -> Contributor:
    return Contributor(**_given(row, ("slug", "kind", "orcid")))


def name_forms(row: ContributorRow, contributor_id: int) -> Iterator[ContributorName]:
    for position, form in enumerate(row["names"]):
        yield ContributorName(contributor_id=contributor_id, position=position, **form)


def subject(row: SubjectRow) -> Subject:
    original = row["original"]
    return Subject(
        slug=row["slug"],
        scheme=row["scheme"],
        original_language=original["language"],
        original_label=original["label"],
    )


def work(row: WorkRow, serial_id: int | None, issue_id: int | None, now: datetime) -> Work:
    """A published work; ``now`` is when it was published here."""
    keywords = {
        state: {code: "\n".join(words) for code, words in by_language.items()}
        for state, by_language in row.get("keywords", {}).items()
    }
    built = Work(
        serial_id=serial_id,
        issue_id=issue_id,
        work_type=row.get("type", ""),
        status=Work.Status.PUBLISHED,
        published_at=now,
        **_given(row, ("slug", "source", "position", "date", "publisher")),
        **_original(row.get("original")),
        **_texts("title", row.get("titles")),
        **_texts("keywords", keywords),
    )
    built.derive_days()
    return built


def translations(
    thing: Serial | Work, field: str, texts: Mapping[str, Mapping[str, Any]]
) -> Iterator[Translation]:
    """The states of the texts of ``field`` of a saved row; the source of the others has none."""
    for state, by_language in texts.items():
        for code in by_language:
            if not states.is_source(thing, field, code):
                yield states.build(thing, field, code, state)


def archive_record(row: Archive, **owner: int) -> ArchiveRecord:
    """A claim: nothing was verified yet."""
    return ArchiveRecord(**owner, **row)


def link(row: Address, **owner: int) -> Link:
    return Link(**owner, **row, digest=url_digest(row["url"]))


def _given(row: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: row[name] for name in names if name in row}


def _original(original: Original | None) -> dict[str, str]:
    if original is None:
        return {}
    return {
        "original_language": original["language"],
        "original_title": original.get("title", ""),
        "original_title_reading": original.get("reading", ""),
        "original_title_romanised": original.get("romanised", ""),
    } | ({"original_keywords": "\n".join(words)} if (words := original.get("keywords")) else {})


def _texts(field: str, texts: Texts | None) -> dict[str, str]:
    columns = {code: one.column for code, one in settings.CATALOGUE_LANGUAGES_BY_CODE.items()}
    return {
        f"{field}_{columns[code]}": text
        for by_language in (texts or {}).values()
        for code, text in by_language.items()
    }
