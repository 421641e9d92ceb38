"""Who may ask a host, and when: the memory that all workers share, in Django's cache.

Three keys per host: ``turn`` is a lease that only one worker can take (``cache.add`` is atomic
on Redis, in memory and in the database), ``next`` the time from which the host may be asked
again, ``aside`` the time until which it asked to be left alone (both epoch seconds). A killed
worker's lease runs out by itself.
"""

from dataclasses import dataclass
from hashlib import sha256
from math import ceil

from django.core.cache.backends.base import BaseCache


@dataclass(frozen=True, slots=True)
class Standing:
    """``taken``: the lease is ours. Else the seconds to wait: because the host asked to be left
    alone (``aside``), because it was asked just now (``pause``), or neither: it is in use."""

    taken: bool = False
    aside: float = 0.0
    pause: float = 0.0


class Leases:
    """Leases of hosts; each lasts ``lease`` seconds at most. Plain, blocking code."""

    def __init__(self, cache: BaseCache, lease: float) -> None:
        self._cache = cache
        self.lease = ceil(lease)

    def take(self, host: str, token: str, now: float) -> Standing:
        """Take the lease of ``host`` if it may be asked ``now``."""
        turn, after, aside = _keys(host)
        if not self._cache.add(turn, token, self.lease):
            return Standing()
        times = self._cache.get_many((after, aside))
        standing = Standing(
            aside=max(times.get(aside, now) - now, 0.0), pause=max(times.get(after, now) - now, 0.0)
        )
        if standing != Standing():
            self._cache.delete(turn)
            return standing
        return Standing(taken=True)

    def give_back(self, host: str, token: str, *, now: float, pause: float) -> None:
        """End a turn; ``host`` is left alone for ``pause`` seconds from ``now``."""
        turn, after, _ = _keys(host)
        if pause > 0:
            self._cache.set(after, now + pause, ceil(pause) + 1)
        # A lease that ran out may be another worker's by now.
        if self._cache.get(turn) == token:
            self._cache.delete(turn)

    def renew(self, host: str, token: str) -> bool:
        """Let the lease of ``host`` last as long as a new one; False when it is not ours any
        more."""
        turn = _keys(host)[0]
        return self._cache.get(turn) == token and self._cache.touch(turn, self.lease)

    def set_aside(self, host: str, *, now: float, wait: float) -> None:
        """Leave ``host`` alone for ``wait`` seconds from ``now``."""
        if wait > 0:
            self._cache.set(_keys(host)[2], now + wait, ceil(wait) + 1)


def _keys(host: str) -> tuple[str, str, str]:
    # Long names as a digest: some caches take keys of 250 characters at most.
    name = host if len(host) < 150 else sha256(host.encode()).hexdigest()
    return f"outbound:turn:{name}", f"outbound:next:{name}", f"outbound:aside:{name}"
