"""The list as the database finds it, while there is no search index."""

from . import found
from .answers import Answer
from .counts import count, total_of
from .paging import fetch
from .wanted import Wanted


def answer(wanted: Wanted) -> Answer:
    """Words are matched plainly, and nothing stands by relevance: the newest come first.

    At most seven queries: two for the page, one or five for the numbers.
    """
    filters, order = wanted.filters, wanted.by_key
    filters.match_plainly()
    page = fetch(filters.qs, order, wanted.size, after=wanted.after, before=wanted.before)
    if not page.keys and (wanted.after or wanted.before):
        page = fetch(filters.qs, order, wanted.size)
    key = found.key_of(wanted.selection, wanted.reader, found.newest_change(), "")
    numbers = found.kept(key)
    if numbers is None:
        counts = count(filters)
        total = total_of(counts, filters)
        numbers = found.keep(key, counts, total, wanted.selection, wanted.reader)
    return Answer(
        keys=page.keys,
        numbers=numbers,
        order=order.name,
        after=page.after,
        before=page.before,
        is_plain=True,
    )
