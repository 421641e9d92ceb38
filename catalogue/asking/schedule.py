"""When to ask again. Pure; jitter comes from the thing's own digest, so that it is the same
in every process and spreads what was entered together."""

from datetime import timedelta

CHECK_AGAIN = timedelta(days=30)
# A failure is counted again no sooner than its rule says, so it is asked for again just after.
JUST_AFTER = timedelta(hours=1)
COULD_NOT_ASK = timedelta(hours=1)
# The second time in a row and from then on.
COULD_NOT_ASK_AGAIN = timedelta(hours=12)
MOST_JITTER = 0.1


def wait(base: timedelta, digest: str, *, at_least: timedelta | None = None) -> timedelta:
    """``base`` lengthened by up to a tenth, by the hexadecimal ``digest``; never less than
    ``at_least``, which a service asked for."""
    share = int(digest[:8], 16) / 0xFFFF_FFFF
    pause = base + base * MOST_JITTER * share
    return max(pause, at_least) if at_least else pause
