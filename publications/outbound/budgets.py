"""How much of a service is used up in a day: counted for all workers, in Django's cache."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from django.core.cache.backends.base import BaseCache

# A day's count is of no use after it; kept a little longer for clocks that differ. Seconds.
_KEPT_FOR = 25 * 60 * 60


@dataclass(frozen=True, slots=True)
class Budgets:
    """Requests that a host may be sent from midnight to midnight, UTC.

    To be called in the host's turn only, so that nobody else counts at the same time: not
    every cache counts atomically. Plain, blocking code.
    """

    cache: BaseCache

    def spend(self, host: str, budget: int, now: datetime) -> timedelta | None:
        """Count one request to ``host``; None when it may be sent, else how long until the
        next day begins."""
        day = now.astimezone(UTC).date()
        key = f"outbound:spent:{day:%Y%m%d}:{host}"
        self.cache.add(key, 0, _KEPT_FOR)
        if int(self.cache.get(key, 0)) >= budget:
            tomorrow = datetime.combine(day + timedelta(days=1), time(), tzinfo=UTC)
            return tomorrow - now
        self.cache.incr(key)
        return None
