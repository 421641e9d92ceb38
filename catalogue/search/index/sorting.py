"""Sort keys: a day and a primary key in one number, so that a place in a list is a value."""

from publications.dates import UNDATED

KEY_BITS = 32
_KEY_MASK = (1 << KEY_BITS) - 1
# Days are years times ten thousand, of at most five digits.
_MOST_DAYS = 1 << 30
_LAST = (_MOST_DAYS << 1) - 1


def newest(day: int, pk: int) -> int:
    """For the newest first, undated works last: the greater, the earlier in the list."""
    return _day(day, undated=0) << KEY_BITS | pk


def oldest(day: int, pk: int) -> int:
    """For the oldest first, undated works last: the smaller, the earlier in the list."""
    return _day(day, undated=_LAST) << KEY_BITS | pk


def key_of(place: int) -> int:
    """The primary key in a sort key."""
    return place & _KEY_MASK


def day_of(place: int) -> int:
    """The day in a sort key of either order, as it was given; ``UNDATED`` where it was."""
    day = place >> KEY_BITS
    return UNDATED if day in (0, _LAST) else day - _MOST_DAYS


def weight(year: int | None) -> float:
    """By how much the newer is preferred among equals: a tenth in 150 years."""
    return 1.0 if year is None else 1.0 + 0.1 * min(max(year - 1900, 0), 150) / 150


def _day(day: int, undated: int) -> int:
    if day == UNDATED:
        return undated
    return min(max(day + _MOST_DAYS, 1), _LAST - 1)
