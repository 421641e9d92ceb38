"""A work that was asked about, for tests of what readers see of it."""

from datetime import UTC, datetime, timedelta
from typing import Any

from catalogue.evidence.ledger import Entry, append
from publications.models import DOI, ArchiveRecord, Link, Work

NOON = datetime(2026, 6, 30, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def make_work(**facts: Any) -> Work:
    """A published work with a DOI, an archive record and a link."""
    given = {"slug": "a", "original_title": "A paper boat", "status": "published"}
    work = Work.objects.create(**{**given, "original_language": "en", **facts})
    DOI.objects.create(work=work, value="10.5555/boat")
    ArchiveRecord.objects.create(work=work, service="trove", identifier="57")
    Link.objects.create(work=work, url="https://example.org/boat")
    return work


def seen(kind: str, subject: str, meaning: str, day: int = 0, **more: Any) -> Entry:
    """An entry, ``day`` days after noon."""
    return Entry(kind, subject, meaning, f"{kind}/1", NOON + day * DAY, **more)


def ask(*entries: Entry) -> None:
    """Write ``entries`` to the ledger."""
    append(entries)
