"""Years and ranges of years as people write them: 1990, 1990..2005, 1990-2005, ..1990, 1990.."""

import re

_YEARS = re.compile(r"(?P<first>-?\d{1,5})?(?P<to>\.\.+|…|–|—|(?<=\d)-)?(?P<last>-?\d{1,5})?")


def read_years(text: str) -> tuple[int | None, int | None] | None:
    """(first, last), either open; None for what is no year."""
    match = _YEARS.fullmatch(text.strip())
    if not match or not (match["first"] or match["last"]):
        return None
    first = int(match["first"]) if match["first"] else None
    last = int(match["last"]) if match["last"] else None
    if not match["to"]:
        return first, first
    if first is not None and last is not None and first > last:
        return last, first
    return first, last
