"""Every address that the catalogue shows gets a row that says when it is due."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from urllib.parse import urlsplit

from publications.models import DOI, Contributor, Link, Serial, url_digest

from .models import LinkState

BATCH = 1000


def enrol(now: datetime) -> int:
    """Add rows for what has none yet. Returns how many. Safe to run beside itself."""
    known = set(LinkState.objects.values_list("digest", flat=True))
    fresh: dict[str, LinkState] = {}
    for url in _addresses():
        digest = url_digest(url)
        if digest not in known and digest not in fresh and (host := host_of(url)):
            fresh[digest] = LinkState(digest=digest, url=url, host=host, due_at=now)
    LinkState.objects.bulk_create(fresh.values(), batch_size=BATCH, ignore_conflicts=True)
    return len(fresh)


def host_of(url: str) -> str:
    """The host that would be asked, in lower case; empty for what is no web address."""
    try:
        parts = urlsplit(url)
        return (parts.hostname or "").lower() if parts.scheme in ("http", "https") else ""
    except ValueError:
        return ""


def _addresses() -> Iterator[str]:
    sources: Iterable[Iterable[str]] = (
        Link.objects.values_list("url", flat=True).iterator(),
        Serial.objects.exclude(url="").values_list("url", flat=True).iterator(),
        Contributor.objects.exclude(url="").values_list("url", flat=True).iterator(),
        # Where a DOI leads: a weaker proof than its handle, but what a reader lands on.
        DOI.objects.exclude(target="").values_list("target", flat=True).iterator(),
    )
    for source in sources:
        yield from source
