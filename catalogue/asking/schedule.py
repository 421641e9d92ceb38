"""When to ask again. Pure; jitter comes from the thing's own digest, so that it is the same
in every process and spreads what was entered together."""

from datetime import timedelta

CHECK_AGAIN = timedelta(days=30)
# A failure is counted again no sooner than transitions.APART, so asked again just after.
FAILED_AGAIN = timedelta(days=3, hours=1)
COULD_NOT_ASK = timedelta(hours=1)
MOST_JITTER = 0.1


def wait(base: timedelta, digest: str, *, at_least: timedelta | None = None) -> timedelta:
    """``base`` lengthened by up to a tenth, by the hexadecimal ``digest``; never less than
    ``at_least``, which a service asked for."""
    share = int(digest[:8], 16) / 0xFFFF_FFFF
    pause = base + base * MOST_JITTER * share
    return max(pause, at_least) if at_least else pause
