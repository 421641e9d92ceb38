"""``Retry-After`` (RFC 9110, 10.2.3): seconds or a date."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

# A 429 without a usable Retry-After: the first step of the back-off all services ask for.
DEFAULT = timedelta(minutes=1)
# Longer waits are mistakes or mischief; a daily question is no burden to anybody.
LONGEST = timedelta(days=1)


def parse_retry_after(value: str, *, now: datetime) -> timedelta | None:
    """How long to wait, between nothing and a day; None when ``value`` says neither."""
    text = value.strip()
    if text.isascii() and text.isdigit():
        return timedelta(seconds=min(int(text[:9]), LONGEST.total_seconds()))
    try:
        until = parsedate_to_datetime(text)
    except (ValueError, IndexError, OverflowError):
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return min(max(until - now, timedelta(0)), LONGEST)


def pause_asked(status: int, retry_after: str, *, now: datetime) -> timedelta | None:
    """How long a host asks us to stay away; None when it does not.

    Only 429 and 503 say so: Zenodo sends Retry-After with every success as well.
    """
    if status not in (429, 503):
        return None
    asked = parse_retry_after(retry_after, now=now)
    return asked if asked is not None or status == 503 else DEFAULT
