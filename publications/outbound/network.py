"""Is it them, or is it us? Several unrelated hosts failing at once is our own network."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from functools import lru_cache

from .answers import Attempt, Reason

# Failures before anything at all came back: they look the same whoever is cut off.
CONNECTION_LEVEL = frozenset({Reason.NO_SUCH_HOST, Reason.DNS, Reason.TIMEOUT, Reason.REFUSED})

# Unrelated sites that do not fail together by chance.
QUORUM = 3

# Seconds around a failure in which an answer of another site shows that the network was up.
GRACE = 5.0


class Uptime:
    """What the ``attempts`` of a run that still goes on show of our network. New ones are
    read as they are appended."""

    def __init__(self, attempts: Sequence[Attempt]) -> None:
        self._attempts = attempts
        self._read = 0
        self._answered: list[tuple[float, str]] = []

    def covers(self, attempt: Attempt) -> bool:
        """True when ``attempt`` cannot be our network's doing: it was no failure to connect,
        or another site answered at the time."""
        while self._read < len(self._attempts):
            seen = self._attempts[self._read]
            if seen.failure is None:
                insort(self._answered, (seen.ended, site(seen.host)))
            self._read += 1
        return attempt.failure not in CONNECTION_LEVEL or _was_up(attempt, self._answered, GRACE)


def ours(
    attempts: Iterable[Attempt], *, quorum: int = QUORUM, grace: float = GRACE
) -> frozenset[Attempt]:
    """The failed attempts of one run that our own network is to blame for.

    A failure is excused when any other site answered while it went on, or within ``grace``
    seconds of it: then the network was up. Of what remains, failures at ``quorum`` or more
    unrelated sites cannot be their doing; below that they are taken as theirs.
    """
    seen = list(attempts)
    answered = sorted((a.ended, site(a.host)) for a in seen if a.failure is None)
    suspects = [
        attempt
        for attempt in seen
        if attempt.failure in CONNECTION_LEVEL and not _was_up(attempt, answered, grace)
    ]
    blamed = {site(attempt.host) for attempt in suspects}
    return frozenset(suspects) if len(blamed) >= quorum else frozenset()


def _was_up(attempt: Attempt, answered: list[tuple[float, str]], grace: float) -> bool:
    first = bisect_left(answered, (attempt.started - grace, ""))
    own = site(attempt.host)
    for ended, other in answered[first:]:
        if ended > attempt.ended + grace:
            return False
        if other != own:
            return True
    return False


@lru_cache(maxsize=4096)
def site(host: str) -> str:
    """What hosts of one owner share, roughly: the last two labels, three under a country's
    second level (``gov.au``, ``co.uk``). An IP address is a site of its own.

    Wrong guesses join unrelated hosts, so that it only takes more of them to blame ourselves.
    """
    name = host.partition(":")[0] if host.count(":") == 1 else host
    labels = name.lower().rstrip(".").split(".")
    if re.fullmatch(r"[\d.]+|.*:.*", name):
        return host
    second_level = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3
    return ".".join(labels[-3:] if second_level else labels[-2:])
